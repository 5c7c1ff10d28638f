import { inNameOf } from '../../platform/in-name-of.ts';
import { findSessionOfLink, type SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { recogniseLink } from './link-secret.ts';
import { readLinkQuery } from './read-link-query.ts';
import { openSecret } from './session-secret.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The session whose whole link, id and secret, stands in the query of an address. An id alone, right or wrong, looks like
 * any other address. Constant time, and a wrong secret is not counted: it is when a page tries to open with it.
 * @param address path and query
 * @returns undefined for whatever is no link
 */
export async function findLinkedSession(
  deps: Pick<SessionDependencies, 'db' | 'vault'>,
  address: string,
): Promise<SessionRow | undefined> {
  const link = readLinkQuery(address);
  if (link === null || !guid.test(link.id)) return undefined;
  const session = await findSessionOfLink(deps.db, link.id);
  const secret = session && (await inNameOf(session.tenant_id, () => openSecret(deps, session)));
  return secret && recogniseLink(session, secret, link.secret) !== undefined ? session : undefined;
}
