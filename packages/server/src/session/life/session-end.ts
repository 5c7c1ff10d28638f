import { type PageName, Status, statusMessages } from '@selfsame/contract';
import type { Fault } from '../../judge/decide.ts';

/** Why a session ended, finer than its status. Stored in `session.end_reason`. */
export type EndReason =
  | 'accepted'
  | 'declined'
  | 'canceled'
  | 'matchFailed'
  | 'livenessFailed'
  | 'matchAndLivenessFailed'
  | 'reviewRejected'
  | 'attemptsExhausted'
  | 'personAlreadyEnrolled'
  | 'credentialAlreadyExists'
  | 'accountNotUsable'
  | 'modelMismatch'
  | 'storageFull'
  | 'passkeyFailed'
  | 'passkeyNotAvailable'
  | 'passkeyLost'
  | 'passkeyNotReplaced'
  | 'passkeyDelayStopped'
  | 'passkeyAlreadyExists';

interface EndKind {
  status: Exclude<Status, typeof Status.Pending>;
  message: string;
  page: PageName;
}

/** Status, sentence and last page of every way to end. */
export const sessionEnds: Record<EndReason, EndKind> = {
  accepted: { status: Status.Accepted, message: statusMessages.accepted, page: 'verifiedPage' },
  declined: { status: Status.Rejected, message: statusMessages.rejected, page: 'verifyDeclinedPage' },
  canceled: { status: Status.Canceled, message: statusMessages.canceled, page: 'transactionNotValidPage' },
  matchFailed: {
    status: Status.Rejected,
    message: statusMessages.matchFailed,
    page: 'verifiedMatchFailPage',
  },
  livenessFailed: {
    status: Status.Rejected,
    message: statusMessages.livenessFailed,
    page: 'transactionMaxAttemptsPage',
  },
  matchAndLivenessFailed: {
    status: Status.Rejected,
    message: statusMessages.matchAndLivenessFailed,
    page: 'transactionMaxAttemptsPage',
  },
  reviewRejected: {
    status: Status.Rejected,
    message: statusMessages.reviewRejected,
    page: 'transactionMaxAttemptsPage',
  },
  attemptsExhausted: {
    status: Status.Rejected,
    message: statusMessages.attemptsExhausted,
    page: 'transactionMaxAttemptsPage',
  },
  personAlreadyEnrolled: {
    status: Status.Rejected,
    message: statusMessages.personAlreadyEnrolled,
    page: 'defaultFailedPage',
  },
  credentialAlreadyExists: {
    status: Status.Error,
    message: statusMessages.credentialAlreadyExists,
    page: 'standardErrorPage',
  },
  accountNotUsable: {
    status: Status.Error,
    message: statusMessages.accountNotUsable,
    page: 'standardErrorPage',
  },
  modelMismatch: { status: Status.Error, message: statusMessages.modelMismatch, page: 'standardErrorPage' },
  storageFull: { status: Status.Error, message: statusMessages.storageFull, page: 'standardErrorPage' },
  passkeyFailed: {
    status: Status.Rejected,
    message: statusMessages.passkeyFailed,
    page: 'transactionMaxAttemptsPage',
  },
  passkeyNotAvailable: {
    status: Status.Rejected,
    message: statusMessages.passkeyNotAvailable,
    page: 'defaultFailedPage',
  },
  passkeyLost: { status: Status.Rejected, message: statusMessages.passkeyLost, page: 'defaultFailedPage' },
  passkeyNotReplaced: {
    status: Status.Rejected,
    message: statusMessages.passkeyNotReplaced,
    page: 'transactionMaxAttemptsPage',
  },
  passkeyDelayStopped: {
    status: Status.Rejected,
    message: statusMessages.passkeyDelayStopped,
    page: 'transactionMaxAttemptsPage',
  },
  passkeyAlreadyExists: {
    status: Status.Error,
    message: statusMessages.passkeyAlreadyExists,
    page: 'standardErrorPage',
  },
};

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
