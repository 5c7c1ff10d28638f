import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';

/** What the use cases of API keys need. */
export interface ApiKeyDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
}
