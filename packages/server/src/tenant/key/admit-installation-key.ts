import { limits } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { InstallationPrincipal } from '../../platform/access/principal.ts';
import { hashSecretValue, sameHash } from '../../platform/access/secret-value.ts';
import type { Clock } from '../../platform/clock.ts';
import { rateLimited } from '../../platform/http/problem.ts';
import type { Database } from '../../store/tables.ts';
import { findInstallationKey } from '../../store/tenant/installation-key.ts';
import { noteKeyUse } from '../../store/tenant/note-key-use.ts';
import { countCall, readCalls } from '../../store/tenant/rate-window.ts';

/** Compared with when there is no key: no value hashes to it within reach. */
const noHash = Buffer.alloc(32);

/**
 * The program behind a key of the installation, asked anew on every request. An unknown id, a wrong value, and a revoked or
 * expired key are refused alike, after the same work: one look-up, one hash, one comparison.
 * @param token as it was sent
 * @param client by what guesses are counted: the address
 * @returns null when it opens nothing
 * @throws Problem E_RATE_LIMITED after too many different wrong ones of a client
 */
export async function admitInstallationKey(
  deps: { db: Kysely<Database>; clock: Clock },
  token: string,
  client: string,
): Promise<InstallationPrincipal | null> {
  const now = deps.clock.now();
  const dot = token.indexOf('.');
  const [externalId, value] = dot < 0 ? [token, ''] : [token.slice(0, dot), token.slice(dot + 1)];
  const key = await findInstallationKey(deps.db, { externalId, now });
  const matches = sameHash(hashSecretValue(externalId, value), key?.value_hash ?? noHash);
  if (!key || !matches) return countWrong(deps, token, client);
  await noteKeyUse(deps.db, 'installation_key', key, now);
  return { kind: 'installation', tenantId: key.tenant_id, installationKeyId: key.id };
}

/**
 * Different wrong keys count by the address they come from; the same one, as of a program that was left behind, counts once.
 * Beyond the limit nothing is written: a guess must not cost a row.
 */
async function countWrong({ db }: { db: Kysely<Database> }, token: string, client: string): Promise<null> {
  const { count, withinSec } = limits.installation.wrongKeys;
  const windowMs = withinSec * 1_000;
  const [one, all] = [`wrong installation key ${client} ${token}`, `wrong installation keys ${client}`];
  const before = await readCalls(db, all);
  if (before.calls >= count) {
    if ((await readCalls(db, one)).calls > 0) return null;
    throw rateLimited(before.leftMs);
  }
  if ((await countCall(db, one, windowMs)).calls > 1) return null;
  const { calls, leftMs } = await countCall(db, all, windowMs);
  if (calls > count) throw rateLimited(leftMs);
  return null;
}
