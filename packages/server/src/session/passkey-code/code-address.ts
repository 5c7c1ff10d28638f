import { TransportType } from '@selfsame/contract';
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
  if (account.email && account.email_verified && delivery.supports(TransportType.Email))
    return { channel: 'email', address: account.email };
  if (account.phone_number && account.phone_number_verified && delivery.supports(TransportType.Sms))
    return { channel: 'sms', address: account.phone_number };
  return null;
}

/** As much of an address as its owner needs to know it again, and nobody needs to reach it. */
export function maskAddress({ channel, address }: CodeAddress): string {
  if (channel === 'sms') return `•••• ${address.slice(-2)}`;
  const [local = '', domain = ''] = address.split('@');
  const [first] = [...local];
  return `${first ?? ''}•••@${[...domain][0] ?? ''}•••${domain.slice(domain.lastIndexOf('.'))}`;
}
