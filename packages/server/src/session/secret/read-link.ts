import { type TransactionLink, TransportType } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { requirePending } from '../life/end-pending.ts';
import { allKinds, readSession } from '../read/read-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { openSecret } from './session-secret.ts';

/**
 * Reads the link of a pending session whose page the caller shows, as text and as QR code.
 * @throws Problem E_OPERATION_NOT_FOUND, E_LINK_NOT_SHOWN, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export async function readLink(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events' | 'vault' | 'baseUrl' | 'drawQr'>,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<TransactionLink> {
  const session = await readSession(deps, { tenantId, id, kinds: allKinds });
  requirePending(session);
  if (session.transport_type !== TransportType.Inline) throw new Problem('E_LINK_NOT_SHOWN');
  const secret = await openSecret(deps, session);
  if (secret === null) throw new Error(`Session ${session.id} is pending and has no secret`);
  const name = session.kind === 'verification' ? 't' : 'i';
  const Url = `${deps.baseUrl}/?${name}=${session.id}&s=${encodeURIComponent(secret)}`;
  const { size: Size, path: Path } = deps.drawQr(Url);
  return { Url, Qr: { Size, Path }, ExpirationDate: session.expires_at.toISOString() };
}
