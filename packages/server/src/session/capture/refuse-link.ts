import { limits } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { Problem, rateLimited } from '../../platform/http/problem.ts';
import { countWrongSecret, type SessionRow } from '../../store/session/session.ts';
import type { Database } from '../../store/tables.ts';
import { countCall } from '../../store/tenant/rate-window.ts';

/** One answer for whatever is wrong with a link: id or secret. */
export const linkNotValid = () => new Problem('E_LINK_NOT_VALID');

/**
 * Refuses a link that opens nothing. Different ones are counted by the address they come from, so that whoever guesses
 * is slowed down, and the right link is not; the same damaged link counts once.
 * @throws Problem E_LINK_NOT_VALID, E_RATE_LIMITED
 */
export async function refuseLink(
  deps: { db: Kysely<Database> },
  { id, secret }: { id: string; secret: string },
  session: SessionRow | undefined,
  client: string,
): Promise<never> {
  const { count, withinSec } = limits.wrongLinks;
  const windowMs = withinSec * 1_000;
  const seen = await countCall(deps.db, `wrong link ${client} ${id} ${secret}`, windowMs);
  if (seen.calls > 1) throw linkNotValid();
  if (session) await countWrongSecret(deps.db, session.id);
  const { calls, leftMs } = await countCall(deps.db, `wrong links ${client}`, windowMs);
  if (calls <= count) throw linkNotValid();
  throw rateLimited(leftMs);
}
