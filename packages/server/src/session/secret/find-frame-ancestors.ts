import { inNameOf } from '../../platform/in-name-of.ts';
import { findSignInOfSession } from '../../store/oidc/sign-in.ts';
import { readFrameAncestors } from '../../store/tenant/tenant-look.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { findLinkedSession } from './find-linked-session.ts';

/**
 * Which origins the tenant of a link lets frame its pages, as sources of a policy; empty where it has not said, and for whatever is no link.
 *
 * Only who has the whole link learns anything. That costs no safety, since a framed page without the secret opens no
 * session, and this tells nothing that opening would not.
 * The link of a sign-in by OpenID Connect is framed by our own page only, whatever the tenant says: who began the sign-in has
 * its link, and could lay it under a page of theirs.
 * @param address path and query of the page
 */
export async function findFrameAncestors(
  deps: Pick<SessionDependencies, 'db' | 'vault'>,
  address: string,
): Promise<readonly string[]> {
  const session = await findLinkedSession(deps, address);
  if (!session) return [];
  return inNameOf(session.tenant_id, async () => {
    if (await findSignInOfSession(deps.db, session.id)) return ["'self'"];
    return readFrameAncestors(deps.db, session.tenant_id);
  });
}
