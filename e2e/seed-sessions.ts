import type { Remedy } from '@selfsame/contract';
import type { Insertable, Kysely } from 'kysely';
import { createRandom } from '../bench/statistics/intervals.ts';
import type { CaptureRecord } from '../packages/server/src/store/session/capture-record.ts';
import type { Database } from '../packages/server/src/store/tables.ts';

type Session = Insertable<Database['session']>;
type Attempt = Insertable<Database['attempt']>;

const ends = [
  { reason: 'accepted', status: 1, share: 0.8 },
  { reason: 'matchFailed', status: 2, share: 0.04 },
  { reason: 'livenessFailed', status: 2, share: 0.05 },
  { reason: 'attemptsExhausted', status: 2, share: 0.02 },
  { reason: 'declined', status: 2, share: 0.02 },
  { reason: null, status: 3, share: 0.06 },
  { reason: 'canceled', status: 5, share: 0.01 },
] as const;
const remedies: readonly Remedy[] = ['MoreLight', 'MoveCloser', 'HoldStill', 'UseLiveCamera', 'CenterFace'];

/**
 * Writes finished sessions and their attempts into a server's database: some of every end, spread over the days before
 * a moment. Verifications have compared faces around the threshold of one in 100,000, a cosine of 0.49.
 */
export async function seedSessions(
  db: Kysely<Database>,
  options: { tenantId: string; count: number; days: number; before: Date; modelId: string },
): Promise<void> {
  const random = createRandom(7);
  const sessions: Session[] = [];
  const attempts: Attempt[] = [];
  for (let index = 0; index < options.count; index += 1) {
    const { session, tries } = makeSession(random, options);
    sessions.push(session);
    attempts.push(...tries);
  }
  await db.insertInto('session').values(sessions).execute();
  await db.insertInto('attempt').values(attempts).execute();
}

/** The end at a place 0…1 along all shares. */
function endAt(place: number): (typeof ends)[number] {
  let upTo = 0;
  for (const end of ends) {
    upTo += end.share;
    if (place < upTo) return end;
  }
  return ends[0];
}

/** The record of a passive capture whose face was compared. */
function captureOf({ cosine, modelId, isAccepted }: CaptureFacts): CaptureRecord {
  const model = (id: string) => ({ id, sha256: '0' });
  const match = { cosine, matchCosine: 0.49, falseMatchRate: 1e-5, score: 60, matchProbability: 1 };
  return {
    ...{ outcome: isAccepted ? 'accepted' : 'rejected', fault: isAccepted ? null : 'match' },
    ...{ remedies: [], reasons: [], frames: 8, goodFrames: 8, liveness: null, identityFloor: 0.9 },
    match: { ...match, isMatch: cosine >= match.matchCosine },
    challenge: null,
    models: { detector: model('d'), landmarks: model('l'), embedder: model(modelId), pad: model('p') },
    elapsedMs: 300,
  };
}

interface CaptureFacts {
  cosine: number;
  modelId: string;
  isAccepted: boolean;
}

function makeSession(
  random: () => number,
  { tenantId, days, before, modelId }: Parameters<typeof seedSessions>[1],
): { session: Session; tries: Attempt[] } {
  const id = crypto.randomUUID();
  const end = endAt(random());
  const begun = new Date(before.getTime() - 600_000 - random() * days * 86_400_000);
  const after = (seconds: number) => new Date(begun.getTime() + seconds * 1_000);
  const kind = (['selfie', 'enrolment', 'verification'] as const)[Math.floor(random() * 3)]!;
  const isOpened = end.status !== 3 || random() < 0.5;
  const isCaptured = isOpened && end.status < 3 && end.reason !== 'declined';
  const cosine = end.reason === 'matchFailed' ? 0.3 + random() * 0.18 : 0.5 + random() * 0.35;
  const capture = captureOf({ cosine, modelId, isAccepted: end.status === 1 });
  const endedAt = after(end.status === 3 ? 3_600 : 20 + random() * 40);
  const isRepeated = isCaptured && random() < 0.2;
  const attempt = (from: number, outcome: NonNullable<Attempt['outcome']>, advice: Remedy[]): Attempt => ({
    id: crypto.randomUUID(),
    session_id: id,
    tenant_id: tenantId,
    state: 'finished',
    challenge: JSON.stringify({ kind: 'passive' }),
    outcome,
    remedies: advice,
    created_at: after(from),
    claimed_at: after(from + 3 + random() * 6),
    finished_at: after(from + 9.5 + random()),
    due_at: after(from + 120),
  });
  const advice = () => [remedies[Math.floor(random() ** 2 * remedies.length)]!];
  return {
    session: {
      id,
      tenant_id: tenantId,
      kind,
      name: kind === 'verification' ? 'Verify_Identity' : 'GetForeignBiometry',
      check_liveness: true,
      status: end.status,
      end_reason: end.reason,
      result: end.reason && JSON.stringify({ reason: end.reason, capture: isCaptured ? capture : null }),
      started_at: begun,
      expires_at: after(3_600),
      ended_at: endedAt,
      opened_at: isOpened ? after(8) : null,
      capture_at: isCaptured ? after(12) : null,
      attempts_used: isCaptured ? 1 : 0,
    },
    tries: isCaptured
      ? [
          ...(isRepeated ? [attempt(12, 'retry', advice())] : []),
          attempt(24, end.status === 1 ? 'accepted' : 'rejected', end.status === 1 ? [] : advice()),
        ]
      : [],
  };
}
