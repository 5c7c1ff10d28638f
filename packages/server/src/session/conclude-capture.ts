import { DataType } from '@selfsame/contract';
import type { Evidence } from '@selfsame/face';
import type { Actor } from '../platform/events.ts';
import { countAttempt, type SessionRow } from '../store/session.ts';
import { readGenericSettings } from '../store/tenant-setting.ts';
import type { Db } from '../store/vault.ts';
import type { CaptureSummary } from './capture-summary.ts';
import type { Decision, Fault } from './decide.ts';
import { endPending } from './end-pending.ts';
import { hashInputs } from './hash-inputs.ts';
import { publishJudged } from './publish-session.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { endOfFault } from './session-end.ts';
import { type AcceptedCapture, portraitQuality, storeTempCapture } from './store-temp-capture.ts';
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
>;

/** A judged capture, ready to be written down. */
export interface JudgedCapture {
  attemptId: string;
  evidence: Evidence;
  frames: Buffer[];
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

const acceptedCapture = ({ evidence, frames, summary }: JudgedCapture): AcceptedCapture => {
  const portrait = evidence.portrait === null ? undefined : frames[evidence.portrait];
  if (!evidence.template || !portrait) throw new Error('An accepted capture without a template or portrait');
  return { evidence, template: evidence.template, portrait, summary };
};

const bind = (
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  capture: AcceptedCapture & { actor: Actor },
  tempId: string,
  now: Date,
) => {
  if (!session.account_id) throw new Error(`Enrolment ${session.id} names no account`);
  return deps.bindCredential(tx, {
    tenantId: session.tenant_id,
    accountId: session.account_id,
    template: capture.template,
    modelId: capture.evidence.models.embedder.id,
    image: capture.portrait,
    dataType: DataType.Jpeg,
    isProofed: true,
    quality: portraitQuality(capture.evidence),
    tempId,
    actor: capture.actor,
    now,
  });
};

/** Writes down what an accepted capture brings, by the kind of its session; returns the TempId, if any. */
const accept = async (
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  judged: JudgedCapture,
  now: Date,
): Promise<string | null> => {
  const capture = acceptedCapture(judged);
  switch (session.kind) {
    case 'selfie':
      return storeTempCapture(deps, tx, session, capture, now);
    case 'enrolment': {
      const tempId = await storeTempCapture(deps, tx, session, capture, now);
      await bind(deps, tx, session, { ...capture, actor: judged.actor }, tempId, now);
      return tempId;
    }
    case 'verification': {
      if (session.account_id) await deps.clearFailedAttempts(tx, session.account_id);
      const settings = await readGenericSettings(tx, session.tenant_id);
      // Unless the tenant asked for it, a verification leaves no picture and no template behind.
      return settings.StoreTransactionSensitiveData
        ? storeTempCapture(deps, tx, session, capture, now)
        : null;
    }
  }
};

/** Counts a judged capture and writes its consequence down, under the lock of the session's row. */
export const concludeCapture = async (
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  judged: JudgedCapture,
  now: Date,
): Promise<SessionRow> => {
  const counted = await countAttempt(tx, session.id);
  const { decision, summary, actor, attemptId } = judged;
  await publishJudged(deps.events, tx, counted, { attemptId, summary, actor, now });
  const capture = { attemptId, summary, inputs: hashInputs(judged.frames) };
  switch (decision.outcome) {
    case 'continue':
      throw new Error('A capture that goes on is not concluded');
    case 'retry':
      return counted;
    case 'accepted': {
      const tempId = await accept(deps, tx, counted, judged, now);
      await verifyAddresses(deps, tx, counted, { actor, now });
      return endPending(deps, tx, counted, { reason: 'accepted', capture, tempId, actor, now });
    }
    case 'rejected': {
      if (counted.kind === 'verification' && counted.account_id && countsForLockout[decision.fault]) {
        await deps.recordFailedAttempt(tx, {
          tenantId: counted.tenant_id,
          accountId: counted.account_id,
          now,
        });
      }
      const reason = endOfFault[decision.fault];
      return endPending(deps, tx, counted, { reason, capture, tempId: null, actor, now });
    }
  }
};
