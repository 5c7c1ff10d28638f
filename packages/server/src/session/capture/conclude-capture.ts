import { DataType } from '@selfsame/contract';
import type { Evidence, TurnedView } from '@selfsame/face';
import type { CaptureSummary } from '../../judge/capture-summary.ts';
import type { Decision, Fault } from '../../judge/decide.ts';
import type { Actor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import { countAttempt, type SessionRow } from '../../store/session/session.ts';
import { readGenericSettings } from '../../store/tenant/tenant-setting.ts';
import { endPending, type PendingEnd } from '../life/end-pending.ts';
import { publishJudged } from '../life/publish-session.ts';
import { endOfFault } from '../life/session-end.ts';
import { openStandIn } from '../passkey/stand-in.ts';
import { beginDelay } from '../passkey-delay/begin-delay.ts';
import { holdFace, openReview } from '../review/open-review.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { hashInputs } from './hash-inputs.ts';
import {
  type AcceptedCapture,
  portraitQuality,
  sealTempCapture,
  storeTempCapture,
} from './store-temp-capture.ts';
import { verifyAddresses } from './verify-addresses.ts';

type Dependencies = Pick<
  SessionDependencies,
  | 'vault'
  | 'blobs'
  | 'jobs'
  | 'events'
  | 'tempDataSec'
  | 'bindCredential'
  | 'recordFailedAttempt'
  | 'clearFailedAttempts'
  | 'markAddressVerified'
  | 'delivery'
>;

/** A judged capture, ready to be written down. */
export interface JudgedCapture {
  attemptId: string;
  evidence: Evidence;
  frames: Buffer[];
  /** The face from the sides that the challenge asked for; none after a passive one. */
  views: readonly TurnedView[];
  decision: Decision;
  summary: CaptureSummary;
  actor: Actor;
}

/** Failures that speak against the person, and so count towards the lockout of the account. */
const countsForLockout: Record<Fault, boolean> = {
  quality: false,
  liveness: true,
  match: true,
  matchAndLiveness: true,
};

function acceptedCapture({ evidence, frames, views, summary }: JudgedCapture): AcceptedCapture {
  const portrait = evidence.portrait === null ? undefined : frames[evidence.portrait];
  if (!evidence.template || !portrait) throw new Error('An accepted capture without a template or portrait');
  const modelId = evidence.models.embedder.id;
  const quality = portraitQuality(evidence);
  return { template: evidence.template, modelId, views, portrait, quality, summary };
}

function bind(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  capture: AcceptedCapture & { actor: Actor },
  tempId: string,
  now: Date,
) {
  if (!session.account_id) throw new Error(`Enrolment ${session.id} names no account`);
  return deps.bindCredential(tx, {
    tenantId: session.tenant_id,
    accountId: session.account_id,
    template: capture.template,
    modelId: capture.modelId,
    views: capture.views,
    image: capture.portrait,
    dataType: DataType.Jpeg,
    isProofed: true,
    quality: capture.quality,
    tempId,
    actor: capture.actor,
    now,
  });
}

/** What is kept of an accepted capture. */
type Kept = Pick<PendingEnd, 'tempId' | 'isCopyLeftOut'>;

/** The copy of a verification, where there is room. Nobody is refused for it: its data key is an orphan then, as after a crash. */
async function keepCopy(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  capture: AcceptedCapture,
  now: Date,
): Promise<Kept> {
  try {
    const temp = await sealTempCapture(deps, tx, session, capture, now);
    return { tempId: await storeTempCapture(deps, tx, temp, now) };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'E_QUOTA_EXCEEDED') throw error;
    return { tempId: null, isCopyLeftOut: true };
  }
}

/**
 * Writes down what an accepted capture brings, by the kind of its session. It claims room: what
 * locks the account comes before it.
 */
export async function acceptCapture(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  { capture, actor }: { capture: AcceptedCapture; actor: Actor },
  now: Date,
): Promise<Kept> {
  switch (session.kind) {
    case 'selfie': {
      const temp = await sealTempCapture(deps, tx, session, capture, now);
      return { tempId: await storeTempCapture(deps, tx, temp, now) };
    }
    case 'enrolment': {
      const temp = await sealTempCapture(deps, tx, session, capture, now);
      // First, as it locks the account and looks for duplicates: whoever claims room has done both.
      await bind(deps, tx, session, { ...capture, actor }, temp.id, now);
      return { tempId: await storeTempCapture(deps, tx, temp, now) };
    }
    case 'verification': {
      if (session.account_id)
        await deps.clearFailedAttempts(tx, { accountId: session.account_id, sessionId: session.id });
      const settings = await readGenericSettings(tx, session.tenant_id);
      // Unless the tenant asked for it, a verification leaves no picture and no template behind.
      return settings.StoreTransactionSensitiveData
        ? keepCopy(deps, tx, session, capture, now)
        : { tempId: null };
    }
  }
}

/** Counts a judged capture and writes its consequence down, under the lock of the session's row. */
export async function concludeCapture(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  judged: JudgedCapture,
  now: Date,
): Promise<SessionRow> {
  const counted = await countAttempt(tx, session.id);
  const { decision, summary, actor, attemptId } = judged;
  await publishJudged(deps.events, tx, counted, { attemptId, summary, actor, now });
  const capture = { attemptId, summary, inputs: hashInputs(judged.frames) };
  switch (decision.outcome) {
    case 'continue':
      throw new Error('A capture that goes on is not concluded');
    case 'retry':
      // As this device sees it still, in a browser that is known.
      return { ...counted, passkey_browser_id: session.passkey_browser_id };
    case 'review':
      return openReview(deps, tx, counted, { ...judged, capture: acceptedCapture(judged) }, now);
    case 'accepted': {
      const standIn = openStandIn(counted);
      if (standIn === 'code' || standIn === 'delay') {
        const face = { ...judged, capture: acceptedCapture(judged) };
        const held = await holdFace(deps, tx, counted, face, now);
        return standIn === 'code' ? held : beginDelay(deps, tx, held, { capture, actor, now });
      }
      await verifyAddresses(deps, tx, counted, { actor, now });
      const kept = await acceptCapture(deps, tx, counted, { capture: acceptedCapture(judged), actor }, now);
      return endPending(deps, tx, counted, { reason: 'accepted', capture, ...kept, actor, now });
    }
    case 'rejected': {
      if (counted.kind === 'verification' && counted.account_id && countsForLockout[decision.fault]) {
        await deps.recordFailedAttempt(tx, {
          tenantId: counted.tenant_id,
          accountId: counted.account_id,
          sessionId: counted.id,
          now,
        });
      }
      const reason = endOfFault[decision.fault];
      return endPending(deps, tx, counted, { reason, capture, tempId: null, actor, now });
    }
  }
}
