import type { AccountRow } from '../../store/account/account.ts';
import type { MessageChannel } from '../../store/tables.ts';
import type { EndReason } from '../life/session-end.ts';

/** What of an account matters to a wait. */
export type WaitingAccount = Pick<
  AccountRow,
  | 'enabled'
  | 'disabled_at'
  | 'email_verified'
  | 'email_changed_at'
  | 'phone_number_verified'
  | 'phone_number_changed_at'
>;

/** What is known when the time of a wait is over. */
export interface VoidFacts {
  /** Undefined when it is gone. */
  account: WaitingAccount | undefined;
  /** When the face was accepted and the wait began. */
  since: Date;
  /** Whether a passkey of the account was made or shown since. */
  wasKeySeen: boolean;
}

interface Row {
  change: string;
  voids(facts: VoidFacts & { account: WaitingAccount }): boolean;
  reason: EndReason;
}

const isSince = (at: Date | null, since: Date): boolean => at !== null && at >= since;

/**
 * Which changes of an account void a wait. The first row that holds decides; a change that no row names (names, texts,
 * rules, labels, `External`) voids nothing. A face that was deleted or replaced takes the held one's key with it, and ends
 * the wait at once.
 */
const table: readonly Row[] = [
  {
    change: 'status: the account is disabled',
    voids: ({ account }) => !account.enabled,
    reason: 'accountNotUsable',
  },
  {
    change: 'status: it was disabled meanwhile, and enabled again',
    voids: ({ account, since }) => isSince(account.disabled_at, since),
    reason: 'accountNotUsable',
  },
  {
    // The key that was said to be missing was at hand, or there is another one: the reason to wait is gone.
    change: 'credentials: one of its passkeys was made or shown',
    voids: ({ wasKeySeen }) => wasKeySeen,
    reason: 'passkeyNotReplaced',
  },
  {
    change: 'addresses: none is confirmed now that was confirmed, and the same, when the wait began',
    voids: ({ account, since }) => toldChannels(account, since).length === 0,
    reason: 'passkeyNotReplaced',
  },
];

/** Why a wait accepts nothing any more; null where no change speaks against it. */
export function findVoid({ account, ...facts }: VoidFacts): EndReason | null {
  if (!account) return 'accountNotUsable';
  return table.find(({ voids }) => voids({ account, ...facts }))?.reason ?? null;
}

/**
 * Channels whose address is confirmed and has not changed since a wait began. A notice to any other may have reached
 * somebody else.
 */
export function toldChannels(account: WaitingAccount, since: Date): MessageChannel[] {
  const isSame = (isVerified: boolean, changedAt: Date | null) =>
    isVerified && (changedAt === null || changedAt <= since);
  return [
    ...(isSame(account.email_verified, account.email_changed_at) ? (['email'] as const) : []),
    ...(isSame(account.phone_number_verified, account.phone_number_changed_at) ? (['sms'] as const) : []),
  ];
}
