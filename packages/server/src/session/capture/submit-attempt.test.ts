import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { EngineOverloaded } from '@selfsame/face';
import { type Scene, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { findTempCapture } from '../../store/account/temp-capture.ts';
import { templateFromBytes } from '../../store/account/template-bytes.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { cancelSession } from '../life/cancel-session.ts';
import { presentOperationResult } from '../read/present-operation.ts';
import { operationKinds, readSession } from '../read/read-session.ts';
import { issueAttempt } from './issue-attempt.ts';
import { submitAttempt } from './submit-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId, clock, vault } = fixture;
const alice: Scene = { face: 'alice' };

const beginSelfieSession = async () =>
  (await beginSelfie(deps, fixture.caller, { TimeoutSec: 3600 })).OperationId;
const issue = async (id: string) => (await issueAttempt(deps, fixture.pageOf(id))).attemptId;
const submit = (id: string, attemptId: string, scene: Scene) =>
  submitAttempt(deps, fixture.pageOf(id), attemptId, upload(scene));
const capture = async (id: string, scene: Scene) => submit(id, await issue(id), scene);
const rowOf = (id: string) => readSession(deps, { tenantId, id, kinds: operationKinds });
const notOpen = { code: 'E_ATTEMPT_NOT_OPEN' };

test('submitAttempt: a good selfie, accepted with a TempId that holds the sealed face for 72 hours', async () => {
  const id = await beginSelfieSession();
  const { outcome, session } = await capture(id, alice);
  assert.equal(outcome, 'accepted');
  assert.equal(session.page, 'verifiedPage');
  const { temp_id: tempId, status, message, ended_at } = await rowOf(id);
  assert.equal(status, 1);
  assert.equal(message, 'Operation has been accepted by the user.');
  assert.deepEqual(ended_at, clock.now());
  const query = { tenantId, tempId: tempId ?? '', now: clock.now() };
  const row = await findTempCapture(db, query);
  assert.ok(row?.template_sealed && row.image_blob_id && row.data_key_id);
  const key = await vault.openDataKey(db, row.data_key_id);
  const context = { table: 'temp_capture', column: 'template_sealed', rowId: row.id };
  const template = templateFromBytes(vault.unseal(key, row.template_sealed, context));
  assert.deepEqual(template, fixture.template('alice'));
  const sealed = await fixture.blobs.get(row.image_blob_id);
  const blobContext = { table: 'blob', column: 'bytes', rowId: row.image_blob_id };
  assert.deepEqual(vault.unseal(key, sealed ?? Buffer.alloc(0), blobContext), upload(alice)[1]?.bytes);
  const end = new Date(clock.now().getTime() + limits.tempDataSec * 1_000);
  assert.deepEqual(row.expires_at, end);
  const job = fixture.jobs.at(-1);
  assert.deepEqual(job, { name: 'purge-temp-capture', data: { tempId }, startAfter: end });
  assert.equal(await findTempCapture(db, { ...query, now: end }), undefined);
  assert.equal(await findTempCapture(db, { ...query, tenantId: crypto.randomUUID() }), undefined);
});

test('submitAttempt: the record of a capture, scores and models but no face', async () => {
  const id = await beginSelfieSession();
  await capture(id, alice);
  const row = await rowOf(id);
  const attempts = await db.selectFrom('attempt').selectAll().where('session_id', '=', id).execute();
  const stored = JSON.stringify([row.result, attempts.map(({ evidence }) => evidence)]);
  assert.ok(stored.length < 6_000, `${stored.length} characters`);
  assert.ok(!stored.includes('camera of tests'));
  const { Payload } = presentOperationResult(row);
  assert.ok(!('BiometricVerificationResult' in Payload.Metadata));
  assert.deepEqual(Payload.Metadata.LivenessDetectionResult, {
    IsLive: true,
    Version: 'fr-minifasnet-128-1',
    Probability: 1 / (1 + Math.exp(-6)),
    Score: 6,
    Quality: 1,
    Error: null,
    ErrorId: null,
  });
});

test('submitAttempt: bad captures, remedies until the attempts are used up, then rejected', async () => {
  const id = await beginSelfieSession();
  const dark = await capture(id, { face: 'alice', reasons: ['Underexposed'] });
  assert.deepEqual([dark.outcome, dark.remedies, dark.session.attemptsLeft], ['retry', ['MoreLight'], 2]);
  const spoof = await capture(id, { face: 'alice', padLogit: -7 });
  assert.deepEqual([spoof.outcome, spoof.remedies], ['retry', ['UseLiveCamera']]);
  const last = await capture(id, { face: 'alice', padLogit: -7 });
  assert.equal(last.outcome, 'rejected');
  assert.equal(last.session.page, 'transactionMaxAttemptsPage');
  const row = await rowOf(id);
  assert.deepEqual([row.status, row.message], [2, 'Not authorized. Liveness detection failed.']);
  assert.equal(row.temp_id, null);
  await assert.rejects(issue(id), { code: 'E_TRANSACTION_FINISHED' });
});

test('submitAttempt: posted again after its end, the stored outcome, counted once', async () => {
  const id = await beginSelfieSession();
  const attemptId = await issue(id);
  const first = await submit(id, attemptId, { face: 'alice', reasons: ['Unsharp'] });
  const again = await submit(id, attemptId, alice);
  assert.deepEqual(again, first);
  await capture(id, alice);
  const late = await submit(id, attemptId, alice);
  assert.deepEqual([late.outcome, late.remedies, late.session.status], ['retry', ['HoldStill'], 1]);
  assert.equal((await rowOf(id)).attempts_used, 2);
});

test('submitAttempt: unknown, superseded, overdue or of another session, not open', async () => {
  const [id, other] = [await beginSelfieSession(), await beginSelfieSession()];
  const superseded = await issue(id);
  const current = await issue(id);
  await assert.rejects(submit(id, crypto.randomUUID(), alice), notOpen);
  await assert.rejects(submit(id, superseded, alice), notOpen);
  await assert.rejects(submit(other, current, alice), notOpen);
  clock.advance(limits.attemptSec);
  await assert.rejects(submit(id, current, alice), notOpen);
  assert.equal((await rowOf(id)).attempts_used, 0);
});

test('submitAttempt: twice at the same moment, analysed once', async () => {
  const id = await beginSelfieSession();
  const attemptId = await issue(id);
  let analyses = 0;
  fixture.analyseBy(async (images) => {
    analyses += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return fixture.evidenceOf(images);
  });
  const twins = await Promise.allSettled([1, 2, 3].map(() => submit(id, attemptId, alice)));
  fixture.analyseBy(async (images) => fixture.evidenceOf(images));
  assert.equal(analyses, 1);
  const refused = twins.filter((twin) => twin.status === 'rejected').map(({ reason }) => reason.code);
  assert.ok(
    refused.every((code) => code === 'E_SERVER_BUSY'),
    refused.join(),
  );
  assert.ok(twins.some((twin) => twin.status === 'fulfilled'));
  assert.equal((await submit(id, attemptId, alice)).outcome, 'accepted');
  assert.equal((await rowOf(id)).attempts_used, 1);
});

test('submitAttempt: a busy or failing engine, not counted and the same attempt still open', async () => {
  const id = await beginSelfieSession();
  const attemptId = await issue(id);
  fixture.analyseBy(async () => {
    throw new EngineOverloaded(4);
  });
  await assert.rejects(submit(id, attemptId, alice), { code: 'E_SERVER_BUSY', retryAfter: 4 });
  fixture.analyseBy(async () => {
    throw new Error('a worker died');
  });
  await assert.rejects(submit(id, attemptId, alice), /a worker died/);
  fixture.analyseBy(async (images) => fixture.evidenceOf(images));
  assert.equal((await submit(id, attemptId, alice)).outcome, 'accepted');
  assert.equal((await rowOf(id)).attempts_used, 1);
});

test('submitAttempt: a claim whose server died, up again after its life, uncounted', async () => {
  const id = await beginSelfieSession();
  const attemptId = await issue(id);
  await db
    .updateTable('attempt')
    .set({ state: 'analysing', claimed_at: clock.now() })
    .where('id', '=', attemptId)
    .execute();
  await assert.rejects(submit(id, attemptId, alice), { code: 'E_SERVER_BUSY' });
  clock.advance(61);
  const { outcome, session } = await submit(id, attemptId, alice);
  assert.deepEqual([outcome, session.attemptsLeft], ['accepted', 2]);
});

test('submitAttempt: canceled or expired while it was analysed, that outcome stands', async () => {
  const canceled = await beginSelfieSession();
  const attemptId = await issue(canceled);
  fixture.analyseBy(async (images) => {
    await cancelSession(deps, { ...fixture.caller, id: canceled, kinds: operationKinds });
    return fixture.evidenceOf(images);
  });
  await assert.rejects(submit(canceled, attemptId, alice), { code: 'E_TRANSACTION_FINISHED' });
  const late = await beginSelfieSession();
  const lateAttempt = await issue(late);
  fixture.analyseBy(async (images) => {
    clock.advance(3600);
    return fixture.evidenceOf(images);
  });
  await assert.rejects(submit(late, lateAttempt, alice), { code: 'E_TRANSACTION_EXPIRED' });
  fixture.analyseBy(async (images) => fixture.evidenceOf(images));
  assert.deepEqual([(await rowOf(canceled)).status, (await rowOf(late)).status], [5, 3]);
  const left = await db
    .selectFrom('temp_capture')
    .select('id')
    .where('session_id', 'in', [canceled, late])
    .execute();
  assert.deepEqual(left, []);
});

test('submitAttempt: an enrolment, the credential bound in the same moment', async () => {
  const account = await fixture.createAccount('enrolling');
  const begin = async () =>
    (await beginOperation(deps, fixture.caller, { Name: 'EnrollBioCredential', AccountNumber: 'enrolling' }))
      .OperationId;
  const [first, second] = [await begin(), await begin()];
  const refreshes = fixture.galleryRefreshes();
  assert.equal((await capture(first, alice)).outcome, 'accepted');
  assert.equal(fixture.galleryRefreshes(), refreshes + 1);
  const credential = await db
    .selectFrom('biometric_credential')
    .selectAll()
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow();
  const row = await rowOf(first);
  assert.equal(credential.is_proofed, true);
  assert.equal(credential.temp_id, row.temp_id);
  assert.equal(presentOperationResult(row).Payload.Data.TempId, row.temp_id);
  const { outcome, session } = await capture(second, alice);
  assert.deepEqual([outcome, session.page], ['rejected', 'standardErrorPage']);
  const lost = await rowOf(second);
  assert.deepEqual([lost.status, lost.message], [4, 'Biometric credentials already exist for this account.']);
  assert.equal(lost.temp_id, null);
});
