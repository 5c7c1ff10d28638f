import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createTestEvents } from '../../../test/events.ts';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { createReceiptIssuer } from '../../audit/issue-receipt.ts';
import { readReceipt } from '../../audit/read-receipt.ts';
import { openRecordSigner } from '../../audit/record-signer.ts';
import { showEventData } from '../../store/audit-event.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { declineSession } from '../capture/decline-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { readCapture } from '../capture/read-capture.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { listSessions } from '../read/list-sessions.ts';
import { operationKinds as kinds, readSession } from '../read/read-session.ts';
import { cancelSession } from './cancel-session.ts';
import { expireSessions } from './settle-expiry.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId, caller } = fixture;
const signer = await openRecordSigner({ db, vault: fixture.vault }, 'https://selfsame.test', clock.now());
const events = createTestEvents([createReceiptIssuer(signer)]);
const deps = { ...fixture.deps, events };
const begin = async (TimeoutSec = 60) => (await beginSelfie(deps, caller, { TimeoutSec })).OperationId;
async function finished(id: string) {
  const ends = await db.selectFrom('receipt').selectAll().where('session_id', '=', id).execute();
  const mine = await db
    .selectFrom('audit_event')
    .select('id')
    .where('type', '=', 'operation.finished')
    .where('subject', '@>', JSON.stringify({ Transaction: id }) as never)
    .execute();
  return { ends, count: mine.length };
}

test('settleExpiry: seen by many at the same moment, is said once and has one receipt', async () => {
  const id = await begin();
  clock.advance(60);
  await Promise.all([
    readSession(deps, { tenantId, id, kinds }),
    readSession(deps, { tenantId, id, kinds }),
    readCapture(deps, fixture.pageOf(id)),
    listSessions(deps, tenantId, {}),
    expireSessions(deps, clock.now()),
    cancelSession(deps, { ...caller, id, kinds }).catch(() => undefined),
    declineSession(deps, fixture.pageOf(id)).catch(() => undefined),
  ]);
  const { ends, count } = await finished(id);
  assert.deepEqual([count, ends.length], [1, 1]);
  const claims = await signer.read('receipt', ends[0]!.statement);
  assert.deepEqual([claims?.status, claims?.reason, claims?.inputs], [3, 'expired', []]);
});

test('expireSessions: more than one batch, all are ended and said', async () => {
  const ids = [];
  for (let count = 0; count < 205; count++) ids.push(await begin(30));
  clock.advance(30);
  assert.equal(await expireSessions(deps, clock.now()), 205);
  assert.equal(await expireSessions(deps, clock.now()), 0);
  const { total } = await db
    .selectFrom('receipt')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .where('session_id', 'in', ids)
    .executeTakeFirstOrThrow();
  assert.equal(total, '205');
});

test('readReceipt: pending, there is none; expired on this very look, there is one; unknown, not found', async () => {
  const requireSession = ({ id }: { id: string }) => readSession(deps, { tenantId, id, kinds });
  const read = (id: string) => readReceipt({ db, requireSession }, { tenantId, id, kind: 'operation' });
  const id = await begin();
  await assert.rejects(read(id), { code: 'E_RECEIPT_NOT_FOUND' });
  clock.advance(60);
  assert.ok(await signer.read('receipt', (await read(id)).Receipt));
  await assert.rejects(read(crypto.randomUUID()), { code: 'E_OPERATION_NOT_FOUND' });
});

test('publishJudged: a capture, leaves its evidence in the log and no picture, template or hint of the device', async () => {
  const id = await begin(600);
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  await submitAttempt(deps, fixture.pageOf(id), attemptId, upload({ face: 'alice' }));
  const {
    id: eventId,
    data,
    actor_kind,
    actor_id,
  } = await db
    .selectFrom('audit_event')
    .select(['id', 'data', 'actor_kind', 'actor_id'])
    .where('type', '=', 'session.judged')
    .where('subject', '@>', JSON.stringify({ Attempt: attemptId }) as never)
    .executeTakeFirstOrThrow();
  assert.deepEqual([actor_kind, actor_id], ['user', id]);
  const { evidence } = showEventData({ id: eventId, data });
  assert.partialDeepStrictEqual(evidence, { outcome: 'accepted' });
  for (const member of ['models', 'liveness']) assert.ok(Object.hasOwn(Object(evidence), member), member);
  assert.equal(JSON.stringify(data).includes('camera of tests'), false);
});

test('a transaction that fails after its event, leaves neither event nor receipt', async () => {
  const id = await begin();
  const failing = createTestEvents([
    createReceiptIssuer(signer),
    async () => {
      throw new Error('subscriber');
    },
  ]);
  await assert.rejects(cancelSession({ ...deps, events: failing }, { ...caller, id, kinds }), /subscriber/);
  const { ends, count } = await finished(id);
  assert.deepEqual([count, ends.length], [0, 0]);
  assert.equal((await readSession(deps, { tenantId, id, kinds })).status, 0);
});

test('expireSessions: a session that somebody holds, holds up no other', { timeout: 60_000 }, async () => {
  clock.advance(86_400);
  await expireSessions(deps, clock.now());
  const held = await begin();
  await begin();
  clock.advance(60);
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('session').select('id').where('id', '=', held).forUpdate().execute();
    assert.equal(await expireSessions(deps, clock.now()), 1);
  });
  assert.equal(await expireSessions(deps, clock.now()), 1);
});
