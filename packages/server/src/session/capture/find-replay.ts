import { mirrorSignature, signatureVersion } from '@selfsame/face';
import { judgeReplay, mostTelling, type ReplaySearch } from '../../judge/judge-replay.ts';
import type { Db } from '../../store/seal/vault.ts';
import { findHashCandidates } from '../../store/session/frame-hash.ts';

/**
 * Looks for a capture's pictures among the tenant's earlier ones, as they are and turned round; null where none are kept.
 * @param capture.stills how many of the signatures, the first ones, are of the pictures after the dialogue
 */
export async function findReplay(
  db: Db,
  replaySec: number,
  capture: {
    tenantId: string;
    attemptId: string;
    signatures: readonly Uint8Array[];
    stills: number;
    now: Date;
  },
): Promise<ReplaySearch | null> {
  if (replaySec === 0) return null;
  const { now, signatures, stills } = capture;
  const since = new Date(now.getTime() - replaySec * 1_000);
  const candidates = [];
  for (const signature of signatures) {
    const hashes = [signature, mirrorSignature(signature)];
    const rows = await findHashCandidates(db, { ...capture, hashes, version: signatureVersion, since });
    candidates.push(
      rows.map(({ attemptId, hash, createdAt }) => ({
        attemptId,
        hash,
        agoSec: (now.getTime() - createdAt.getTime()) / 1_000,
      })),
    );
  }
  return mostTelling([
    judgeReplay(signatures.slice(0, stills), candidates.slice(0, stills)),
    judgeReplay(signatures, candidates),
  ]);
}
