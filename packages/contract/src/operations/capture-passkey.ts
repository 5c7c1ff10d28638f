import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { CaptureState } from '../schemas/capture.ts';
import {
  AnswerCapturePasskeyCodeRequest,
  AnswerCapturePasskeyRequest,
  BeginCapturePasskeyRequest,
  CapturePasskeyCeremony,
  CapturePasskeyCode,
  CapturePasskeyCodeOutcome,
  CapturePasskeyOutcome,
  SendCapturePasskeyCodeRequest,
  SkipCapturePasskeyRequest,
  StopPasskeyDelayRequest,
  StoppedPasskeyDelay,
} from '../schemas/passkey/capture-passkey.ts';

const service = 'capture';
const tag = 'Capture';
const access = { kind: 'capture' } as const;
const over = ['E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED'] as const;

/** The passkey's part of the capture API. `session.passkey.step` says when it is asked for. */
export const capturePasskeyOperations = {
  BeginCapturePasskey: operation({
    service,
    method: 'POST',
    path: '/passkey/begin',
    access,
    tag,
    summary:
      'What the browser’s passkey dialog is opened with; a later call takes the place of an earlier one',
    body: BeginCapturePasskeyRequest,
    bodyOptional: true,
    response: CapturePasskeyCeremony,
    errors: ['E_PASSKEY_STEP_NOT_OPEN', 'E_PASSKEY_ORIGIN_NOT_LISTED', 'E_APPROVAL_REQUIRED', ...over],
  }),
  AnswerCapturePasskey: operation({
    service,
    method: 'POST',
    path: '/passkey',
    access,
    tag,
    summary: 'Send what the authenticator answered; every answer uses its ceremony up',
    body: AnswerCapturePasskeyRequest,
    bodyLimit: limits.passkeys.answerBytes,
    response: CapturePasskeyOutcome,
    errors: [
      'E_CEREMONY_NOT_VALID',
      'E_PASSKEY_STEP_NOT_OPEN',
      'E_PASSKEY_ORIGIN_NOT_LISTED',
      'E_PASSKEY_NOT_ACCEPTED',
      ...over,
    ],
  }),
  SkipCapturePasskey: operation({
    service,
    method: 'POST',
    path: '/passkey/skip',
    access,
    tag,
    summary:
      'Say why no passkey comes. An offer is closed by any reason. A session that asked for one ends without being accepted, unless `passkey.standIn` names what stands in for it: then the face comes next',
    body: SkipCapturePasskeyRequest,
    response: CaptureState,
    errors: ['E_PASSKEY_STEP_NOT_OPEN', 'E_INVALID_ARGUMENT', ...over],
  }),
  SendCapturePasskeyCode: operation({
    service,
    method: 'POST',
    path: '/passkey/code/send',
    access,
    tag,
    summary:
      'Send the code that stands in for a passkey to a confirmed address of the account; when the last code is over, the session ends',
    body: SendCapturePasskeyCodeRequest,
    bodyOptional: true,
    response: CapturePasskeyCode,
    errors: ['E_PASSKEY_STEP_NOT_OPEN', ...over],
  }),
  AnswerCapturePasskeyCode: operation({
    service,
    method: 'POST',
    path: '/passkey/code',
    access,
    tag,
    summary: 'Enter that code. The right one accepts the session, too many wrong ones end it',
    body: AnswerCapturePasskeyCodeRequest,
    response: CapturePasskeyCodeOutcome,
    errors: ['E_PASSKEY_STEP_NOT_OPEN', ...over],
  }),
  StopPasskeyDelay: operation({
    service,
    method: 'POST',
    path: '/passkey/delay/stop',
    access: { kind: 'public' },
    tag,
    summary: 'Stop the wait that stands in for a passkey, with what the link of a notice holds',
    body: StopPasskeyDelayRequest,
    response: StoppedPasskeyDelay,
    errors: ['E_LINK_NOT_VALID'],
  }),
};
