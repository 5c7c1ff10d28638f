import { TransportType } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import type { AccountRow } from '../../store/account/account.ts';
import type { MessageChannel } from '../../store/tables.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** Where a code goes. */
export interface CodeAddress {
  channel: MessageChannel;
  address: string;
}

/**
 * The address of an account that a code may go to: one that is confirmed (docs/wire.md#sending-the-link) and that this
 * server can reach. E-mail before SMS, because a number can be moved to another card. Null where there is none.
 */
export function findCodeAddress(
  { delivery }: Pick<SessionDependencies, 'delivery'>,
  account: Pick<AccountRow, 'email' | 'email_verified' | 'phone_number' | 'phone_number_verified'>,
): CodeAddress | null {
  const email = delivery.supports(TransportType.Email) && account.email_verified ? account.email : null;
  const number =
    delivery.supports(TransportType.Sms) && account.phone_number_verified ? account.phone_number : null;
  const address = readOrNull(email, delivery.readEmail);
  if (address !== null) return { channel: 'email', address };
  const phone = readOrNull(number, delivery.readPhoneNumber);
  return phone === null ? null : { channel: 'sms', address: phone };
}

/** An address as messages are sent to it; null where it can't be read as one. */
function readOrNull(text: string | null, read: (text: string) => string): string | null {
  if (text === null || text === '') return null;
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** As much of an address as its owner needs to know it again, and nobody needs to reach it. */
export function maskAddress({ channel, address }: CodeAddress): string {
  if (channel === 'sms') return `•••• ${address.slice(-2)}`;
  const [local = '', domain = ''] = address.split('@');
  const [first] = [...local];
  return `${first ?? ''}•••@${[...domain][0] ?? ''}•••${domain.slice(domain.lastIndexOf('.'))}`;
}
