import type { GenericSettings, MatchingPolicy, OpenedCapture } from '@selfsame/contract';
import type { SessionRow } from '../../store/session/session.ts';

/** What the time that pictures are kept depends on. */
export interface RetentionRules {
  generic: Pick<GenericSettings, 'StoreTransactionSensitiveData'>;
  matching: Pick<MatchingPolicy, 'LivenessDoubt' | 'Review'>;
  /** Life of the picture under a TempId, s. */
  tempDataSec: number;
}

type KeptSession = Pick<SessionRow, 'kind' | 'check_liveness' | 'passkey_stand_in'>;

function untilOf({ kind }: KeptSession, { generic }: RetentionRules): OpenedCapture['keeps']['until'] {
  if (kind === 'enrolment') return 'credential';
  return kind === 'selfie' || generic.StoreTransactionSensitiveData ? 'temporary' : 'check';
}

/** How long people may look at pictures before they decide, s; null where nobody will, or not at pictures. */
function reviewSec(session: KeptSession, { matching }: RetentionRules): number | null {
  const isAsked =
    (session.check_liveness && matching.LivenessDoubt === 'review') ||
    session.passkey_stand_in === 'approval';
  return isAsked && matching.Review?.KeepFrames ? matching.Review.TimeoutSec : null;
}

/** How long the pictures of a session are kept, as its page tells the person before the camera starts. */
export function retentionNotice(session: KeptSession, rules: RetentionRules): OpenedCapture['keeps'] {
  const until = untilOf(session, rules);
  const hours = until === 'temporary' ? Math.ceil(rules.tempDataSec / 3_600) : null;
  return { until, hours, reviewSec: reviewSec(session, rules) };
}
