import type {
  CaptureOutcome,
  CapturePasskeyOutcome,
  CaptureState,
  IssuedAttempt,
  SandboxPasskeyAnswer,
  SimulateAttemptRequest,
} from '@selfsame/contract';
import type { CallWithToken } from '../session/session-api.ts';

/** The calls that only a session of a sandbox may make. They reject as the session API does. */
export interface SandboxCalls {
  /** An attempt that takes no pictures. */
  issueAttempt(signal?: AbortSignal): Promise<IssuedAttempt>;
  /** Says how such an attempt comes out. Sent again with the same id, it has the same outcome. */
  simulate(attemptId: string, request: SimulateAttemptRequest, signal?: AbortSignal): Promise<CaptureOutcome>;
  /** Makes or shows a passkey without an authenticator. */
  usePasskey(passkey: SandboxPasskeyAnswer, signal?: AbortSignal): Promise<CapturePasskeyOutcome>;
  /** Waits until the time of the session is over: at once. */
  waitOut(signal?: AbortSignal): Promise<CaptureState>;
}

/** Builds them. */
export const sandboxCalls = (callWithToken: CallWithToken): SandboxCalls => ({
  issueAttempt: (signal) => {
    // Whoever comes here has agreed on the introduction, as before a camera.
    const body = JSON.stringify({ simulated: true, consent: true });
    return callWithToken<IssuedAttempt>({ url: '/attempts', body }, signal);
  },
  simulate: (attemptId, request, signal) =>
    callWithToken<CaptureOutcome>(
      { url: `/attempts/${encodeURIComponent(attemptId)}/simulate`, body: JSON.stringify(request) },
      signal,
    ),
  usePasskey: (passkey, signal) =>
    callWithToken<CapturePasskeyOutcome>(
      { url: '/passkey/simulate', body: JSON.stringify({ passkey }), isOnce: true },
      signal,
    ),
  waitOut: (signal) => callWithToken<CaptureState>({ url: '/wait' }, signal),
});
