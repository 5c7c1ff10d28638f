import type { AttemptState } from '../tables.ts';

/** What moves an attempt from one state to another. */
interface AttemptTransition {
  /** null: there was none. */
  from: AttemptState | null;
  to: AttemptState;
  when: string;
}

/**
 * Every change of an attempt's state. `attempt.ts` makes each as one conditional update, so that of two that compete for
 * a row one wins; a finished or abandoned attempt never changes again.
 */
export const attemptTransitions = {
  issue: { from: null, to: 'open', when: 'the page asks for a challenge' },
  claim: { from: 'open', to: 'analysing', when: 'pictures arrive in time' },
  reclaim: {
    from: 'analysing',
    to: 'analysing',
    when: 'pictures arrive again after the server that had them died',
  },
  release: { from: 'analysing', to: 'open', when: 'the analysis could not be made, or goes on' },
  releaseSuperseded: {
    from: 'analysing',
    to: 'abandoned',
    when: 'the same, after a newer challenge was issued',
  },
  finish: { from: 'analysing', to: 'finished', when: 'the capture is judged' },
  supersede: { from: 'open', to: 'abandoned', when: 'a newer challenge is issued' },
  supersedeStale: { from: 'analysing', to: 'abandoned', when: 'the same, after the server that had it died' },
} as const satisfies Record<string, AttemptTransition>;
