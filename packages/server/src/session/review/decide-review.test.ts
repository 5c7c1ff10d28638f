import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { type ReviewDecision, Status, statusMessages } from '@selfsame/contract';
import { createDialogueActor } from '../../../test/dialogue-actor.ts';
import { createTestEvents } from '../../../test/events.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findUnreferencedBlobs } from '../../store/blob/blob-reference.ts';
import { readResult } from '../../store/session/session-json.ts';
import { ensureTenant } from '../../store/tenant/tenant.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginVerification } from '../begin/begin-verification.ts';
import { approveSession } from '../capture/approve-session.ts';
import { declineSession } from '../capture/decline-session.ts';
import { readCapture } from '../capture/read-capture.ts';
import { cancelSession } from '../life/cancel-session.ts';
import { expireSessions } from '../life/settle-expiry.ts';
import { presentOperationStatus } from '../read/present-operation.ts';
import { readDetails } from '../read/read-details.ts';
import { allKinds, readSession } from '../read/read-session.ts';
import { closeReview } from './close-review.ts';
import { decideReview } from './decide-review.ts';
import { listReviews, readReview } from './read-review.ts';
import { readReviewFrames } from './read-review-frames.ts';

const fixture = await createSessionFixture({ after });
const { db, tenantId, clock } = fixture;
const events = createTestEvents([closeReview]);
const deps = Object.assign(fixture.deps, { events });
const { begin, issue, follow, stills, rowOf } = createDialogueActor(fixture);

async function setPolicy(change: object) {
  const { Version } = await readMatchingPolicy(db, tenantId);
  await writeTenantSetting(db, tenantId, 'matching', { ...defaultSettings.matching, ...change, Version });
}
const review = { FourEyes: false, KeepFrames: true, TimeoutSec: 3_600 };

beforeEach(async () => {
  deps.livenessMode = 'active';
  await setPolicy({ LivenessDoubt: 'review', Review: review });
});

const operator = (name = 'ada', tenant = tenantId): OperatorPrincipal => ({
  ...{ kind: 'operator', tenantId: tenant, role: 'operator', roles: [], sessionId: crypto.randomUUID() },
  operatorId: `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6, '.')).toString('hex').padStart(12, '0')}`,
  ownsInstallation: false,
  isRecent: true,
});
const decide = (id: string, decision: ReviewDecision, by = operator(), Note?: string) =>
  decideReview(deps, by, id, { Decision: decision, ...(Note && { Note }) });
async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** Takes a session to its review: a doubtful capture, one more turn, and still in doubt. */
async function doubt(id: string, face = 'ann') {
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face });
  await stills(id, attemptId, { face, padLogit: -3.5 });
  await follow(id, attemptId, { face });
  return stills(id, attemptId, { face, padLogit: -3.5 });
}
async function inReview(request = {}) {
  const id = await begin(request);
  assert.equal((await doubt(id)).outcome, 'review');
  return id;
}
async function verify(account: string, face: string) {
  const { TransactionId } = await beginVerification(
    deps,
    fixture.caller,
    { FacialImageAccountNumber: account },
    new AbortController().signal,
  );
  await approveSession(deps, fixture.pageOf(TransactionId));
  await doubt(TransactionId, face);
  return TransactionId;
}
const storedReview = (id: string) =>
  db.selectFrom('review').selectAll().where('session_id', '=', id).executeTakeFirstOrThrow();

test('submitAttempt: in doubt after everything was asked, pending for the caller and looked at for the person', async () => {
  const id = await begin();
  const outcome = await doubt(id);
  assert.deepEqual([outcome.outcome, outcome.remedies, outcome.session.inReview], ['review', [], true]);
  const status = presentOperationStatus(await readSession(deps, { tenantId, id, kinds: allKinds }));
  assert.deepEqual([status.Status, status.Message], [Status.Pending, statusMessages.inReview]);
  assert.equal(await codeOf(issue(id)), 'E_TRANSACTION_IN_REVIEW');
  assert.ok((await readDetails(deps, { tenantId, id })).ReviewDate);
  const { Items, TotalCount } = await listReviews(deps, operator(), {});
  assert.equal(TotalCount, Items.length);
  assert.ok(Items.some((item) => item.TransactionId === id && !item.HasMyDecision));
  const seen = await readReview(deps, operator(), id);
  assert.deepEqual([seen.CanAccept, seen.Frames, seen.Needed, seen.Accepted], [true, 6, 1, 0]);
  const doubted = seen.Attempt.Evidence?.Signals.filter(({ CountedAs }) => CountedAs === 'doubt');
  assert.deepEqual(
    doubted?.map(({ Name, Value }) => [Name, Value]),
    [['detector', -3.5]],
  );
});

test('submitAttempt: the policy rejects what is in doubt, no review', async () => {
  await setPolicy({ LivenessDoubt: 'reject' });
  assert.equal((await doubt(await begin())).outcome, 'retry');
});

