import type { Looks } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { transaction } from '../platform/database.ts';
import type { Caller, Events } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { readTenantLook, type StoredLook, writeTenantLook } from '../store/tenant/tenant-look.ts';
import { checkLooks } from './check-looks.ts';
import { readLooks } from './read-looks.ts';

/** What looks need. */
export interface LooksDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
}

/**
 * Replaces how a tenant's capture page looks.
 * @throws Problem E_LOOK_NOT_VALID, E_ACCOUNT_VERSION_MISMATCH when somebody else wrote in between
 */
export async function updateLooks(
  { db, clock, events }: LooksDependencies,
  { tenantId, actor }: Caller,
  looks: Looks,
): Promise<Looks> {
  return transaction(db, async (tx) => {
    const before = await readTenantLook(tx, tenantId);
    const { look, logo } = checkLooks(looks, before.look ?? {});
    if (!(await writeTenantLook(tx, tenantId, { look, logo, version: looks.Version }))) {
      const { version } = await readTenantLook(tx, tenantId);
      throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [looks.Version, version] });
    }
    const facts = (stored: StoredLook | null, logoHash: Buffer | null) => ({
      logo: logoHash?.toString('hex') ?? null,
      light: stored?.Light ?? null,
      dark: stored?.Dark ?? null,
      texts: (stored?.Texts ?? []).map(({ Locale, Key }) => `${Locale}/${Key}`),
      privacyUrl: stored?.PrivacyUrl ?? null,
      helpUrl: stored?.HelpUrl ?? null,
      frameAncestors: stored?.FrameAncestors ?? [],
      returnOrigins: stored?.ReturnOrigins ?? [],
    });
    await events.publish(tx, {
      tenantId,
      type: 'setting.changed',
      actor,
      references: { setting: 'looks' },
      data: { before: facts(before.look, before.logoHash), after: facts(look, logo?.hash ?? null) },
      at: clock.now(),
    });
    return readLooks(tx, tenantId);
  });
}
