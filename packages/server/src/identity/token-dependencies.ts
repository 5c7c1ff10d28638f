import type { Kysely } from 'kysely';
import type { Tokens } from '../platform/access.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../store/tables.ts';

/** What issuing tokens needs. */
export interface TokenDependencies {
  db: Kysely<Database>;
  clock: Clock;
  tokens: Pick<Tokens, 'issueApiToken'>;
}
