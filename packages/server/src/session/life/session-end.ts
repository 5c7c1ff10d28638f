import {
  endReasonNames,
  endReasonOf,
  type PageName,
  Status,
  statusMessages,
  type EndReason as WireEndReason,
} from '@selfsame/contract';
import type { Fault } from '../../judge/decide.ts';

/** Why a session ended, finer than its status. Stored in `session.end_reason`; of an expiry nothing is stored. */
export type EndReason = Exclude<WireEndReason, 'expired'>;

interface EndKind {
  status: Exclude<Status, typeof Status.Pending>;
  message: string;
  page: PageName;
}

/** The page that each way to end shows last. */
const pages: Record<EndReason, PageName> = {
  accepted: 'verifiedPage',
  declined: 'verifyDeclinedPage',
  canceled: 'transactionNotValidPage',
  matchFailed: 'verifiedMatchFailPage',
  livenessFailed: 'transactionMaxAttemptsPage',
  matchAndLivenessFailed: 'transactionMaxAttemptsPage',
  reviewRejected: 'transactionMaxAttemptsPage',
  attemptsExhausted: 'transactionMaxAttemptsPage',
  personAlreadyEnrolled: 'defaultFailedPage',
  credentialAlreadyExists: 'standardErrorPage',
  accountNotUsable: 'standardErrorPage',
  modelMismatch: 'standardErrorPage',
  storageFull: 'standardErrorPage',
  passkeyFailed: 'transactionMaxAttemptsPage',
  passkeyNotAvailable: 'defaultFailedPage',
  passkeyLost: 'defaultFailedPage',
  passkeyNotReplaced: 'transactionMaxAttemptsPage',
  passkeyDelayStopped: 'transactionMaxAttemptsPage',
  passkeyAlreadyExists: 'standardErrorPage',
};

const stored = endReasonNames.filter((name): name is EndReason => name !== 'expired');

/** Status, sentence and last page of every way to end. */
export const sessionEnds = Object.fromEntries(
  stored.map((reason): [EndReason, EndKind] => [
    reason,
    {
      status: endReasonOf(reason).status,
      message: statusMessages[reason === 'declined' ? 'rejected' : reason],
      page: pages[reason],
    },
  ]),
) as Record<EndReason, EndKind>;

/** The end that a rejected capture brings. */
export const endOfFault: Record<Fault, EndReason> = {
  quality: 'attemptsExhausted',
  liveness: 'livenessFailed',
  match: 'matchFailed',
  matchAndLiveness: 'matchAndLivenessFailed',
};

const isEndReason = (value: string | null): value is EndReason =>
  value !== null && Object.hasOwn(sessionEnds, value);

/** Why a session ended; null while it is pending, and `expired` when nothing else ended it. */
export function reasonOf(session: {
  status: number;
  end_reason: string | null;
}): EndReason | 'expired' | null {
  if (session.status === Status.Pending) return null;
  const reason = session.end_reason;
  if (isEndReason(reason)) return reason;
  return session.status === Status.Expired ? 'expired' : null;
}

/** The page a session in this state shows last; null while it is pending. */
export function lastPage(session: { status: number; end_reason: string | null }): PageName | null {
  if (session.status === Status.Pending) return null;
  const reason = session.end_reason;
  if (isEndReason(reason)) return sessionEnds[reason].page;
  // Only an expiry ends a session without writing a result.
  return session.status === Status.Expired ? 'transactionNotValidPage' : 'standardErrorPage';
}
