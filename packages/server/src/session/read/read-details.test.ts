import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { TransactionDetails } from '@selfsame/contract';
import { sql } from 'kysely';
import { type Scene, testModels, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { ensureTenant } from '../../store/tenant/tenant.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from '../capture/approve-session.ts';
import { declineSession } from '../capture/decline-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { openCapture } from '../capture/open-capture.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { cancelSession } from '../life/cancel-session.ts';
import { readLink } from '../secret/read-link.ts';
import { readDetails } from './read-details.ts';
import { allKinds } from './read-session.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId, clock } = fixture;
await fixture.createEnrolled('alice', 'alice');
await fixture.createAccount('bob');

async function verify(more: object = {}) {
  const { TransactionId, OneTimeSecret } = await beginTransaction(deps, fixture.caller, {
    AccountNumber: 'alice',
    Name: 'Verify_Identity',
    ConfirmationPolicy: { BioPolicy: { CheckLiveness: true } },
    ...more,
  });
  return { id: TransactionId, secret: OneTimeSecret ?? '' };
}
async function capture(id: string, scene: Scene) {
  await approveSession(deps, fixture.pageOf(id));
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  clock.advance(3);
  return submitAttempt(deps, fixture.pageOf(id), attemptId, upload(scene));
}
const details = (id: string): Promise<TransactionDetails> => readDetails(deps, { tenantId, id });
const types = ({ Events }: TransactionDetails) => Events.map(({ Type }) => Type);

test('readDetails: a pending verification, what was asked and how far it is', async () => {
  const { id, secret } = await verify({
    CodeWord: 'blue heron',
    Tag: 'login',
    CustomData: [{ Key: 'Amount', Value: '5' }],
  });
  const begun = await details(id);
  assert.deepEqual(
    [begun.Type, begun.Status, begun.AccountNumber, begun.Codeword, begun.Tag, begun.CustomData],
    ['verification', 0, 'alice', 'blue heron', 'login', [{ Key: 'Amount', Value: '5' }]],
  );
  assert.deepEqual(
    [begun.OpenedDate, begun.Reason, begun.HasReceipt, begun.Attempts],
    [null, null, false, []],
  );
  clock.advance(5);
  await openCapture(deps, { kind: 'transaction', id, secret }, '192.0.2.7');
  const openedAt = clock.now().toISOString();
  clock.advance(5);
  await openCapture(deps, { kind: 'transaction', id, secret }, '192.0.2.7');
  const opened = await details(id);
  assert.equal(opened.OpenedDate, openedAt);
  assert.deepEqual(types(opened), ['session.begun', 'session.opened']);
  clock.advance(5);
  await approveSession(deps, fixture.pageOf(id));
  await issueAttempt(deps, fixture.pageOf(id), { consent: true });
  const agreed = await details(id);
  const agreedAt = clock.now().toISOString();
  assert.deepEqual([agreed.ApprovedDate, agreed.ConsentDate], [agreedAt, agreedAt]);
  assert.deepEqual(types(agreed).slice(2), ['session.approved', 'session.consented']);
  const [attempt] = agreed.Attempts;
  assert.deepEqual([attempt?.State, attempt?.LivenessMode, attempt?.Evidence], ['open', 'passive', null]);
});

test('readDetails: an accepted verification, scores against thresholds and models', async () => {
  const { id } = await verify();
  await capture(id, { face: 'alice', padLogit: 2 });
  const seen = await details(id);
  assert.deepEqual([seen.Status, seen.Reason, seen.AttemptsUsed], [1, 'accepted', 1]);
  const [attempt] = seen.Attempts;
  assert.equal(seen.DecidingAttemptId, attempt?.Id);
  assert.deepEqual(attempt?.Evidence?.Liveness, {
    IsLive: true,
    Zone: 'live',
    MeanLogit: 2,
    Frames: 6,
    AcceptFrom: -3,
    SpoofBelow: -4,
    LiveAbove: 0,
  });
  assert.deepEqual(
    { ...attempt?.Evidence?.Match, Cosine: Math.round(attempt?.Evidence?.Match?.Cosine ?? 0) },
    {
      IsMatch: true,
      Cosine: 1,
      Threshold: 0.48,
      FalseMatchRate: 0.00001,
      Score: 100,
      MatchProbability: attempt?.Evidence?.Match?.MatchProbability,
      Model: testModels.embedder.id,
    },
  );
  assert.equal(attempt?.Evidence?.Models.Embedder.Id, testModels.embedder.id);
  assert.deepEqual(types(seen), [
    'session.begun',
    'session.approved',
    'session.judged',
    'transaction.finished',
  ]);
});

test('readDetails: liveness signals, each with its value, bound, model and what it shows', async () => {
  const { id } = await verify();
  await capture(id, { face: 'alice', padLogit: 2 });
  const [attempt] = (await details(id)).Attempts;
  const asked = attempt?.Evidence?.Signals.filter(({ Result }) => Result !== 'notAsked') ?? [];
  assert.deepEqual(
    asked.map(({ Name, Result }) => [Name, Result]),
    [
      ['detector', 'passed'],
      ['oneFace', 'passed'],
      ['distinctPictures', 'passed'],
      ['replay', 'passed'],
    ],
  );
  const { Shows, DoesNotShow, Source, ...detector } = asked[0]!;
  assert.deepEqual(detector, {
    ...{ Name: 'detector', Result: 'passed', CountedAs: 'nothing', Value: 2, Fault: null },
    Bound: { Better: 'higher', Fail: -4, Doubt: 0, Settle: -3 },
    Model: 'fr-minifasnet-128-1',
  });
  for (const text of [Shows, DoesNotShow, Source]) assert.notEqual(text, '');
});

test('readDetails: an attempt judged before there were signals, its scores and no signals', async () => {
  const { id } = await verify();
  await capture(id, { face: 'alice', padLogit: 2 });
  await sql`update attempt set evidence = evidence - 'signals' where session_id = ${id}`.execute(db);
  const [attempt] = (await details(id)).Attempts;
  assert.deepEqual([attempt?.Evidence?.Signals, attempt?.Evidence?.Liveness?.MeanLogit], [[], 2]);
});

test('readDetails: retries and rejections, each attempt with its fault and remedies', async () => {
  const { id } = await verify();
  await capture(id, { face: 'alice', reasons: ['Underexposed'] });
  await capture(id, { face: 'alice', padLogit: -6 });
  await capture(id, { face: 'mallory' });
  const seen = await details(id);
  assert.deepEqual(
    seen.Attempts.map(({ Outcome, Fault, Remedies }) => [Outcome, Fault, Remedies]),
    [
      ['retry', 'quality', ['MoreLight']],
      ['retry', 'liveness', ['UseLiveCamera']],
      ['rejected', 'match', []],
    ],
  );
  assert.deepEqual(seen.Attempts[0]?.Evidence?.QualityReasons, ['Underexposed']);
  assert.deepEqual(seen.Attempts[1]?.Evidence?.Liveness?.Zone, 'spoof');
  assert.deepEqual(
    [seen.Status, seen.Reason, seen.DecidingAttemptId],
    [2, 'matchFailed', seen.Attempts[2]?.Id],
  );
});

test('readDetails: every other end, by its reason', async () => {
  const declined = await verify();
  await declineSession(deps, fixture.pageOf(declined.id));
  const canceled = await verify();
  await cancelSession(deps, { ...fixture.caller, id: canceled.id, kinds: allKinds });
  const enrolment = await beginOperation(deps, fixture.caller, {
    Name: 'EnrollBioCredential',
    AccountNumber: 'bob',
  });
  await capture(enrolment.OperationId, { face: 'bob' });
  const selfie = await beginSelfie(deps, fixture.caller, { TimeoutSec: 60 });
  clock.advance(61);
  const seen = await Promise.all(
    [declined.id, canceled.id, enrolment.OperationId, selfie.OperationId].map(details),
  );
  assert.deepEqual(
    seen.map(({ Type, Status, Reason }) => [Type, Status, Reason]),
    [
      ['verification', 2, 'declined'],
      ['verification', 5, 'canceled'],
      ['enrolment', 1, 'accepted'],
      ['selfie', 3, 'expired'],
    ],
  );
});

test('readDetails: what is shown holds no TempId, secret, address or embedding', async () => {
  const begun = await beginSelfie(deps, fixture.caller, { TransportType: 2, Email: 'ann@example.com' });
  await capture(begun.OperationId, { face: 'ann' });
  const seen = await details(begun.OperationId);
  assert.deepEqual(
    seen.Messages.map(({ Channel, State, Resend }) => [Channel, State, Resend]),
    [['email', 'outbox', 0]],
  );
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', begun.OperationId)
    .executeTakeFirstOrThrow();
  const text = JSON.stringify(seen);
  for (const hidden of [row.temp_id as string, 'ann@example.com', row.data_key_id as string])
    assert.ok(!text.includes(hidden), hidden);
});

test('readDetails: the webhook deliveries of this transaction and of no other', async () => {
  const { id } = await verify();
  const delivery = {
    tenant_id: tenantId,
    event_type: 2,
    account_number: null,
    body: '{}',
    created_at: clock.now(),
  };
  const [ours, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
  await db
    .insertInto('webhook_delivery')
    .values([
      { ...delivery, id: ours, session_id: id, attempts: 2, status_code: 500, error: 'HTTP 500' },
      { ...delivery, id: theirs, session_id: crypto.randomUUID() },
    ])
    .execute();
  const { Deliveries } = await details(id);
  assert.deepEqual(
    Deliveries.map((told) => [told.DeliveryId, told.Status, told.AttemptCount, told.Error]),
    [[ours, 'Pending', 2, 'HTTP 500']],
  );
});

test('readDetails: another tenant’s or nobody’s, not found', async () => {
  const { id } = await verify();
  const other = await ensureTenant(db, { customerNumber: 'Other', customerName: 'Other', now: clock.now() });
  await assert.rejects(readDetails(deps, { tenantId: other.id, id }), { code: 'E_OPERATION_NOT_FOUND' });
  await assert.rejects(details(crypto.randomUUID()), { code: 'E_OPERATION_NOT_FOUND' });
});

test('readLink: pending and shown by the caller, its address and QR code; never one that travels or is over', async () => {
  const { id, secret } = await verify();
  const link = await readLink(deps, { tenantId, id });
  assert.equal(link.Url, `https://selfsame.test/?t=${id}&s=${encodeURIComponent(secret)}`);
  assert.match(link.Qr.Path, /^M\d/);
  const selfie = await beginSelfie(deps, fixture.caller, {});
  assert.match((await readLink(deps, { tenantId, id: selfie.OperationId })).Url, /\/\?i=/);
  const sent = await beginSelfie(deps, fixture.caller, { TransportType: 2, Email: 'ann@example.com' });
  await assert.rejects(readLink(deps, { tenantId, id: sent.OperationId }), { code: 'E_LINK_NOT_SHOWN' });
  await declineSession(deps, fixture.pageOf(id));
  await assert.rejects(readLink(deps, { tenantId, id }), { code: 'E_TRANSACTION_FINISHED' });
  clock.advance(3_601);
  await assert.rejects(readLink(deps, { tenantId, id: selfie.OperationId }), {
    code: 'E_TRANSACTION_EXPIRED',
  });
});
