import { TransportType } from '@selfsame/contract';
import type { Actor } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/**
 * Gives the account of a session that was accepted the addresses its link was opened from, and marks them verified
 * (docs/wire.md#sending-the-link). An address whose link nobody opened proves nothing, and nor does a wait or a known browser
 * in place of a passkey.
 */
export async function verifyAddresses(
  deps: Pick<SessionDependencies, 'markAddressVerified'>,
  tx: Db,
  session: SessionRow,
  by: { actor: Actor; now: Date },
): Promise<void> {
  const phoneNumber = (session.opened_by & TransportType.Sms) !== 0 ? session.phone_number : null;
  const email = (session.opened_by & TransportType.Email) !== 0 ? session.email : null;
  if (phoneNumber === null && email === null) return;
  const { tenant_id: tenantId, account_id: accountId, account_number: accountNumber } = session;
  const { kind, passkey_at: shownAt, passkey_stood_in_at: stoodInAt, passkey_stand_in: standIn } = session;
  // A time that has passed shows nothing of who waited, and a known browser only that it is there.
  if (stoodInAt !== null && (standIn === 'delay' || standIn === 'browser')) return;
  const mayReplace = kind !== 'verification' || shownAt !== null || stoodInAt !== null;
  await deps.markAddressVerified(tx, {
    ...{ tenantId, accountId, accountNumber, phoneNumber, email, mayReplace },
    ...by,
  });
}