test('readReviewFrames: kept, the pictures, sealed at rest and each look in the audit log; not kept, none', async () => {
  const id = await inReview();
  const { Frames } = await readReviewFrames(deps, operator(), id);
  assert.equal(Frames.length, 6);
  assert.match(Buffer.from(Frames[0]!.Data, 'base64').subarray(4).toString(), /"face":"ann"/);
  const { blob_ids } = await storedReview(id);
  const sealed = await deps.blobs.get(blob_ids[0]!);
  assert.ok(sealed && !Buffer.from(sealed).includes('ann'));
  assert.deepEqual(await findUnreferencedBlobs(db, blob_ids), []);
  assert.ok(events.published.some(({ type }) => type === 'review.framesViewed'));

  await setPolicy({ LivenessDoubt: 'review', Review: { ...review, KeepFrames: false } });
  const blind = await inReview();
  assert.equal((await readReview(deps, operator(), blind)).Frames, 0);
  assert.equal(await codeOf(readReviewFrames(deps, operator(), blind)), 'E_REVIEW_FRAMES_NOT_KEPT');
  assert.equal((await storedReview(blind)).blob_ids.length, 1);
});

test('decideReview: accepted, the selfie is there, the pictures of the review are erased, and all is on record', async () => {
  const id = await inReview();
  const { data_key_id: keyId, blob_ids } = await storedReview(id);
  assert.deepEqual(await decide(id, 'accept', operator(), 'looks alive'), {
    IsFinal: true,
    Status: Status.Accepted,
  });
  const row = await rowOf(id);
  assert.ok(row.temp_id);
  const { review: kept, capture } = readResult(row) ?? {};
  assert.deepEqual(
    kept?.decisions.map(({ operator: by, decision }) => [by, decision]),
    [[operator().operatorId, 'accept']],
  );
  assert.deepEqual([capture?.outcome, capture?.liveness?.isLive], ['accepted', true]);
  const after = await storedReview(id);
  assert.deepEqual([after.state, after.template_sealed, after.blob_ids], ['accepted', null, []]);
  await assert.rejects(deps.vault.openDataKey(db, keyId!), { name: 'VaultKeyGone' });
  assert.deepEqual(await findUnreferencedBlobs(db, blob_ids), blob_ids);
  assert.ok(events.published.some(({ type }) => type === 'review.decided'));
  assert.equal((await readCapture(deps, fixture.pageOf(id))).page, 'verifiedPage');
  assert.equal(await codeOf(decide(id, 'reject')), 'E_TRANSACTION_FINISHED');
});

test('decideReview: rejected, the transaction ends; a verification counts towards the lockout', async () => {
  const account = await fixture.createEnrolled('ron', 'ron');
  const id = await verify('ron', 'ron');
  assert.deepEqual(await decide(id, 'reject'), { IsFinal: true, Status: Status.Rejected });
  const { Reason, Message } = await readDetails(deps, { tenantId, id });
  assert.deepEqual([Reason, Message], ['reviewRejected', statusMessages.reviewRejected]);
  const failures = await db
    .selectFrom('failed_attempt')
    .selectAll()
    .where('account_id', '=', account.id)
    .execute();
  assert.equal(failures.length, 1);
});

test('decideReview: a face that is not the enrolled one, reviewed like any other but never accepted', async () => {
  await fixture.createEnrolled('cleo', 'cleo');
  const id = await verify('cleo', 'mallory');
  assert.equal((await readReview(deps, operator(), id)).CanAccept, false);
  assert.equal(await codeOf(decide(id, 'accept')), 'E_REVIEW_NOT_ACCEPTABLE');
  assert.equal((await decide(id, 'reject')).Status, Status.Rejected);
});

test('decideReview: a face that was deleted, or replaced by another, while it waited, is not accepted', async () => {
  const account = await fixture.createEnrolled('gus', 'gus');
  const change = (columns: { deleted_at?: Date; created_at?: Date }) =>
    db.updateTable('biometric_credential').set(columns).where('account_id', '=', account.id).execute();
  const [first, second] = [await verify('gus', 'gus'), await verify('gus', 'gus')];
  await change({ created_at: new Date(deps.clock.now().getTime() + 1_000) });
  assert.equal((await decide(first, 'accept')).Status, Status.Error);
  await change({ deleted_at: deps.clock.now() });
  assert.equal((await decide(second, 'accept')).Status, Status.Error);
  assert.equal((await readDetails(deps, { tenantId, id: second })).Reason, 'accountNotUsable');
});

test('decideReview: an accepted enrolment, the credential is bound; one that came meanwhile, said so', async () => {
  const enrol = async (account: string) => {
    await fixture.createAccount(account);
    const { OperationId } = await beginOperation(deps, fixture.caller, {
      Name: 'EnrollBioCredential',
      AccountNumber: account,
    });
    await doubt(OperationId, account);
    return OperationId;
  };
  const first = await enrol('dora');
  const second = await beginOperation(deps, fixture.caller, {
    Name: 'EnrollBioCredential',
    AccountNumber: 'dora',
  });
  await doubt(second.OperationId, 'dora');
  assert.equal((await decide(first, 'accept')).Status, Status.Accepted);
  assert.equal((await decide(second.OperationId, 'accept')).Status, Status.Error);
  assert.equal((await rowOf(second.OperationId)).end_reason, 'credentialAlreadyExists');
  assert.equal((await storedReview(second.OperationId)).state, 'closed');
});

