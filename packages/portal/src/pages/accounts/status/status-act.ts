import type { Account } from '@selfsame/contract';

/** What is done to the status of an account. */
export type StatusAct = 'enable' | 'disable';

type Status = Pick<Account, 'Enabled'>;

/** The one act that the state of an account leaves to do. */
export const statusActOf = ({ Enabled }: Status): StatusAct => (Enabled ? 'disable' : 'enable');

/**
 * What was asked of an account, as long as its state calls for it: somebody else may have done it meanwhile, and the other
 * act is not what was chosen.
 * @param account null or undefined where there is none, or none could be read
 */
export const stillAsked = (asked: StatusAct | null, account: Status | null | undefined): StatusAct | null =>
  account && statusActOf(account) === asked ? asked : null;
