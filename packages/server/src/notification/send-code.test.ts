import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginSelfie } from '../session/begin/begin-selfie.ts';
import { readOutbox } from './read-messages.ts';
import { sendCode } from './send-code.ts';
import { pickCodeTexts } from './text/code-texts.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, tenantId, caller, notification } = fixture;

async function send(locale: string | null, channel: 'sms' | 'email', address: string) {
  const { OperationId } = await beginSelfie(deps, caller, { TransportType: 0 });
  const session = await db
    .updateTable('session')
    .set({ locale })
    .where('id', '=', OperationId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const expiresAt = new Date(clock.now().getTime() + limits.passkeys.codeSec * 1_000);
  const message = { session, channel, address, code: '012345', expiresAt };
  await db.transaction().execute((tx) => sendCode(notification, tx, message));
  return (await readOutbox(notification, tenantId, { operationId: OperationId })).Items[0]!;
}

test('sendCode: to the address, in the language of the session, with the code and without a link', async () => {
  const email = await send('de-AT', 'email', 'ada@example.com');
  assert.equal(email.To, 'ada@example.com');
  assert.match(email.Subject ?? '', /^012345 ist Ihr Code für /);
  assert.match(email.Text, /012345/);
  assert.match(email.Text, /10 Minuten/);
  const sms = await send(null, 'sms', '+491701234567');
  assert.deepEqual([sms.To, sms.Subject], ['+491701234567', null]);
  assert.match(sms.Text, /^012345 is your code for .*10 minutes/);
  for (const { Text, Link } of [email, sms]) assert.ok(Link === '' && !/https?:|\{/.test(Text), Text);
});

test('sendCode: as many messages as a tenant gets within an hour, no more', async () => {
  notification.messagesPerHour = 3;
  await send('en', 'email', 'bob@example.com');
  await assert.rejects(send('en', 'email', 'cleo@example.com'), { code: 'E_RATE_LIMITED' });
});

test('pickCodeTexts: the first language that there is, English last', () => {
  assert.deepEqual(
    [['fr-CH'], ['ja', 'es'], [null, 'xx'], ['constructor']].map((wanted) => pickCodeTexts(wanted).locale),
    ['fr', 'es', 'en', 'en'],
  );
});
