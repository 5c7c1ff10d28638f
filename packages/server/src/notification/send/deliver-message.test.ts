import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { beginSelfie } from '../../session/begin/begin-selfie.ts';
import { cancelSession } from '../../session/life/cancel-session.ts';
import { operationKinds } from '../../session/read/read-session.ts';
import { updateTenant } from '../../store/tenant/tenant.ts';
import { sweepMessages } from '../notification-jobs.ts';
import { readNotifications } from '../read-messages.ts';
import type { OutgoingMessage, SendOutcome } from './channel.ts';
import { deliverMessage } from './deliver-message.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, tenantId, caller, notification, jobs } = fixture;

/** A mail server as the sender reports it: answers in order, then yes. */
const answers: (SendOutcome | Error)[] = [];
const sent: OutgoingMessage[] = [];
const logged: unknown[] = [];
const ended: string[] = [];
notification.channels = {
  sms: 'none',
  email: {
    async send(message) {
      sent.push(message);
      const answer = answers.shift() ?? { kind: 'sent' };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    close: async () => undefined,
  },
};
notification.log = { ...notification.log, warn: ((...line: unknown[]) => void logged.push(line)) as never };
notification.onMessage = (channel, state) => ended.push(`${channel} ${state}`);

async function begin(TimeoutSec = 3_600) {
  answers.length = sent.length = logged.length = ended.length = jobs.length = 0;
  const begun = await beginSelfie(deps, caller, { TransportType: 2, Email: 'ann@example.com', TimeoutSec });
  const { messageId } = jobs.find(({ name }) => name === 'send-email')!.data as { messageId: string };
  clock.advance(3_700);
  await db
    .updateTable('session')
    .set({ expires_at: new Date(clock.now().getTime() + TimeoutSec * 1_000) })
    .where('id', '=', begun.OperationId)
    .execute();
  return { id: begun.OperationId, messageId };
}
const stateOf = async (operationId: string) =>
  (await readNotifications(notification, tenantId, { operationId })).Items[0]!;
const contentOf = async (id: string) =>
  (await db.selectFrom('message').select('content_sealed').where('id', '=', id).executeTakeFirstOrThrow())
    .content_sealed;

test('deliverMessage: sent once, its content erased, a second job of it does nothing', async () => {
  const { id, messageId } = await begin();
  await deliverMessage(notification, messageId);
  await deliverMessage(notification, messageId);
  assert.equal(sent.length, 1);
  assert.equal(sent[0]!.id, messageId);
  assert.equal(sent[0]!.to, 'ann@example.com');
  const { State, Tries, Failure, FinishedDate } = await stateOf(id);
  assert.deepEqual([State, Tries, Failure, FinishedDate], ['sent', 1, null, clock.now().toISOString()]);
  assert.equal(await contentOf(messageId), null);
  assert.deepEqual(ended, ['email sent']);
});

test('deliverMessage: temporary failures, tried again later each time under the same id', async () => {
  const { id, messageId } = await begin();
  answers.push(
    { kind: 'temporary', reason: 'smtp_451' },
    { kind: 'temporary', reason: 'http_429', retryAfterSec: 90 },
  );
  const waits: number[] = [];
  for (let index = 0; index < 3; index++) {
    await deliverMessage(notification, messageId);
    const next = jobs.filter(({ startAfter }) => startAfter !== undefined)[index]?.startAfter;
    if (next) waits.push((next.getTime() - clock.now().getTime()) / 1_000);
    clock.advance(waits.at(-1)!);
    if (index === 0) {
      const { State, Failure } = await stateOf(id);
      assert.deepEqual([State, Failure], ['queued', 'smtp_451']);
    }
  }
  assert.deepEqual(waits, [5, 90]);
  assert.deepEqual(new Set(sent.map((message) => message.id)), new Set([messageId]));
  const { State, Tries } = await stateOf(id);
  assert.deepEqual([State, Tries], ['sent', 3]);
});

test('deliverMessage: a final refusal, failed at once; neither address nor link in the log', async () => {
  const { id, messageId } = await begin();
  answers.push({ kind: 'permanent', reason: 'smtp_550' });
  await deliverMessage(notification, messageId);
  const { State, Failure } = await stateOf(id);
  assert.deepEqual([State, Failure], ['failed', 'smtp_550']);
  assert.equal(jobs.length, 1);
  assert.equal(logged.length, 1);
  const line = JSON.stringify(logged);
  assert.ok(line.includes(messageId) && !line.includes('ann@') && !line.includes(sent[0]!.link));
});

test('deliverMessage: temporary for ever, given up after the last try', async () => {
  const { id, messageId } = await begin(86_400);
  for (let index = 0; index < limits.message.tries; index++) {
    answers.push({ kind: 'temporary', reason: 'unreachable' });
    await deliverMessage(notification, messageId);
    clock.advance(60);
  }
  const { State, Tries, Failure } = await stateOf(id);
  assert.deepEqual([State, Tries, Failure], ['failed', limits.message.tries, 'unreachable']);
  assert.equal(jobs.length, limits.message.tries);
});

test('deliverMessage: of a disabled tenant, held without using up its tries, sent once the tenant is enabled', async () => {
  const { id, messageId } = await begin(86_400);
  await updateTenant(db, tenantId, { disabled_at: clock.now() });
  try {
    for (let index = 0; index <= limits.message.tries; index++) {
      await deliverMessage(notification, messageId);
      const { startAfter } = jobs.at(-1)!;
      assert.equal(startAfter!.getTime() - clock.now().getTime(), 60_000);
      clock.advance(60);
    }
    const { State, Tries, Failure } = await stateOf(id);
    assert.deepEqual([State, Tries, Failure], ['queued', 0, null]);
    assert.equal(sent.length, 0);
  } finally {
    await updateTenant(db, tenantId, { disabled_at: null });
  }
  await deliverMessage(notification, messageId);
  const { State, Tries } = await stateOf(id);
  assert.deepEqual([State, Tries], ['sent', 1]);

  const late = await begin(60);
  await updateTenant(db, tenantId, { disabled_at: clock.now() });
  await deliverMessage(notification, late.messageId);
  clock.advance(60);
  await deliverMessage(notification, late.messageId);
  await updateTenant(db, tenantId, { disabled_at: null });
  assert.equal((await stateOf(late.id)).State, 'canceled', 'its session was over first');
});

test('deliverMessage: a next try that would come after the session’s end, not made', async () => {
  const { id, messageId } = await begin(4);
  answers.push({ kind: 'temporary', reason: 'timeout' });
  await deliverMessage(notification, messageId);
  assert.equal((await stateOf(id)).State, 'failed');
});

test('deliverMessage: a session that is over, never sent', async () => {
  const canceled = await begin();
  await cancelSession(deps, { ...caller, id: canceled.id, kinds: operationKinds });
  await deliverMessage(notification, canceled.messageId);
  assert.equal((await stateOf(canceled.id)).State, 'canceled');
  const expired = await begin(10);
  clock.advance(10);
  await deliverMessage(notification, expired.messageId);
  assert.equal((await stateOf(expired.id)).State, 'canceled');
  assert.equal(sent.length, 0);
  assert.equal(await contentOf(expired.messageId), null);
});

test('deliverMessage: two workers at once, one sends; after a crash the next comes once the hold is over', async () => {
  const { id, messageId } = await begin();
  answers.push(new Error('process killed'));
  await assert.rejects(deliverMessage(notification, messageId), /process killed/);
  await assert.rejects(deliverMessage(notification, messageId), /holds the message/);
  assert.equal(sent.length, 1);
  clock.advance(limits.message.trySec + 16);
  await deliverMessage(notification, messageId);
  const { State, Tries } = await stateOf(id);
  assert.deepEqual([State, Tries], ['sent', 2]);
  assert.deepEqual(
    sent.map((message) => message.id),
    [messageId, messageId],
  );

  const raced = await begin();
  const both = await Promise.allSettled([
    deliverMessage(notification, raced.messageId),
    deliverMessage(notification, raced.messageId),
  ]);
  assert.ok(both.some(({ status }) => status === 'fulfilled'));
  assert.equal(sent.length, 1);
});

test('deliverMessage: a message that keeps killing its process, given up', async () => {
  const { id, messageId } = await begin(86_400);
  for (let index = 0; index < limits.message.tries; index++) {
    answers.push(new Error('process killed'));
    await assert.rejects(deliverMessage(notification, messageId), /process killed/);
    clock.advance(60);
  }
  await deliverMessage(notification, messageId);
  assert.equal((await stateOf(id)).State, 'failed');
  assert.equal(sent.length, limits.message.tries);
});

test('deliverMessage: a channel that is no longer configured, waits for the operator', async () => {
  const { id, messageId } = await begin();
  const { channels } = notification;
  notification.channels = { sms: 'outbox', email: 'outbox' };
  await deliverMessage(notification, messageId);
  notification.channels = channels;
  const { State, Failure } = await stateOf(id);
  assert.deepEqual([State, Failure], ['queued', 'not_configured']);
});

test('sweepMessages: a queued message whose job got lost, ended with its session; old states deleted', async () => {
  const { id, messageId } = await begin(60);
  clock.advance(61);
  await sweepMessages(notification);
  assert.equal((await stateOf(id)).State, 'queued', 'its job may still come');
  clock.advance(600);
  await sweepMessages(notification);
  assert.equal((await stateOf(id)).State, 'canceled');
  assert.equal(await contentOf(messageId), null);
  clock.advance(limits.message.keptSec);
  await sweepMessages(notification);
  assert.equal((await readNotifications(notification, tenantId, { operationId: id })).TotalCount, 0);
});
