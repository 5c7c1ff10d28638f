import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import type { CountedFrom } from '../store/tenant/tenant-overview.ts';

/** What changing tenants needs. */
export interface TenantDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
}

/** What a new tenant begins with; both belong to other nouns. */
export interface TenantMaking {
  /** Makes an API key with every role. */
  makeFirstKey(
    tx: Db,
    options: { tenantId: string; description: string; actor: Actor; now: Date },
  ): Promise<{ id: string; value: string }>;
  /** Makes the link by which somebody becomes the first owner. */
  makeOwnerLink(tx: Db, options: { tenantId: string; actor: Actor; now: Date }): Promise<OwnerLink>;
}

/** A link of a first owner: this is the only copy. */
export interface OwnerLink {
  url: string;
  expiresAt: Date;
}

/** What renewing the link of a first owner needs of the operators. */
export interface OwnerLinkRenewal {
  /** Makes the link anew and ends those before it. @returns null while the tenant has an owner */
  renewOwnerLink(tx: Db, options: { tenantId: string; actor: Actor; now: Date }): Promise<OwnerLink | null>;
}

/** Days over which the transactions of a tenant are counted. */
const countedDays = 30;

/** The moments that the numbers of tenants are counted by. */
export const countedFrom = (now: Date): CountedFrom => ({
  since: new Date(now.getTime() - countedDays * 86_400_000),
  now,
});
