import { type RejectionCause, rejectionCauses, type SessionCounts, Status } from '@selfsame/contract';
import type { SessionGroup } from '../store/session/session-statistics.ts';

/** The cause of a rejection, by the reason that its session ended for. */
const causes: Readonly<Record<string, RejectionCause>> = {
  livenessFailed: 'Liveness',
  reviewRejected: 'Liveness',
  matchFailed: 'Match',
  matchAndLivenessFailed: 'MatchAndLiveness',
  attemptsExhausted: 'AttemptsExhausted',
  declined: 'Declined',
  personAlreadyEnrolled: 'Duplicate',
  passkeyFailed: 'PasskeyRefused',
  passkeyLost: 'PasskeyMissing',
  passkeyNotAvailable: 'PasskeyMissing',
  passkeyNotReplaced: 'PasskeyMissing',
  passkeyDelayStopped: 'PasskeyMissing',
};

const stateOf: Readonly<Record<number, keyof Omit<SessionCounts, 'Begun' | 'RejectedBy'>>> = {
  [Status.Pending]: 'Pending',
  [Status.Accepted]: 'Accepted',
  [Status.Rejected]: 'Rejected',
  [Status.Expired]: 'Expired',
  [Status.Error]: 'Error',
  [Status.Canceled]: 'Canceled',
};

/** Adds groups of sessions up. */
export function tally(groups: readonly SessionGroup[]): SessionCounts {
  const counts: SessionCounts = {
    Begun: 0,
    Pending: 0,
    Accepted: 0,
    Rejected: 0,
    Expired: 0,
    Error: 0,
    Canceled: 0,
    RejectedBy: Object.fromEntries(rejectionCauses.map((cause) => [cause, 0])) as SessionCounts['RejectedBy'],
  };
  for (const { status, endReason, count } of groups) {
    counts.Begun += count;
    const state = stateOf[status];
    if (state) counts[state] += count;
    if (status === Status.Rejected) counts.RejectedBy[causes[endReason ?? ''] ?? 'Other'] += count;
  }
  return counts;
}
