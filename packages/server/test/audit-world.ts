import { createAuditRecorder } from '../src/audit/record-event.ts';
import { openRecordSigner } from '../src/audit/record-signer.ts';
import { verifyAudit } from '../src/audit/verify-audit.ts';
import { systemActor } from '../src/platform/events.ts';
import type { Db } from '../src/store/seal/vault.ts';
import { ensureTenant } from '../src/store/tenant/tenant.ts';
import { withDatabase } from './database.ts';
import { createTestVault } from './vault.ts';

/** Two tenants with an audit log, on a real database, and the signer of a real master key. */
export async function openAuditWorld(ending: { after(run: () => Promise<void>): void }) {
  const { db, asSuperuser } = await withDatabase(ending);
  const vault = createTestVault();
  const time = { now: new Date('2026-03-01T12:00:00Z') };
  const clock = { now: () => time.now };
  const tenantOf = async (name: string, seconds: number) => {
    const now = new Date(time.now.getTime() + seconds * 1_000);
    return (await ensureTenant(db, { customerNumber: name, customerName: name, now })).id;
  };
  const [tenantId, otherTenantId] = [await tenantOf('Test', 0), await tenantOf('Other', 1)];
  const signer = await openRecordSigner({ db, vault }, 'https://selfsame.test', clock.now());
  const record = createAuditRecorder({ hostName: 'host-of-tests' });
  const world = { db, vault, clock, time, signer, tenantId, otherTenantId };
  return {
    ...world,
    publish: (event: { tx?: Db; tenantId?: string; data?: Record<string, unknown> } = {}) =>
      record(event.tx ?? db, {
        tenantId: event.tenantId ?? tenantId,
        type: 'setting.changed',
        actor: systemActor,
        references: { setting: 'generic' },
        data: event.data ?? {},
        at: time.now,
      }),
    /** Runs SQL as somebody whom no trigger and no right stops. */
    async asSuperuser(statements: string): Promise<void> {
      await asSuperuser(`set session_replication_role = replica; ${statements}`);
    },
    /** The verdict on the first tenant. */
    verify: async (keptCheckpoints: string[] = []) =>
      (await verifyAudit({ ...world, keptCheckpoints })).find((verdict) => verdict.tenantId === tenantId)!,
  };
}
