import { findSessionOfLink } from '../store/session.ts';
import { readFrameAncestors } from '../store/tenant-look.ts';
import { recogniseLink } from './link-secret.ts';
import { readLinkQuery } from './read-link-query.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { openSecret } from './session-secret.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Which origins the tenant of a link lets frame its pages; empty where it has not said, and for whatever is no link.
 *
 * Only who has the whole link learns anything: an id alone, right or wrong, looks like any other address. That costs
 * no safety, since a framed page without the secret opens no session. A wrong secret is not counted here: it is when
 * the page tries to open with it, and this tells nothing that opening would not.
 * @param address path and query of the page
 */
export const findFrameAncestors = async (
  deps: Pick<SessionDependencies, 'db' | 'vault'>,
  address: string,
): Promise<readonly string[]> => {
  const link = readLinkQuery(address);
  if (link === null || !guid.test(link.id)) return [];
  const session = await findSessionOfLink(deps.db, link.id);
  const secret = session && (await openSecret(deps, session));
  if (!secret || recogniseLink(session, secret, link.secret) === undefined) return [];
  return readFrameAncestors(deps.db, session.tenant_id);
};
