import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Egress } from '../platform/egress/egress.ts';
import type { Caller, Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';

/** What the use cases of integrations need. */
export interface IntegrationDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
  egress: Pick<Egress, 'check'>;
  /** Address of the tenant's OpenID Provider. */
  readIssuer(tenantId: string): Promise<string>;
}

/** An integration of a tenant, and who changes it. */
export interface IntegrationAct extends Caller {
  clientId: string;
}
