import { type Kysely, sql, type Transaction } from 'kysely';
import { sqlState } from '../database.ts';
import { Problem } from './problem.ts';

const queryCanceled = '57014';
const retryAfter = 10;

/**
 * Reads one state of the database with several queries, each bounded in time: what counts many rows must not hold up
 * what users wait for.
 * @param ms bound of each statement
 * @throws Problem E_SERVER_BUSY when one took longer
 */
export async function boundedRead<DB, T>(
  db: Kysely<DB>,
  ms: number,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`select set_config('statement_timeout', ${String(ms)}, true)`.execute(tx);
        return work(tx);
      });
  } catch (error) {
    if (sqlState(error) !== queryCanceled) throw error;
    throw new Problem('E_SERVER_BUSY', { args: [retryAfter], retryAfter, cause: error });
  }
}
