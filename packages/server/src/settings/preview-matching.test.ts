import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { call, type Edge, testCalibration, tokenOf, withEdge } from '../../test/edge.ts';

async function open(t: TestContext) {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const preview = (body: object, by = token) =>
    call(edge, 'POST', '/settings/matching/preview', { token: by, body });
  return { edge, token, preview };
}

/** A verification that compared faces a cosine alike, some days ago. */
async function add(
  edge: Edge,
  cosine: number,
  reason: 'accepted' | 'matchFailed' | 'livenessFailed',
  more: { name?: string; daysAgo?: number; model?: string } = {},
) {
  const startedAt = new Date(edge.clock.now().getTime() - (more.daysAgo ?? 1) * 86_400_000);
  const capture = { match: { cosine }, models: { embedder: { id: more.model ?? testCalibration.model } } };
  await edge.db
    .insertInto('session')
    .values({
      id: crypto.randomUUID(),
      tenant_id: edge.key.tenantId,
      kind: 'verification',
      name: more.name ?? 'Verify_Identity',
      check_liveness: true,
      status: reason === 'accepted' ? 1 : 2,
      end_reason: reason,
      result: JSON.stringify({ reason, capture }),
      started_at: startedAt,
      expires_at: startedAt,
      ended_at: startedAt,
    })
    .execute();
}

test('PreviewMatchingPolicy: without stored verifications, says what the calibration expects and on what it rests', async (t) => {
  const { preview } = await open(t);
  const { status, body } = await preview({ FalseMatchRate: 1e-5 });
  assert.equal(status, 200);
  assert.deepEqual([body.Threshold, body.Score], [0.5, 60]);
  const { Rate, Low, High } = body.ExpectedFalseNonMatchRate;
  assert.equal(Rate, 0.01);
  assert.ok(Low > 0.005 && Low < Rate && High > Rate && High < 0.019);
  assert.deepEqual(
    body.Choices.map((choice: { FalseMatchRate: number; Threshold: number }) => [
      choice.FalseMatchRate,
      choice.Threshold,
    ]),
    [
      [0.01, 0.2],
      [0.001, 0.3],
      [0.0001, 0.4],
      [0.00001, 0.5],
      [0.000001, 0.6],
    ],
  );
  assert.deepEqual(body.Calibration, {
    Model: 'embedder-of-tests',
    Source: 'made up',
    GenuinePairs: 1_000,
    ImpostorPairs: 1_000_000,
    Caveat: 'none of it is true',
    LeastFalseMatchRate: 1e-6,
    MostFalseMatchRate: 0.01,
  });
  const { From, To, ...numbers } = body.WhatIf;
  assert.equal(Date.parse(To) - Date.parse(From), 30 * 86_400_000);
  assert.deepEqual(numbers, {
    ...{ Compared: 0, AcceptedBefore: 0, AcceptedThen: 0, NewlyAccepted: 0, NewlyRejected: 0 },
    ...{ AcceptedShare: null, NewlyAcceptedShare: null, NewlyRejectedShare: null },
    ...{ OwnRate: 0, IsTruncated: false, Scores: [] },
  });
});

test('PreviewMatchingPolicy: stored verifications, are judged again at the wanted rate', async (t) => {
  const { edge, token, preview } = await open(t);
  // Judged at 1e-5, which is a cosine of 0.5.
  for (const cosine of [0.5, 0.55, 0.61, 0.72]) await add(edge, cosine, 'accepted');
  for (const cosine of [0.1, 0.42, 0.49]) await add(edge, cosine, 'matchFailed');
  // What the comparison did not decide, what another model saw, and what is long ago.
  await add(edge, 0.45, 'livenessFailed');
  await add(edge, 0.45, 'matchFailed', { model: 'another' });
  await add(edge, 0.45, 'matchFailed', { daysAgo: 31 });
  const template = { Name: 'LoanPayout', FalseMatchRate: 0.001 };
  await call(edge, 'POST', '/customOperations', { token, body: template });
  await add(edge, 0.45, 'accepted', { name: 'loanpayout' });

  const { WhatIf: lenient } = (await preview({ FalseMatchRate: 1e-4 })).body;
  const numbers = ({
    Compared,
    AcceptedBefore,
    AcceptedThen,
    NewlyAccepted,
    NewlyRejected,
    OwnRate,
  }: typeof lenient) => [Compared, AcceptedBefore, AcceptedThen, NewlyAccepted, NewlyRejected, OwnRate];
  assert.deepEqual(numbers(lenient), [7, 4, 6, 2, 0, 1]);
  assert.ok(Math.abs(lenient.AcceptedShare.Rate - 6 / 7) < 1e-9);
  assert.ok(lenient.AcceptedShare.Low < 0.5 && lenient.AcceptedShare.High > 0.97);
  assert.deepEqual(lenient.Scores, [
    { From: 0.1, Accepted: 0, Rejected: 1 },
    { From: 0.4, Accepted: 0, Rejected: 1 },
    { From: 0.45, Accepted: 0, Rejected: 1 },
    { From: 0.5, Accepted: 1, Rejected: 0 },
    { From: 0.55, Accepted: 1, Rejected: 0 },
    { From: 0.6, Accepted: 1, Rejected: 0 },
    { From: 0.7, Accepted: 1, Rejected: 0 },
  ]);
  assert.deepEqual(numbers((await preview({ FalseMatchRate: 1e-6 })).body.WhatIf), [7, 4, 2, 0, 2, 1]);
  assert.deepEqual(numbers((await preview({ FalseMatchRate: 1e-5 })).body.WhatIf), [7, 4, 4, 0, 0, 1]);
  assert.equal((await preview({ FalseMatchRate: 1e-4, Days: 60 })).body.WhatIf.Compared, 8);
});

test('PreviewMatchingPolicy: another tenant, sees none of our verifications; a rate without evidence is refused', async (t) => {
  const { edge, preview } = await open(t);
  await add(edge, 0.5, 'accepted');
  const other = await tokenOf(edge, await edge.addTenant('Other'));
  assert.equal((await preview({ FalseMatchRate: 1e-4 }, other)).body.WhatIf.Compared, 0);
  for (const FalseMatchRate of [1e-9, 0.05]) {
    const { status, body } = await preview({ FalseMatchRate });
    assert.deepEqual([status, body.ID], [400, 'E_FMR_NOT_SUPPORTED']);
  }
  assert.equal((await preview({ FalseMatchRate: 1e-4, Days: 0 })).status, 400);
});
