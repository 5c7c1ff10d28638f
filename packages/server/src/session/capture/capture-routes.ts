import type { Handlers } from '../../platform/http/handler.ts';
import { clientKey } from '../../platform/http/rate-limit.ts';
import type { Log } from '../../platform/log.ts';
import { answerStep } from '../dialogue/answer-step.ts';
import { rememberBrowser } from '../known-browser/remember-browser.ts';
import { answerPasskey } from '../passkey/answer-passkey.ts';
import { beginPasskey } from '../passkey/begin-passkey.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { answerCode } from '../passkey-code/answer-code.ts';
import { sendCode } from '../passkey-code/send-code.ts';
import { stopDelay } from '../passkey-delay/stop-delay.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { approveSession } from './approve-session.ts';
import { readStepFrame } from './capture-parts.ts';
import { declineSession } from './decline-session.ts';
import { issueAttempt } from './issue-attempt.ts';
import { openCapture } from './open-capture.ts';
import { readCapture } from './read-capture.ts';
import { submitAttempt } from './submit-attempt.ts';

/** What answers the capture page. */
export type CaptureHandlers = Pick<
  Handlers,
  | 'OpenCaptureSession'
  | 'GetCaptureSession'
  | 'IssueAttempt'
  | 'SubmitAttempt'
  | 'AnswerStep'
  | 'ReportCaptureMarks'
  | 'DeclineCaptureSession'
  | 'ApproveCaptureSession'
  | 'BeginCapturePasskey'
  | 'AnswerCapturePasskey'
  | 'SkipCapturePasskey'
  | 'SendCapturePasskeyCode'
  | 'AnswerCapturePasskeyCode'
  | 'StopPasskeyDelay'
>;

/** The capture page's own API. */
export const captureHandlers = (
  deps: SessionDependencies & { log: Pick<Log, 'error'> },
): CaptureHandlers => ({
  OpenCaptureSession: ({ body, remoteAddress, browser }) => openCapture(deps, body, remoteAddress, browser),
  GetCaptureSession: ({ principal }) => readCapture(deps, principal),
  IssueAttempt: ({ principal, body }) => issueAttempt(deps, principal, body),
  SubmitAttempt: ({ principal, params, parts, browser }) =>
    submitAttempt(deps, principal, params.attemptId, parts, (judged) =>
      rememberBrowser(deps, principal, judged, browser),
    ),
  AnswerStep: ({ principal, params, parts }) =>
    answerStep(deps, principal, params.attemptId, readStepFrame(parts)),
  // The marks are counted as they go by (`count-captures.ts`); nothing is kept.
  ReportCaptureMarks: async () => ({}),
  DeclineCaptureSession: ({ principal }) => declineSession(deps, principal),
  ApproveCaptureSession: ({ principal }) => approveSession(deps, principal),
  BeginCapturePasskey: ({ principal, body }) => beginPasskey(deps, principal, body),
  AnswerCapturePasskey: ({ principal, body }) => answerPasskey(deps, principal, body),
  SkipCapturePasskey: ({ principal, body }) => skipPasskey(deps, principal, body.reason),
  SendCapturePasskeyCode: ({ principal, body }) => sendCode(deps, principal, body),
  AnswerCapturePasskeyCode: ({ principal, body }) => answerCode(deps, principal, body),
  StopPasskeyDelay: ({ body, remoteAddress }) => stopDelay(deps, body, clientKey(remoteAddress)),
});
