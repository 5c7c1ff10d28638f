import type {
  CapturePasskeyCeremony,
  CapturePasskeyCode,
  CapturePasskeyCodeOutcome,
  CapturePasskeyOutcome,
  CaptureState,
} from '@selfsame/contract';
import type { CallWithToken, SessionApi } from './session-api.ts';

/** The calls by which the user answers what is asked before a picture. */
export const answerCalls = (
  callWithToken: CallWithToken,
): Pick<
  SessionApi,
  'accept' | 'decline' | 'beginPasskey' | 'answerPasskey' | 'skipPasskey' | 'sendCode' | 'answerCode'
> => ({
  accept: (signal) => callWithToken<CaptureState>({ url: '/approve' }, signal),
  decline: (signal) => callWithToken<CaptureState>({ url: '/decline' }, signal),
  beginPasskey: (asked, signal) =>
    callWithToken<CapturePasskeyCeremony>({ url: '/passkey/begin', body: JSON.stringify(asked) }, signal),
  answerPasskey: (answer, signal) =>
    callWithToken<CapturePasskeyOutcome>({ url: '/passkey', body: JSON.stringify(answer) }, signal),
  skipPasskey: (reason, signal) =>
    callWithToken<CaptureState>({ url: '/passkey/skip', body: JSON.stringify({ reason }) }, signal),
  sendCode: (again, signal) =>
    callWithToken<CapturePasskeyCode>(
      { url: '/passkey/code/send', body: JSON.stringify({ again }), isOnce: again },
      signal,
    ),
  answerCode: (code, signal) =>
    callWithToken<CapturePasskeyCodeOutcome>(
      { url: '/passkey/code', body: JSON.stringify({ code }), isOnce: true },
      signal,
    ),
});