test('decideReview: four eyes, the same person twice is one; the other completes it; one rejection is enough', async () => {
  await setPolicy({ LivenessDoubt: 'review', Review: { ...review, FourEyes: true } });
  const id = await inReview();
  assert.deepEqual(await decide(id, 'accept', operator('ada')), { IsFinal: false, Status: Status.Pending });
  assert.equal(await codeOf(decide(id, 'accept', operator('ada'))), 'E_REVIEW_VOTED');
  assert.equal(await codeOf(decide(id, 'reject', operator('ada'))), 'E_REVIEW_VOTED');
  const seen = await readReview(deps, operator('ada'), id);
  assert.deepEqual([seen.Needed, seen.Accepted, seen.HasMyDecision], [2, 1, true]);
  assert.deepEqual(await decide(id, 'accept', operator('bob')), { IsFinal: true, Status: Status.Accepted });
  const other = await inReview();
  await decide(other, 'accept', operator('ada'));
  assert.equal((await decide(other, 'reject', operator('bob'))).Status, Status.Rejected);
});

test('decideReview: the same person at the same moment twice, counted once', async () => {
  await setPolicy({ LivenessDoubt: 'review', Review: { ...review, FourEyes: true } });
  const id = await inReview();
  const codes = await Promise.all([1, 2, 3].map(() => codeOf(decide(id, 'accept', operator('ada')))));
  assert.deepEqual(codes.sort(), ['E_REVIEW_VOTED', 'E_REVIEW_VOTED', 'done']);
  assert.equal((await rowOf(id)).status, Status.Pending);
});

test('decideReview: two people at once, one decision stands and the other is told', async () => {
  const id = await inReview();
  const codes = await Promise.all([
    codeOf(decide(id, 'accept', operator('ada'))),
    codeOf(decide(id, 'reject', operator('bob'))),
  ]);
  assert.deepEqual(codes.toSorted(), ['E_TRANSACTION_FINISHED', 'done']);
  assert.equal((await rowOf(id)).status, codes[0] === 'done' ? Status.Accepted : Status.Rejected);
});

test('decideReview: while the session is cancelled, declined or expires, one outcome and no picture left', async () => {
  const ends: ((id: string) => Promise<unknown>)[] = [
    (id) => cancelSession(deps, { ...fixture.caller, id, kinds: allKinds }),
    (id) => declineSession(deps, fixture.pageOf(id)),
    async () => {
      clock.advance(review.TimeoutSec);
      await expireSessions(deps, clock.now());
    },
  ];
  for (const end of ends) {
    const id = await inReview();
    const [decided] = await Promise.all([codeOf(decide(id, 'accept')), codeOf(end(id))]);
    const { status } = await rowOf(id);
    assert.notEqual(status, Status.Pending);
    assert.equal(decided === 'done', status === Status.Accepted, `${decided} ${status}`);
    assert.ok(['done', 'E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED'].includes(decided));
    const { state, data_key_id, template_sealed } = await storedReview(id);
    assert.deepEqual([state === 'open', data_key_id, template_sealed], [false, null, null]);
  }
});

test('decideReview: the time of the review, longer than that of the link; over, expired and erased', async () => {
  const id = await inReview({ TimeoutSec: 60 });
  clock.advance(120);
  assert.equal((await readReview(deps, operator(), id)).TransactionId, id);
  clock.advance(review.TimeoutSec);
  assert.equal(await codeOf(readReview(deps, operator(), id)), 'E_REVIEW_NOT_FOUND');
  assert.equal(await codeOf(decide(id, 'accept')), 'E_TRANSACTION_EXPIRED');
  assert.deepEqual([(await rowOf(id)).status, (await storedReview(id)).state], [Status.Expired, 'closed']);
});

test('readReview, decideReview: another tenant’s, nobody’s or one that was never in review, not found', async () => {
  const id = await inReview();
  const other = await ensureTenant(db, { customerNumber: 'Other', customerName: 'Other', now: clock.now() });
  const stranger = operator('eve', other.id);
  assert.equal((await listReviews(deps, stranger, {})).TotalCount, 0);
  const plain = await begin();
  for (const [by, of] of [
    [stranger, id],
    [operator(), crypto.randomUUID()],
    [operator(), plain],
  ] as const) {
    assert.equal(await codeOf(readReview(deps, by, of)), 'E_REVIEW_NOT_FOUND');
    assert.equal(await codeOf(readReviewFrames(deps, by, of)), 'E_REVIEW_NOT_FOUND');
    assert.equal(await codeOf(decideReview(deps, by, of, { Decision: 'accept' })), 'E_REVIEW_NOT_FOUND');
  }
});
