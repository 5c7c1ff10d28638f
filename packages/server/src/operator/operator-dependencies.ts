import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Events } from '../platform/events.ts';
import type { Database } from '../store/tables.ts';
import type { Db, Vault } from '../store/vault.ts';

/** What getting into the portal needs. */
export interface OperatorDependencies {
  db: Kysely<Database>;
  vault: Vault;
  clock: Clock;
  events: Events<Db>;
  /** Where browsers reach the portal; its host is the relying party of passkeys. */
  baseUrl: string;
  /** Waits, ms: what keeps the time of a refusal from saying anything. */
  delay(ms: number): Promise<void>;
}
