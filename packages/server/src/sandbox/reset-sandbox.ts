import type { SandboxReset } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Caller } from '../platform/events.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import { resetTenant } from '../store/tenant/reset-tenant.ts';
import type { SandboxDependencies } from './move-clock.ts';

/** What a reset needs beside. */
export interface ResetDependencies extends Pick<SandboxDependencies, 'db' | 'clock' | 'events'> {
  blobs: Pick<BlobStore, 'delete'>;
  /** Makes the 1:N search of this process let go of what was erased; never rejects. */
  refreshGallery(): Promise<void>;
}

/**
 * Empties a sandbox: what people left in it goes, what it is set up with stays.
 * @throws Problem E_SANDBOX_ONLY
 */
export async function resetSandbox(
  deps: ResetDependencies,
  { tenantId, actor }: Caller,
): Promise<SandboxReset> {
  const at = deps.clock.now();
  const { accounts, sessions, deliveries, blobIds } = await transaction(deps.db, async (tx) => {
    const gone = await resetTenant(tx, tenantId, at);
    const data = {
      ...{ accounts: gone.accounts, sessions: gone.sessions },
      ...{ deliveries: gone.deliveries, pictures: gone.blobIds.length },
    };
    await deps.events.publish(tx, { type: 'sandbox.reset', tenantId, actor, references: {}, data, at });
    return gone;
  });
  await deps.refreshGallery();
  // When the process dies before this, the sweeper finds the blobs orphans.
  for (const blobId of blobIds) await deps.blobs.delete(blobId);
  return { Accounts: accounts, Sessions: sessions, Deliveries: deliveries, Pictures: blobIds.length };
}
