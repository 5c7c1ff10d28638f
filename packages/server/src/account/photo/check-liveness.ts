import type { CheckLivenessRequest, LivenessDetectionResult } from '@selfsame/contract';
import type { Evidence } from '@selfsame/face';
import type { Kysely } from 'kysely';
import { transaction } from '../../platform/database.ts';
import type { Caller, Events } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { Database } from '../../store/tables.ts';
import { analyseOne, nameReasons } from './analyse-photo.ts';
import { photoEngine, type TenantEngine } from './photo-engine.ts';
import { readImage } from './read-image.ts';

/** How the "live" logit of presentation-attack detection is judged. */
export interface LivenessScale {
  /** Whether one image counts as live, and the lowest logit that does. */
  judgePhoto(logit: number, models: Evidence['models']): { isLive: boolean; acceptFrom: number | null };
  /** Probability of a logit, 0…1. */
  probability(logit: number): number;
}

/** What the check needs. */
export interface CheckLivenessDependencies {
  engine: TenantEngine;
  liveness: LivenessScale;
  db: Kysely<Database>;
  events: Events<Db>;
}

/**
 * Passive presentation-attack detection on one image, judged as a camera frame: the detector lives on what
 * surrounds the head, so a tight crop is unusable and says so. One image says less than a capture of several;
 * nothing here proves that it was taken just now.
 * @throws Problem for an image that can't be read, and E_SERVER_BUSY; an unusable face is an answer, not an error
 */
export async function checkLiveness(
  deps: CheckLivenessDependencies,
  call: Caller & { request: CheckLivenessRequest; now: Date; signal?: AbortSignal },
): Promise<LivenessDetectionResult> {
  const { request, signal } = call;
  const { bytes } = readImage(request.FacialImage);
  const evidence = await analyseOne(await photoEngine(deps, call.tenantId), bytes, 'upload', { signal });
  const frame = evidence.frames[0];
  const version = evidence.models.pad.id;
  if (!frame || frame.padLogit === null || frame.reasons.length > 0) {
    await record(deps, call, { usable: false, isLive: false, models: evidence.models });
    return {
      IsLive: false,
      Version: version,
      Probability: 0,
      Score: 0,
      Quality: 0,
      Error: `The face in the image cannot be used: ${nameReasons(evidence)}.`,
      ErrorId: 'E_FACE_NOT_USABLE',
    };
  }
  const { isLive, acceptFrom } = deps.liveness.judgePhoto(frame.padLogit, evidence.models);
  const data = { usable: true, isLive, logit: frame.padLogit, acceptFrom, models: evidence.models };
  await record(deps, call, data);
  return {
    IsLive: isLive,
    Version: version,
    Probability: deps.liveness.probability(frame.padLogit),
    Score: frame.padLogit,
    Quality: 1,
    Error: null,
    ErrorId: null,
  };
}

const record = (
  { db, events }: CheckLivenessDependencies,
  { tenantId, actor, now }: Caller & { now: Date },
  data: Record<string, unknown>,
): Promise<void> =>
  transaction(db, (tx) =>
    events.publish(tx, { type: 'liveness.checked', tenantId, actor, references: {}, data, at: now }),
  );
