import { readFrameAncestors } from '../../store/tenant/tenant-look.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { findLinkedSession } from './find-linked-session.ts';

/**
 * Which origins the tenant of a link lets frame its pages; empty where it has not said, and for whatever is no link.
 *
 * Only who has the whole link learns anything. That costs no safety, since a framed page without the secret opens no
 * session, and this tells nothing that opening would not.
 * @param address path and query of the page
 */
export async function findFrameAncestors(
  deps: Pick<SessionDependencies, 'db' | 'vault'>,
  address: string,
): Promise<readonly string[]> {
  const session = await findLinkedSession(deps, address);
  return session ? readFrameAncestors(deps.db, session.tenant_id) : [];
}
