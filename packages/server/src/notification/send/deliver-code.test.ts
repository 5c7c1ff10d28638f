import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { codeWorld } from '../../../test/passkey/code-world.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { sendCode } from '../../session/passkey-code/send-code.ts';
import { readConfirmation } from '../../session/read/read-confirmation.ts';
import { findLastMessage } from '../../store/message/message.ts';
import { readNotifications } from '../read-messages.ts';
import type { OutgoingMessage, SendOutcome } from './channel.ts';
import { deliverMessage } from './deliver-message.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId, notification, jobs } = fixture;
const answers: SendOutcome[] = [];
const sent: OutgoingMessage[] = [];
notification.channels = {
  sms: 'none',
  email: {
    async send(message) {
      sent.push(message);
      return answers.shift() ?? { kind: 'sent' };
    },
    close: async () => undefined,
  },
};
const { deps, createHeld } = await codeWorld(fixture);

/** Asks for a code whose message waits in the queue. @returns the id of the message */
async function ask(page: Awaited<ReturnType<typeof createHeld>>['page'], again = false): Promise<string> {
  jobs.length = 0;
  await sendCode(deps, page, { again });
  return (jobs.find(({ name }) => name === 'send-email')!.data as { messageId: string }).messageId;
}
const statesOf = async (operationId: string) =>
  (await readNotifications(notification, tenantId, { operationId })).Items.map(({ State }) => State);

test('deliverMessage: a code in its time, is sent', async () => {
  const { page } = await createHeld();
  await deliverMessage(notification, await ask(page));
  assert.deepEqual(await statesOf(page.sessionId), ['sent']);
});

test('deliverMessage: a code that is late when its turn comes, is not sent', async () => {
  const { page } = await createHeld();
  const waiting = await ask(page);
  sent.length = 0;
  clock.advance(limits.passkeys.codeSec);
  await deliverMessage(notification, waiting);
  assert.deepEqual([sent, await statesOf(page.sessionId)], [[], ['canceled']]);
});

test('deliverMessage: a code in whose place another one came, is not sent', async () => {
  const { page } = await createHeld();
  const first = await ask(page);
  clock.advance(1);
  const second = await ask(page, true);
  sent.length = 0;
  await deliverMessage(notification, first);
  await deliverMessage(notification, second);
  assert.deepEqual(
    sent.map(({ id }) => id),
    [second],
  );
});

test('deliverMessage: a code that could only be tried again after its time, is given up', async () => {
  const { page } = await createHeld();
  const waiting = await ask(page);
  answers.push({ kind: 'temporary', reason: 'smtp_451', retryAfterSec: limits.passkeys.codeSec });
  await deliverMessage(notification, waiting);
  assert.deepEqual(await statesOf(page.sessionId), ['failed']);
});

test('a code is no notification of the link: neither in the confirmation nor when the link is sent again', async () => {
  const { page } = await createHeld();
  await deliverMessage(notification, await ask(page));
  const confirmation = await readConfirmation(deps, { tenantId, id: page.sessionId });
  assert.equal(confirmation.NotificationSendingDate, null);
  assert.equal(await findLastMessage(db, page.sessionId), undefined);
});

test('sendCode: as many codes as an address gets within an hour, counted by the address they go to', async () => {
  clock.advance(3_600);
  const address = { email: 'shared@example.com', email_verified: true };
  const most = limits.message.perAddressPerHour;
  for (let nth = 0; nth <= most; nth += 1) {
    const { page, accountId } = await createHeld();
    await db.updateTable('account').set(address).where('id', '=', accountId).execute();
    // What the session was begun with says nothing of where a code goes.
    await db
      .updateTable('session')
      .set({ email: `other-${nth}@example.com` })
      .where('id', '=', page.sessionId)
      .execute();
    if (nth < most) await sendCode(deps, page, undefined);
    else await assert.rejects(sendCode(deps, page, undefined), { code: 'E_RATE_LIMITED' });
  }
});
