import type { HealthCheck } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { checkDatabase } from '../platform/database.ts';
import type { Database } from '../store/tables.ts';

/**
 * Asks the database for a sign of life, as the wire's `healthcheck` does with all that a service needs. What it says is
 * public: no address, no version of anything inside.
 * @throws when the database does not answer; the caller is told 503
 */
export async function readHealth({ db }: { db: Kysely<Database> }): Promise<HealthCheck> {
  await checkDatabase(db);
  const fine = { Status: 'OK', Message: '' };
  return { ...fine, Dependencies: [{ ...fine, Name: 'Database', Version: '', Url: '' }] };
}
