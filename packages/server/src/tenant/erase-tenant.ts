import { setTimeout as sleep } from 'node:timers/promises';
import { transaction } from '../platform/database.ts';
import { systemActor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import type { Db } from '../store/seal/vault.ts';
import { lockTenant, type TenantRow, updateTenant } from '../store/tenant/tenant.ts';
import {
  deleteTenantRows,
  destroyTenantKeys,
  findTenantBlobs,
  forgetTenantBlobs,
  hasTenantRows,
  markErasing,
  readErasingStock,
  readLastWithdrawal,
  readTenantTables,
  withdrawTenantTemplates,
} from '../store/tenant/tenant-erasure.ts';
import { lockOtherTenant, type TenantAct } from './change-tenant.ts';
import { publishTenant } from './publish-tenant.ts';
import type { TenantDependencies } from './tenant-dependencies.ts';

/** What erasing needs beside. */
export interface EraseTenantDependencies extends TenantDependencies {
  blobs: Pick<BlobStore, 'delete'>;
  /** Time in which every node's search follows the database, ms; 8,000 unless told otherwise. */
  searchDelayMs?: number;
  /** Waits so many ms; by the machine's timer unless told otherwise. */
  wait?: (ms: number) => Promise<unknown>;
}

/** How far an erasure is. */
export type ErasureStep = 'keys' | 'templates' | 'pictures' | 'rows' | 'certificate';

/**
 * Begins an erasure: the tenant is disabled for good. What follows (`eraseTenant`) may be interrupted and goes on.
 * Idempotent.
 * @param input.customerNumber as a person typed it, to be sure that this one is meant
 * @param then what must commit with it
 * @throws Problem E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION, E_INVALID_ARGUMENT
 */
export async function beginErasure(
  { db, clock, events }: TenantDependencies,
  { id, actor, customerNumber }: TenantAct & { customerNumber: string },
  then: (tx: Db) => Promise<void> = async () => undefined,
): Promise<void> {
  const at = clock.now();
  await transaction(db, async (tx) => {
    const tenant = await lockOtherTenant(tx, id);
    if (tenant.customer_number !== customerNumber)
      throw new Problem('E_INVALID_ARGUMENT', { args: ['CustomerNumber is not the one of this tenant.'] });
    if (!tenant.erasing_at) {
      await markErasing(tx, tenant, at);
      await publishTenant(events, tx, { tenant, type: 'tenant.erasureBegun', actor, at });
    }
    await then(tx);
  });
}

/**
 * Erases a tenant whose erasure has begun: first its data keys, from where on nothing of it opens, in no backup of the
 * data either; then the templates in the memory of every node, the pictures, all rows. A signed certificate says what was
 * destroyed. Each step is found done or undone in the database, so that a killed one goes on where it was.
 * @param options.signal ends it between two steps; another call goes on
 * @returns whether all is gone
 */
export async function eraseTenant(
  deps: EraseTenantDependencies,
  tenant: Pick<TenantRow, 'id'>,
  { signal, onStep }: { signal?: AbortSignal; onStep?: (step: ErasureStep) => void } = {},
): Promise<boolean> {
  const { db } = deps;
  const { id } = tenant;
  const isStopped = () => signal?.aborted === true;
  const repeat = async (step: ErasureStep, some: () => Promise<number>): Promise<number> => {
    onStep?.(step);
    let done = 0;
    for (let count = 1; count > 0 && !isStopped(); done += count) count = await some();
    return done;
  };
  await repeat('keys', () => transaction(db, (tx) => destroyTenantKeys(tx, id)));
  await repeat('templates', () => withdrawTenantTemplates(db, id, deps.clock.now()));
  await repeat('pictures', () => removePictures(deps, id));
  if (isStopped()) return false;
  await waitForSearch(deps, id);
  const tables = await readTenantTables(db);
  for (const table of tables) await repeat('rows', () => deleteTenantRows(db, table, id));
  if (isStopped()) return false;
  onStep?.('certificate');
  return finish(deps, id, tables);
}

/**
 * Nodes see what is withdrawn, not what is missing: they need their time before the rows go. The database says since when
 * they could see it, so that a run after a killed one waits too.
 */
async function waitForSearch(deps: EraseTenantDependencies, id: string): Promise<void> {
  const { db, clock, searchDelayMs = 8_000, wait = sleep } = deps;
  const last = await readLastWithdrawal(db, id);
  const sinceMs = last ? Math.max(0, clock.now().getTime() - last.getTime()) : searchDelayMs;
  if (sinceMs < searchDelayMs) await wait(searchDelayMs - sinceMs);
}

async function removePictures({ db, blobs }: EraseTenantDependencies, id: string): Promise<number> {
  const holders = await findTenantBlobs(db, id);
  for (const blobId of holders.flatMap((holder) => holder.blobIds)) await blobs.delete(blobId);
  await forgetTenantBlobs(db, holders);
  return holders.length;
}

/** @returns false when a request or job that was still running has written something meanwhile */
function finish({ db, clock, events }: EraseTenantDependencies, id: string, tables: readonly string[]) {
  const at = clock.now();
  return transaction(db, async (tx) => {
    // Whoever refers to the tenant's row with a new one waits for this lock.
    const tenant = await lockTenant(tx, id);
    if (await hasTenantRows(tx, tables, id)) return false;
    if (tenant.erased_at) return true;
    await updateTenant(tx, id, { erased_at: at, customer_name: '' });
    await publishTenant(events, tx, {
      tenant,
      type: 'tenant.erased',
      actor: systemActor,
      data: { destroyed: readErasingStock(tenant) ?? {} },
      certificateId: crypto.randomUUID(),
      at,
    });
    return true;
  });
}
