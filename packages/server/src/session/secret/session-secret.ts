import { TransportType } from '@selfsame/contract';
import { VaultKeyGone } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** Where a session's secret is bound to. */
export const secretContext = (sessionId: string) => ({
  table: 'session',
  column: 'secret_sealed',
  rowId: sessionId,
});

/** The one-time secret of a session; null once it was erased. */
export async function openSecret(
  deps: Pick<SessionDependencies, 'db' | 'vault'>,
  session: SessionRow,
): Promise<string | null> {
  if (!session.secret_sealed || !session.data_key_id) return null;
  try {
    const key = await deps.vault.openDataKey(deps.db, session.data_key_id);
    return deps.vault.unseal(key, session.secret_sealed, secretContext(session.id)).toString('utf8');
  } catch (error) {
    if (error instanceof VaultKeyGone) return null;
    throw error;
  }
}

/** The secret as the API echoes it: only to callers who show the page themselves. */
export const echoSecret = (
  deps: Pick<SessionDependencies, 'db' | 'vault'>,
  session: SessionRow,
): Promise<string | null> =>
  session.transport_type === TransportType.Inline ? openSecret(deps, session) : Promise.resolve(null);
