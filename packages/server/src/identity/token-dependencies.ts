import type { Kysely } from 'kysely';
import type { Tokens } from '../platform/access/tokens.ts';
import type { Clock } from '../platform/clock.ts';
import type { Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';

/** What issuing tokens needs. */
export interface TokenDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
  tokens: Pick<Tokens, 'issueApiToken'>;
}
