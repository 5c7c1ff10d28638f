import type { CaptureState, Handoff, HandoffProgress } from '@selfsame/contract';
import type { SessionApi } from '../session/session-api.ts';
import { ApiError } from '../session/session-api.ts';

/** Pause after a failure; a server or proxy that cuts long waits off is thereby asked every few seconds. */
const PAUSE_MS = 3_000;
/** A link is renewed this long before its end, so that nobody scans one that has just lapsed. */
const RENEW_BEFORE_MS = 30_000;

/** What the desktop's side of a hand-off needs, and whom it tells. */
export interface HandoffNeeds {
  readonly api: Pick<SessionApi, 'createHandoff' | 'followHandoff'>;
  /** A hand-off that was claimed before this page was opened. */
  readonly known: string | null;
  /** Resolves as soon as the page can be seen. */
  readonly whenVisible: (signal: AbortSignal) => Promise<void>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly clock: () => number;
  readonly onOffer: (offer: Handoff) => void;
  readonly onClaimed: (code: string) => void;
  readonly onOver: (session: CaptureState) => void;
}

/**
 * Offers the phone a way in, and follows it to the end of the session. Asks nothing while the page is hidden.
 * Returns when the session is over or can't be handed off; rejects with SendingError 'aborted' on the signal.
 */
export async function offerHandoff(needs: HandoffNeeds, signal: AbortSignal): Promise<void> {
  let id = needs.known;
  let stage: HandoffProgress['stage'] | null = null;
  let renewAt = Number.POSITIVE_INFINITY;
  while (!signal.aborted) {
    await needs.whenVisible(signal);
    try {
      if (id === null || (stage !== 'claimed' && needs.clock() >= renewAt)) {
        const offer = await needs.api.createHandoff(signal);
        const lifeMs = Date.parse(offer.expiresAt) - Date.parse(offer.serverTime);
        renewAt = needs.clock() + Math.max(lifeMs - RENEW_BEFORE_MS, PAUSE_MS);
        id = offer.handoffId;
        stage = 'waiting';
        needs.onOffer(offer);
      }
      const progress = await needs.api.followHandoff(id, stage, signal);
      if (progress.stage === 'claimed' && stage !== 'claimed') needs.onClaimed(progress.code);
      if (progress.session !== null) return needs.onOver(progress.session);
      stage = progress.stage;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Refused for good: the session is over or has had its share; its own clock and calls tell the user.
      if (error.problem.kind === 'refused') return;
      await needs.wait(PAUSE_MS, signal);
    }
  }
}
