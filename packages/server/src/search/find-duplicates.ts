import { findOwners } from '../store/account/biometric-credential.ts';
import { lockEnrolments } from '../store/account/credential-change.ts';
import type { Db } from '../store/seal/vault.ts';
import { type ProbeFace, type SearchModels, searchByModels } from './search-models.ts';

/**
 * Score from which a stored face is a possible duplicate: the wire's recommended threshold (docs/wire.md#scores).
 * Not the tenant's rate for 1:1: a search compares with everybody, so false alarms grow with the gallery.
 */
const duplicateScore = 84;
/** Most possible duplicates of interest. */
const mostDuplicates = 10;

/**
 * Other accounts of the tenant that seem to hold the same face, best first, by id. Enrolments of a tenant that look
 * do so one after the other, so of two at the same moment the second sees the first.
 */
export async function findDuplicates(
  deps: SearchModels,
  tx: Db,
  probe: { tenantId: string; accountId: string; face: ProbeFace },
): Promise<string[]> {
  const { tenantId, accountId, face } = probe;
  await lockEnrolments(tx, tenantId);
  const found = await searchByModels(deps, tx, {
    tenantId,
    probe: face,
    score: duplicateScore,
    // One more, since the account's own face may be among them.
    k: mostDuplicates + 1,
  });
  const owners = await findOwners(
    tx,
    tenantId,
    found.map(({ id }) => id),
  );
  const accountOf = new Map(owners.map((owner) => [owner.id, owner.account_id]));
  return found
    .map(({ id }) => accountOf.get(id))
    .filter((id): id is string => id !== undefined && id !== accountId)
    .slice(0, mostDuplicates);
}
