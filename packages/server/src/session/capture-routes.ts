import type { Handlers } from '../platform/handler.ts';
import { approveSession } from './approve-session.ts';
import { declineSession } from './decline-session.ts';
import { issueAttempt } from './issue-attempt.ts';
import { openCapture } from './open-capture.ts';
import { readCapture } from './read-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { submitAttempt } from './submit-attempt.ts';

type CaptureHandlers = Pick<
  Handlers,
  | 'OpenCaptureSession'
  | 'GetCaptureSession'
  | 'IssueAttempt'
  | 'SubmitAttempt'
  | 'DeclineCaptureSession'
  | 'ApproveCaptureSession'
>;

/** The capture page's own API. */
export const captureHandlers = (deps: SessionDependencies): CaptureHandlers => ({
  OpenCaptureSession: ({ body }) => openCapture(deps, body),
  GetCaptureSession: ({ principal }) => readCapture(deps, principal),
  IssueAttempt: ({ principal }) => issueAttempt(deps, principal),
  SubmitAttempt: ({ principal, params, parts }) => submitAttempt(deps, principal, params.attemptId, parts),
  DeclineCaptureSession: ({ principal }) => declineSession(deps, principal),
  ApproveCaptureSession: ({ principal }) => approveSession(deps, principal),
});
