import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type CaptureOutcome, type Remedy, Status } from '@selfsame/contract';
import type { Insertable } from 'kysely';
import { call, type Edge, tokenOf, withEdge } from '../../test/edge.ts';
import { testFacts } from '../../test/server-facts.ts';
import { expireSessions } from '../session/life/settle-expiry.ts';
import type { Database } from '../store/tables.ts';
import { overviewHandlers } from './routes.ts';

async function open(t: TestContext) {
  const edge = await withEdge(t, ({ db, clock, events }) =>
    overviewHandlers({
      db,
      clock,
      facts: testFacts,
      readJobHealth: async () => ({ lateSec: 0, failing: 0 }),
      expireSessions: (now, tenantId) => expireSessions({ db, events }, now, tenantId),
    }),
  );
  return { edge, token: await tokenOf(edge) };
}

type Session = Insertable<Database['session']>;

/** A session that was begun at a time of March 2026, UTC, and lives an hour. */
async function add(edge: Edge, begunAt: string, more: Partial<Session> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const startedAt = new Date(`2026-03-${begunAt}Z`);
  await edge.db
    .insertInto('session')
    .values({
      id,
      tenant_id: edge.key.tenantId,
      kind: 'selfie',
      name: 'GetForeignBiometry',
      check_liveness: true,
      started_at: startedAt,
      expires_at: new Date(startedAt.getTime() + 3_600_000),
      ...more,
    })
    .execute();
  return id;
}

const ended = (status: number, reason: string | null): Partial<Session> => ({ status, end_reason: reason });

/** An attempt that took so long to arrive and to be judged, s. */
async function attempt(
  edge: Edge,
  sessionId: string,
  at: string,
  judged: {
    outcome: CaptureOutcome['outcome'];
    remedies?: Remedy[];
    captureSec: number;
    judgeSec: number;
  } | null,
) {
  const created = new Date(`2026-03-${at}Z`);
  const after = (seconds: number) => new Date(created.getTime() + seconds * 1_000);
  await edge.db
    .insertInto('attempt')
    .values({
      id: crypto.randomUUID(),
      session_id: sessionId,
      tenant_id: edge.key.tenantId,
      state: judged ? 'finished' : 'open',
      challenge: JSON.stringify({ kind: 'passive' }),
      created_at: created,
      due_at: after(120),
      ...(judged && {
        outcome: judged.outcome,
        remedies: judged.remedies ?? [],
        claimed_at: after(judged.captureSec),
        finished_at: after(judged.captureSec + judged.judgeSec),
      }),
    })
    .execute();
}

const none = {
  Begun: 0,
  Pending: 0,
  Accepted: 0,
  Rejected: 0,
  Expired: 0,
  Error: 0,
  Canceled: 0,
  RejectedBy: {
    Liveness: 0,
    Match: 0,
    MatchAndLiveness: 0,
    AttemptsExhausted: 0,
    Declined: 0,
    Duplicate: 0,
    PasskeyRefused: 0,
    PasskeyMissing: 0,
    Other: 0,
  },
};

test('GetStatistics: on day one, answers today by hours with nothing in them', async (t) => {
  const { edge, token } = await open(t);
  const { status, body } = await call(edge, 'GET', '/statistics', { token });
  assert.equal(status, 200);
  assert.deepEqual([body.From, body.To, body.Interval], ['2026-03-01', '2026-03-01', 'hour']);
  assert.deepEqual(body.Total, none);
  assert.equal(body.Buckets.length, 24);
  assert.deepEqual(body.Buckets[23], { Start: '2026-03-01T23:00:00.000Z', ...none });
  assert.deepEqual(body.Capture, {
    Funnel: { Begun: 0, Opened: 0, Started: 0, Judged: 0, Accepted: 0 },
    Attempts: { Judged: 0, Accepted: 0, Retried: 0, Rejected: 0 },
    Remedies: [],
    SecondsToCapture: { N: 0, Median: null, P75: null, P95: null },
    SecondsToJudge: { N: 0, Median: null, P75: null, P95: null },
    SecondsToFinish: { N: 0, Median: null, P75: null, P95: null },
  });
});

test('GetStatistics: every way to end, is counted under its cause, by hour and by kind', async (t) => {
  const { edge, token } = await open(t);
  await add(edge, '01T00:00:00', ended(Status.Accepted, 'accepted'));
  await add(edge, '01T00:59:59.999', { ...ended(Status.Accepted, 'accepted'), kind: 'enrolment' });
  for (const reason of [
    'livenessFailed',
    'matchFailed',
    'matchAndLivenessFailed',
    'attemptsExhausted',
    'declined',
    'personAlreadyEnrolled',
    'passkeyFailed',
    'passkeyLost',
    'of-tomorrow',
  ])
    await add(edge, '01T05:30:00', { ...ended(Status.Rejected, reason), kind: 'verification' });
  await add(edge, '01T06:00:00', ended(Status.Error, 'modelMismatch'));
  await add(edge, '01T07:00:00', ended(Status.Canceled, 'canceled'));
  // Nobody wrote its expiry down yet; the other one still has time.
  await add(edge, '01T08:00:00');
  await add(edge, '01T11:30:00');
  await add(edge, '02T00:00:00');
  const { body } = await call(edge, 'GET', '/statistics?from=2026-03-01&to=2026-03-01', { token });
  const RejectedBy = Object.fromEntries(Object.keys(none.RejectedBy).map((cause) => [cause, 1]));
  assert.deepEqual(body.Total, {
    ...{ Begun: 15, Pending: 1, Accepted: 2, Rejected: 9, Expired: 1, Error: 1, Canceled: 1 },
    RejectedBy,
  });
  assert.deepEqual(
    body.ByKind.map(({ Kind, Begun }: { Kind: string; Begun: number }) => [Kind, Begun]),
    [
      ['selfie', 5],
      ['enrolment', 1],
      ['verification', 9],
    ],
  );
  const begun = body.Buckets.map(({ Begun }: { Begun: number }) => Begun);
  assert.deepEqual(begun.slice(0, 13), [2, 0, 0, 0, 0, 9, 1, 1, 1, 0, 0, 1, 0]);
  const days = await call(edge, 'GET', '/statistics?from=2026-02-28&to=2026-03-02', { token });
  assert.equal(days.body.Interval, 'day');
  assert.deepEqual(
    days.body.Buckets.map(({ Start, Begun }: { Start: string; Begun: number }) => [Start, Begun]),
    [
      ['2026-02-28T00:00:00.000Z', 0],
      ['2026-03-01T00:00:00.000Z', 15],
      ['2026-03-02T00:00:00.000Z', 1],
    ],
  );
});

