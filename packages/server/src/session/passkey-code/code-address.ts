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

type Addresses = Pick<AccountRow, 'email' | 'email_verified' | 'phone_number' | 'phone_number_verified'>;

/**
 * The address of an account that a code may go to: one that is confirmed (docs/wire.md#sending-the-link) and that this
 * server can reach. E-mail before SMS, because a number can be moved to another card. Null where there is none.
 */
export function findCodeAddress(
  deps: Pick<SessionDependencies, 'delivery'>,
  account: Addresses,
): CodeAddress | null {
  return findKnownAddresses(deps, confirmedOf(account))[0] ?? null;
}

/**
 * A confirmed address of an account to which messages leave this server by themselves, so that a notice starts a wait. A code that is
 * kept in the outbox can be handed on by whoever runs the server; a notice there would start no wait, and the session would only end later.
 */
export function findNoticeAddress(
  deps: Pick<SessionDependencies, 'delivery'>,
  account: Addresses,
): CodeAddress | null {
  const known = findKnownAddresses(deps, confirmedOf(account));
  return known.find(({ channel }) => deps.delivery.reaches(channel)) ?? null;
}

const confirmedOf = (account: Addresses): Pick<Addresses, 'email' | 'phone_number'> => ({
  email: account.email_verified ? account.email : null,
  phone_number: account.phone_number_verified ? account.phone_number : null,
});

/** Every address of an account that this server can reach, confirmed or not. */
export function findKnownAddresses(
  { delivery }: Pick<SessionDependencies, 'delivery'>,
  account: Pick<Addresses, 'email' | 'phone_number'>,
): CodeAddress[] {
  const email = delivery.supports(TransportType.Email) ? account.email : null;
  const number = delivery.supports(TransportType.Sms) ? account.phone_number : null;
  const found: readonly [CodeAddress['channel'], string | null][] = [
    ['email', readOrNull(email, delivery.readEmail)],
    ['sms', readOrNull(number, delivery.readPhoneNumber)],
  ];
  return found.flatMap(([channel, address]) => (address === null ? [] : [{ channel, address }]));
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
