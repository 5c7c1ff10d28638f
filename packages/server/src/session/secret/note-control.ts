import { inNameOf } from '../../platform/in-name-of.ts';
import { noteControl as writeControl } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { findLinkedSession } from './find-linked-session.ts';

/**
 * Notes that a script of the control interface was fetched for a session: from then on its page talks to the page around
 * it (docs/wire.md#control-messages). The whole link is needed, as the vendor's component sends it: a bare iframe takes a
 * message that it does not know for the end, so that who knows only an id could end the flow of others.
 * @param address path and query of the script
 */
export async function noteControl(
  deps: Pick<SessionDependencies, 'db' | 'vault' | 'clock'>,
  address: string,
): Promise<void> {
  const session = await findLinkedSession(deps, address);
  if (session) await inNameOf(session.tenant_id, () => writeControl(deps.db, session.id, deps.clock.now()));
}
