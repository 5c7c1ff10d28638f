import { type CaptureMarks, type CaptureOutcome, captureMarks, remedies } from '@selfsame/contract';
import type { Metrics } from '../../platform/metrics.ts';
import type { CaptureHandlers } from './capture-routes.ts';

const captureOutcomes = [
  'accepted',
  'retry',
  'rejected',
  'continue',
  'review',
] as const satisfies readonly CaptureOutcome['outcome'][];
const pageBounds = [0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 60, 120, 300, 900] as const;

/** The same handler, telling what it answered once it succeeded. */
const telling =
  <Call, Answer>(handler: (call: Call) => Promise<Answer>, tell: (answer: Answer, call: Call) => void) =>
  async (call: Call): Promise<Answer> => {
    const answer = await handler(call);
    tell(answer, call);
    return answer;
  };

/**
 * Counts decisions, the steps of captures that the server sees, and how far pages get by their own marks.
 * @param countDecision told of every judged capture; the dialogue's socket tells it by itself
 */
export function countCaptures(
  handlers: CaptureHandlers,
  metrics: Metrics,
  countDecision: (outcome: CaptureOutcome) => void,
): CaptureHandlers {
  const step = metrics.counter('selfsame_capture_steps_total', 'Steps that capture pages reached', {
    step: ['opened', 'approved', 'declined', 'challenged'],
  });
  const countMarks = createMarkCounter(metrics);
  return {
    ...handlers,
    OpenCaptureSession: telling(handlers.OpenCaptureSession, () => step({ step: 'opened' })),
    ApproveCaptureSession: telling(handlers.ApproveCaptureSession, () => step({ step: 'approved' })),
    DeclineCaptureSession: telling(handlers.DeclineCaptureSession, () => step({ step: 'declined' })),
    IssueAttempt: telling(handlers.IssueAttempt, () => step({ step: 'challenged' })),
    SubmitAttempt: telling(handlers.SubmitAttempt, countDecision),
    AnswerStep: telling(handlers.AnswerStep, ({ outcome }) => outcome && countDecision(outcome)),
    ReportCaptureMarks: telling(handlers.ReportCaptureMarks, (_, { body }) => countMarks(body)),
  };
}

/** Counts decisions by outcome and remedy. */
export function createDecisionCounter(metrics: Metrics): (outcome: CaptureOutcome) => void {
  const decided = metrics.counter('selfsame_decisions_total', 'Judged captures by outcome', {
    outcome: captureOutcomes,
  });
  const advised = metrics.counter('selfsame_remedies_total', 'Hints that users got', {
    outcome: captureOutcomes,
    remedy: remedies,
  });
  return (judged) => {
    decided({ outcome: judged.outcome });
    for (const remedy of judged.remedies) advised({ outcome: judged.outcome, remedy });
  };
}

/** Counts what pages tell of themselves: the funnel, where it leaks, and after which advice. */
function createMarkCounter(metrics: Metrics): (marks: CaptureMarks) => void {
  const reached = metrics.counter(
    'selfsame_capture_page_marks_total',
    'Capture pages that got so far: the funnel, in the order opened, camera, firstFace, captured, uploaded, result',
    { mark: captureMarks },
  );
  const took = metrics.histogram(
    'selfsame_capture_page_seconds',
    'Time from the navigation of a capture page to its mark',
    { mark: captureMarks },
    pageBounds,
  );
  const left = metrics.counter(
    'selfsame_capture_page_left_total',
    'Capture pages that were left before their end, by the last mark they got to',
    { after: ['navigation', ...captureMarks] },
  );
  const advised = metrics.counter(
    'selfsame_capture_page_remedies_total',
    'Remedies that pages showed (told), and after which another capture was begun (tried)',
    { remedy: remedies, step: ['told', 'tried'] },
  );
  return ({ marks, told, tried, leftAfter }) => {
    for (const { mark, atMs } of marks) {
      reached({ mark });
      took({ mark }, atMs / 1_000);
    }
    for (const remedy of told) advised({ remedy, step: 'told' });
    for (const remedy of tried) advised({ remedy, step: 'tried' });
    if (leftAfter !== null) left({ after: leftAfter });
  };
}
