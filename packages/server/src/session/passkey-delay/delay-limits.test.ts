import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status, TransportType } from '@selfsame/contract';
import { codeWorld } from '../../../test/passkey/code-world.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { listDueDelays } from '../../store/session/passkey-delay.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { settleDelays } from './settle-delays.ts';
import { stopDelay } from './stop-delay.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId } = fixture;
const { deps, notices, world, rowOf, deliver, createAsked, createHeld } = await codeWorld(fixture, 'delay');
const delaySec = limits.passkeys.delay.default * 3_600;
const failed = (...said: unknown[]) => assert.fail(String(said));

/** Lets the whole time pass. */
async function waitOut(): Promise<void> {
  clock.advance(delaySec);
  await settleDelays({ ...deps, log: { warn: failed } });
}
const setMessages = (sessionId: string, channel: 'email' | 'sms', state: 'sent' | 'failed') =>
  db
    .updateTable('message')
    .set({ state })
    .where('session_id', '=', sessionId)
    .where('channel', '=', channel)
    .execute();

test('settleDelays: only a notice that was sent to a confirmed address starts the wait', async () => {
  const both = { email_verified: true, phone_number: '+491701234567' };
  const held = async () => {
    const { page, name } = await createAsked(both);
    await skipPasskey(deps, page, 'lost');
    await world.look(page, name);
    return page;
  };
  const unconfirmed = await held();
  await setMessages(unconfirmed.sessionId, 'email', 'failed');
  await setMessages(unconfirmed.sessionId, 'sms', 'sent');
  const told = await held();
  await setMessages(told.sessionId, 'email', 'sent');
  await setMessages(told.sessionId, 'sms', 'failed');
  // Its notices lie in the outbox of the operator: nobody has read them.
  const kept = await held();
  await waitOut();
  assert.equal((await rowOf(unconfirmed)).end_reason, 'passkeyNotReplaced');
  assert.equal((await rowOf(told)).status, Status.Accepted);
  assert.equal((await rowOf(kept)).end_reason, 'passkeyNotReplaced');
});

test('stopDelay: one notice ends every wait of the account, and counts once', async () => {
  const first = await createHeld();
  const second = await world.beginVerification(first.name, 1);
  await skipPasskey(deps, second, 'lost');
  await world.look(second, first.name);
  const bystander = await createHeld();
  const { secret } = notices.find(({ sessionId }) => sessionId === first.page.sessionId)!;
  const counted: string[] = [];
  const counting = {
    ...deps,
    recordFailedAttempt: async (...[, { accountId }]: Parameters<typeof deps.recordFailedAttempt>) =>
      void counted.push(accountId),
  };
  const stopped = await stopDelay(counting, { id: first.page.sessionId, secret }, 'somewhere');
  assert.deepEqual(stopped, { outcome: 'stopped' });
  for (const page of [first.page, second])
    assert.equal((await rowOf(page)).end_reason, 'passkeyDelayStopped');
  assert.equal((await rowOf(bystander.page)).status, Status.Pending);
  assert.deepEqual(counted, [first.accountId]);
});

test('a wait confirms no address, not even the one that the link was opened from', async () => {
  const { page, accountId, email } = await createHeld();
  const number = '+491701234567';
  const opened = { phone_number: number, opened_by: TransportType.Sms };
  await db.updateTable('account').set({ phone_number: number }).where('id', '=', accountId).execute();
  await db.updateTable('session').set(opened).where('id', '=', page.sessionId).execute();
  await deliver();
  await waitOut();
  assert.equal((await rowOf(page)).status, Status.Accepted);
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  assert.deepEqual([account.email, account.phone_number_verified], [email, false]);
});

test('a wait under a disabled tenant: accepts nothing, and holds up none of another tenant', async () => {
  const { page } = await createHeld();
  await deliver();
  clock.advance(delaySec);
  const due = () => listDueDelays(db, { now: clock.now(), limit: 1_000 });
  const isDue = async () => (await due()).some(({ id }) => id === page.sessionId);
  assert.equal(await isDue(), true);
  const disable = (disabledAt: Date | null) =>
    db.updateTable('tenant').set({ disabled_at: disabledAt }).where('id', '=', tenantId).execute();
  await disable(clock.now());
  assert.equal(await isDue(), false);
  await settleDelays({ ...deps, log: { warn: failed } });
  assert.equal((await rowOf(page)).status, Status.Pending);
  await disable(null);
});

test('planCredential: no wait is offered where notices would lie in the outbox; a code still is', async () => {
  const { delivery } = deps;
  const reached = (...channels: string[]) => {
    deps.delivery = { ...delivery, reaches: (channel) => channels.includes(channel) };
  };
  reached();
  const { page } = await createAsked();
  assert.equal((await rowOf(page)).passkey_stand_in, 'none');
  reached('sms');
  const byMail = await createAsked({ email_verified: true, phone_number: '+491701234567' });
  assert.equal((await rowOf(byMail.page)).passkey_stand_in, 'none', 'the number is not confirmed');
  deps.delivery = delivery;
  const told = await createAsked();
  assert.equal((await rowOf(told.page)).passkey_stand_in, 'delay');
});
