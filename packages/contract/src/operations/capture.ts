import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import {
  AttemptParams,
  CaptureMarks,
  CaptureOutcome,
  CaptureState,
  ChallengeState,
  IssueAttemptRequest,
  IssuedAttempt,
  OpenCaptureRequest,
  OpenedCapture,
} from '../schemas/capture.ts';

const service = 'capture';
const tag = 'Capture';
const access = { kind: 'capture' } as const;
const noBody = { body: Type.Unknown(), bodyOptional: true } as const;

/** Our own capture API, spoken by the capture page (camelCase). */
export const captureOperations = {
  OpenCaptureSession: operation({
    service,
    method: 'POST',
    path: '/sessions/open',
    access: { kind: 'public' },
    tag,
    summary: 'Open a session with the id and secret of its link',
    body: OpenCaptureRequest,
    response: OpenedCapture,
    errors: ['E_TENANT_DISABLED', 'E_LINK_NOT_VALID', 'E_LINK_KIND_MISMATCH', 'E_RATE_LIMITED'],
  }),
  GetCaptureSession: operation({
    service,
    method: 'GET',
    path: '/session',
    access,
    tag,
    summary: 'Read the session again',
    response: CaptureState,
    errors: [],
  }),
  IssueAttempt: operation({
    service,
    method: 'POST',
    path: '/attempts',
    access,
    tag,
    summary: 'Ask for a fresh single-use challenge',
    body: IssueAttemptRequest,
    bodyOptional: true,
    response: IssuedAttempt,
    errors: [
      'E_APPROVAL_REQUIRED',
      'E_PASSKEY_REQUIRED',
      'E_PASSKEY_CODE_REQUIRED',
      'E_PASSKEY_DELAY_RUNNING',
      'E_CONSENT_REQUIRED',
      'E_SANDBOX_ONLY',
      'E_TRANSACTION_IN_REVIEW',
      'E_TRANSACTION_FINISHED',
      'E_TRANSACTION_EXPIRED',
    ],
  }),
  SubmitAttempt: operation({
    service,
    method: 'POST',
    path: '/attempts/{attemptId}',
    access,
    tag,
    summary:
      'Submit the evidence of one capture: `meta` (JSON), then `frame` parts (image/jpeg) in time order',
    params: AttemptParams,
    bodyKind: 'multipart',
    bodyLimit: limits.captureBytes,
    response: CaptureOutcome,
    errors: [
      'E_ATTEMPT_NOT_OPEN',
      'E_APPROVAL_REQUIRED',
      'E_PASSKEY_REQUIRED',
      'E_PASSKEY_CODE_REQUIRED',
      'E_PASSKEY_DELAY_RUNNING',
      'E_CHALLENGE_NOT_ANSWERED',
      'E_TRANSACTION_IN_REVIEW',
      'E_TRANSACTION_FINISHED',
      'E_TRANSACTION_EXPIRED',
      'E_BODY_TOO_LARGE',
      'E_MEDIA_TYPE_NOT_SUPPORTED',
      'E_SERVER_BUSY',
    ],
  }),
  AnswerStep: operation({
    service,
    method: 'POST',
    path: '/attempts/{attemptId}/steps',
    access,
    tag,
    summary:
      'Send one frame of a running challenge (part `frame`, image/jpeg) and read what is asked next; the same over a WebSocket at `/attempts/{attemptId}/dialogue`',
    params: AttemptParams,
    bodyKind: 'multipart',
    bodyLimit: limits.stepFrameBytes + 4_096,
    response: ChallengeState,
    errors: [
      'E_ATTEMPT_NOT_OPEN',
      'E_TRANSACTION_FINISHED',
      'E_TRANSACTION_EXPIRED',
      'E_BODY_TOO_LARGE',
      'E_MEDIA_TYPE_NOT_SUPPORTED',
      'E_SERVER_BUSY',
    ],
  }),
  ReportCaptureMarks: operation({
    service,
    method: 'POST',
    path: '/marks',
    access,
    tag,
    summary:
      'Tell how far the page has got, for the funnel in `/metrics`; anonymous, and nothing waits for it',
    body: CaptureMarks,
    response: Type.Object({}),
    errors: [],
  }),
  DeclineCaptureSession: operation({
    service,
    method: 'POST',
    path: '/decline',
    access,
    tag,
    summary: 'The user declines',
    ...noBody,
    response: CaptureState,
    errors: ['E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED'],
  }),
  ApproveCaptureSession: operation({
    service,
    method: 'POST',
    path: '/approve',
    access,
    tag,
    summary:
      'The user approves what a transaction is about. It comes before the capture of a verification; a transaction without one ends with it. Repeating it changes nothing',
    ...noBody,
    response: CaptureState,
    errors: ['E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED', 'E_INVALID_ARGUMENT'],
  }),
};