test('GetStatistics: attempts, tell how far captures got, what was advised and how long it took', async (t) => {
  const { edge, token } = await open(t);
  const at = (time: string) => new Date(`2026-03-01T${time}Z`);
  const accepted = await add(edge, '01T09:00:00', {
    ...ended(Status.Accepted, 'accepted'),
    opened_at: at('09:01:00'),
    capture_at: at('09:01:05'),
    attempts_used: 2,
    ended_at: at('09:01:30'),
  });
  await attempt(edge, accepted, '01T09:01:05', {
    outcome: 'retry',
    remedies: ['MoreLight', 'HoldStill'],
    captureSec: 4,
    judgeSec: 0.5,
  });
  await attempt(edge, accepted, '01T09:01:15', { outcome: 'accepted', captureSec: 6, judgeSec: 0.7 });
  const rejected = await add(edge, '01T10:00:00', {
    ...ended(Status.Rejected, 'livenessFailed'),
    opened_at: at('10:00:10'),
    capture_at: at('10:00:12'),
    attempts_used: 1,
    ended_at: at('10:00:20'),
  });
  await attempt(edge, rejected, '01T10:00:12', {
    outcome: 'rejected',
    remedies: ['MoreLight'],
    captureSec: 5,
    judgeSec: 0.6,
  });
  // The camera was on, and nothing came.
  const left = await add(edge, '01T11:00:00', { opened_at: at('11:00:10'), capture_at: at('11:00:12') });
  await attempt(edge, left, '01T11:00:12', null);
  await add(edge, '01T11:10:00', { opened_at: at('11:10:10') });
  await add(edge, '01T11:20:00');
  // A magic link has no capture to get through.
  await add(edge, '01T11:30:00', { kind: 'verification', credential_type: 0, opened_at: at('11:31:00') });
  // Nor has a passkey alone; one with a face has.
  await add(edge, '01T11:40:00', { kind: 'enrolment', credential_type: 4, opened_at: at('11:41:00') });
  await add(edge, '01T11:50:00', { kind: 'verification', credential_type: 5 });
  const { body } = await call(edge, 'GET', '/statistics', { token });
  assert.equal(body.Total.Begun, 8);
  assert.deepEqual(body.Capture, {
    Funnel: { Begun: 6, Opened: 4, Started: 3, Judged: 2, Accepted: 1 },
    Attempts: { Judged: 3, Accepted: 1, Retried: 1, Rejected: 1 },
    Remedies: [
      { Remedy: 'MoreLight', Count: 2 },
      { Remedy: 'HoldStill', Count: 1 },
    ],
    SecondsToCapture: { N: 3, Median: 5, P75: 5.5, P95: 5.9 },
    SecondsToJudge: { N: 3, Median: 0.6, P75: 0.65, P95: 0.69 },
    SecondsToFinish: { N: 1, Median: 30, P75: 30, P95: 30 },
  });
});

test('GetStatistics: another tenant, counts nothing of ours', async (t) => {
  const { edge } = await open(t);
  const id = await add(edge, '01T09:00:00', { opened_at: new Date('2026-03-01T09:00:01Z') });
  await attempt(edge, id, '01T09:00:02', {
    outcome: 'retry',
    remedies: ['HoldStill'],
    captureSec: 1,
    judgeSec: 1,
  });
  const other = await tokenOf(edge, await edge.addTenant('Other'));
  const { body } = await call(edge, 'GET', '/statistics', { token: other });
  assert.equal(body.Total.Begun, 0);
  assert.deepEqual([body.Capture.Attempts.Judged, body.Capture.Remedies], [0, []]);
});

test('GetStatistics: days that are none or too many, are refused in words', async (t) => {
  const { edge, token } = await open(t);
  for (const [query, sentence] of [
    ['from=2026-02-31', /2026-02-31/],
    ['from=2026-03-02&to=2026-03-01', /lies after/],
    ['from=2024-01-01&to=2026-01-01', /at most 366/],
    ['to=yesterday', /to/],
    ['from=9999-12-31', /lies after/],
  ] as const) {
    const { status, body } = await call(edge, 'GET', `/statistics?${query}`, { token });
    assert.deepEqual([status, body.ID], [400, 'E_INVALID_ARGUMENT'], query);
    assert.match(body.Message, sentence);
  }
  const year = await call(edge, 'GET', '/statistics?from=2025-03-01&to=2026-03-01', { token });
  assert.equal(year.body.Buckets.length, 366);
});
