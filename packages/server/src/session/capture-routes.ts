import type { Handlers } from '../platform/handler.ts';
import { answerStep } from './answer-step.ts';
import { approveSession } from './approve-session.ts';
import { readStepFrame } from './capture-parts.ts';
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
  | 'AnswerStep'
  | 'ReportCaptureMarks'
  | 'DeclineCaptureSession'
  | 'ApproveCaptureSession'
>;

/** The capture page's own API. */
export const captureHandlers = (deps: SessionDependencies): CaptureHandlers => ({
  OpenCaptureSession: ({ body }) => openCapture(deps, body),
  GetCaptureSession: ({ principal }) => readCapture(deps, principal),
  IssueAttempt: ({ principal, body }) => issueAttempt(deps, principal, body),
  SubmitAttempt: ({ principal, params, parts }) => submitAttempt(deps, principal, params.attemptId, parts),
  AnswerStep: ({ principal, params, parts }) =>
    answerStep(deps, principal, params.attemptId, readStepFrame(parts)),
  // Whoever serves this counts what goes by; nothing is kept.
  ReportCaptureMarks: async () => ({}),
  DeclineCaptureSession: ({ principal }) => declineSession(deps, principal),
  ApproveCaptureSession: ({ principal }) => approveSession(deps, principal),
});
