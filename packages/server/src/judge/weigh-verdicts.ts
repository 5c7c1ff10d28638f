import type { Remedy } from '@selfsame/contract';
import type { Verdict } from './signal.ts';

/** What the verdicts on a capture come to: whether a living person was before the camera. */
export type Liveness =
  | { state: 'passed' }
  /** A signal is in doubt, and nothing settled it. */
  | { state: 'doubted'; remedies: Remedy[] }
  /** A challenge was not answered, or its pictures do not fit with it. */
  | { state: 'refused'; countsAs: 'liveness' | 'quality'; remedies: Remedy[] }
  /** A signal says that it is none. */
  | { state: 'failed'; remedies: Remedy[] }
  /** A signal that must be known could not be measured. */
  | { state: 'unknown'; remedies: Remedy[] };

/** Whether a doubtful value is good enough once nothing further can be asked for. */
function isSettled({ value, bounds }: Verdict): boolean {
  if (value === null || bounds === null || bounds.settle === null) return false;
  return bounds.better === 'higher' ? value >= bounds.settle : value <= bounds.settle;
}

/**
 * Weighs the verdicts on one capture. Pure, and the only place that says whether a capture counts as live. The worst
 * speaks: a fault of the challenge before a failure, a failure before what could not be measured, that before a doubt.
 * @param canGoOn whether a further step can still be asked for; if not, a doubt is held to the signal's operating point
 */
export function weighVerdicts(verdicts: readonly Verdict[], canGoOn: boolean): Liveness {
  const worst = (weight: Verdict['countedAs']) =>
    verdicts.find(({ countedAs, fault }) => countedAs === weight && fault === null);
  const fault = verdicts.find((verdict) => verdict.fault !== null);
  if (fault) {
    const countsAs = fault.countedAs === 'quality' ? 'quality' : 'liveness';
    return { state: 'refused', countsAs, remedies: fault.remedies };
  }
  const failed = worst('liveness');
  if (failed) return { state: 'failed', remedies: failed.remedies };
  const unknown = worst('quality');
  if (unknown) return { state: 'unknown', remedies: unknown.remedies };
  const doubts = verdicts.filter(({ countedAs }) => countedAs === 'doubt');
  const doubt = canGoOn ? doubts[0] : doubts.find((verdict) => !isSettled(verdict));
  return doubt ? { state: 'doubted', remedies: doubt.remedies } : { state: 'passed' };
}
