import { type PageName, Status, statusMessages } from '@selfsame/contract';
import type { Fault } from './decide.ts';

/** Why a session ended, finer than its status. Stored in `session.result.reason`. */
export type EndReason =
  | 'accepted'
  | 'declined'
  | 'canceled'
  | 'matchFailed'
  | 'livenessFailed'
  | 'matchAndLivenessFailed'
  | 'attemptsExhausted'
  | 'personAlreadyEnrolled'
  | 'credentialAlreadyExists'
  | 'accountNotUsable'
  | 'modelMismatch';

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
};

/** The end that a rejected capture brings. */
export const endOfFault: Record<Fault, EndReason> = {
  quality: 'attemptsExhausted',
  liveness: 'livenessFailed',
  match: 'matchFailed',
  matchAndLiveness: 'matchAndLivenessFailed',
};

const isEndReason = (value: unknown): value is EndReason =>
  typeof value === 'string' && Object.hasOwn(sessionEnds, value);

/** Why a session ended; null while it is pending, and `expired` when nothing else ended it. */
export const reasonOf = (session: {
  status: number;
  result: Record<string, unknown> | null;
}): EndReason | 'expired' | null => {
  if (session.status === Status.Pending) return null;
  const reason = session.result?.reason;
  if (isEndReason(reason)) return reason;
  return session.status === Status.Expired ? 'expired' : null;
};

/** The page a session in this state shows last; null while it is pending. */
export const lastPage = (session: {
  status: number;
  result: Record<string, unknown> | null;
}): PageName | null => {
  if (session.status === Status.Pending) return null;
  const reason = session.result?.reason;
  if (isEndReason(reason)) return sessionEnds[reason].page;
  // Only an expiry ends a session without writing a result.
  return session.status === Status.Expired ? 'transactionNotValidPage' : 'standardErrorPage';
};
