import type { CaptureMarks, CaptureOutcome } from '@selfsame/contract';
import type { Handlers } from './platform/handler.ts';
import type { Metrics } from './platform/metrics.ts';

const pageBounds = [0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 60, 120, 300, 900] as const;

/** Counts how far capture pages get by their own marks: the funnel, where it leaks, and after which advice. */
export function measureFunnel(handlers: Handlers, metrics: Metrics): Handlers {
  const reached = metrics.counter(
    'selfsame_capture_page_marks_total',
    'Capture pages that got so far: the funnel, in the order opened, camera, firstFace, captured, uploaded, result',
  );
  const took = metrics.histogram(
    'selfsame_capture_page_seconds',
    'Time from the navigation of a capture page to its mark',
    pageBounds,
  );
  const left = metrics.counter(
    'selfsame_capture_page_left_total',
    'Capture pages that were left before their end, by the last mark they got to',
  );
  const advised = metrics.counter(
    'selfsame_capture_page_remedies_total',
    'Remedies that pages showed (told), and after which another capture was begun (tried)',
  );
  const count = ({ marks, told, tried, leftAfter }: CaptureMarks): void => {
    for (const { mark, atMs } of marks) {
      reached({ mark });
      took({ mark }, atMs / 1_000);
    }
    for (const remedy of told) advised({ remedy, step: 'told' });
    for (const remedy of tried) advised({ remedy, step: 'tried' });
    if (leftAfter !== null) left({ after: leftAfter });
  };
  const { ReportCaptureMarks } = handlers;
  return {
    ...handlers,
    ReportCaptureMarks: async (call) => {
      const answer = await ReportCaptureMarks(call);
      count(call.body);
      return answer;
    },
  };
}

/** Counts decisions by outcome and remedy. */
export function createDecisionCounter(metrics: Metrics): (outcome: CaptureOutcome) => void {
  const decided = metrics.counter('selfsame_decisions_total', 'Judged captures by outcome');
  const advised = metrics.counter('selfsame_remedies_total', 'Hints that users got');
  return ({ outcome, remedies }) => {
    decided({ outcome });
    for (const remedy of remedies) advised({ outcome, remedy });
  };
}
