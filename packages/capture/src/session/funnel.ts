import type { CaptureMark, CaptureMarks, Remedy } from '@selfsame/contract';
import type { PageModel, State } from '../machine/states.ts';

/** What a funnel needs of its surroundings. */
export interface FunnelNeeds {
  /** Milliseconds since the page's navigation. */
  readonly clock: () => number;
  /** Takes a report on its way; nobody waits for it. */
  readonly send: (report: CaptureMarks) => void;
}

/**
 * Notes how far the user gets and tells the server now and then: marks and times, no word of who or what. Each mark
 * counts once per page.
 */
export class Funnel {
  readonly #needs: FunnelNeeds;
  readonly #reached = new Set<CaptureMark>();
  #last: CaptureMark | 'navigation' = 'navigation';
  #marks: CaptureMarks['marks'] = [];
  #told: Remedy[] = [];
  #tried: Remedy[] = [];
  #open: readonly Remedy[] = [];
  #isOver = false;

  constructor(needs: FunnelNeeds) {
    this.#needs = needs;
  }

  /** The page's model has changed. */
  saw({ state, session }: PageModel): void {
    if (session === null || this.#isOver) return;
    for (const mark of marksOf(state)) this.#note(mark);
    if (state.name === 'retry' && this.#open.length === 0) {
      this.#told.push(...state.remedies);
      this.#open = state.remedies;
    }
    if (state.name === 'capturing') {
      this.#tried.push(...this.#open);
      this.#open = [];
    }
    // An offer comes after the accepted capture: whoever leaves there has left nothing.
    if (state.name === 'done' || (state.name === 'passkey' && state.step === 'offer')) {
      this.flush();
      this.#isOver = true;
    }
  }

  /** Tells what has come up since the last time. */
  flush(): void {
    if (this.#marks.length + this.#told.length + this.#tried.length > 0) this.#report(null);
  }

  /** The page is being left; before its end, that is what the server is told. */
  leave(): void {
    if (this.#isOver || this.#reached.size === 0) return;
    this.#isOver = true;
    this.#report(this.#last);
  }

  #note(mark: CaptureMark): void {
    if (this.#reached.has(mark)) return;
    this.#reached.add(mark);
    this.#last = mark;
    this.#marks.push({ mark, atMs: Math.max(0, Math.round(this.#needs.clock())) });
  }

  #report(leftAfter: CaptureMarks['leftAfter']): void {
    const unique = (remedies: Remedy[]) => [...new Set(remedies)];
    this.#needs.send({
      marks: this.#marks,
      told: unique(this.#told),
      tried: unique(this.#tried),
      leftAfter,
    });
    this.#marks = [];
    this.#told = [];
    this.#tried = [];
  }
}

/** What a state shows to be reached. */
function marksOf(state: State): readonly CaptureMark[] {
  switch (state.name) {
    case 'position': {
      const { hint } = state;
      return hint === null || hint === 'noFace' || hint === 'dark'
        ? ['opened', 'camera']
        : ['opened', 'camera', 'firstFace'];
    }
    case 'hold':
    case 'capturing':
      return ['opened', 'camera', 'firstFace'];
    case 'uploading':
      return state.fraction < 1 ? ['captured'] : ['captured', 'uploaded'];
    case 'code':
      return ['captured', 'uploaded'];
    case 'passkey':
      return state.step === 'offer' ? ['captured', 'uploaded', 'result'] : ['opened'];
    case 'done':
      return state.end === 'success' ? ['captured', 'uploaded', 'result'] : ['result'];
    default:
      return ['opened'];
  }
}
