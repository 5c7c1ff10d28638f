import { findOwners } from '../store/biometric-credential.ts';
import { lockEnrolments } from '../store/credential-change.ts';
import type { Db } from '../store/vault.ts';
import type { FaceGallery } from './face-gallery.ts';
import type { SearchScale } from './search-scale.ts';

/** What looking for duplicates needs. */
export interface FindDuplicatesDependencies {
  gallery: Pick<FaceGallery, 'search'>;
  scale: SearchScale;
}

/**
 * Score from which a stored face is a possible duplicate: the wire's recommended threshold (contract.md §1.13).
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
  deps: FindDuplicatesDependencies,
  tx: Db,
  probe: { tenantId: string; accountId: string; template: Float32Array },
): Promise<string[]> {
  const { tenantId, accountId, template } = probe;
  await lockEnrolments(tx, tenantId);
  const found = await deps.gallery.search(tx, {
    tenantId,
    template,
    // One more, since the account's own face may be among them.
    k: mostDuplicates + 1,
    minCosine: deps.scale.cosineForScore(duplicateScore),
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
