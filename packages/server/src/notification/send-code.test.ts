import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginSelfie } from '../session/begin/begin-selfie.ts';
import { readOutbox } from './read-messages.ts';
import { sendCode } from './send-code.ts';
import { sendNotice } from './send-notice.ts';
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

test('sendNotice: in the language of the session, to all addresses, with the link that stops it and no other', async () => {
  notification.messagesPerHour = 100;
  const { OperationId } = await beginSelfie(deps, caller, { TransportType: 0 });
  for (const locale of ['en', 'de', 'fr', 'es']) {
    const session = await db
      .updateTable('session')
      .set({ locale })
      .where('id', '=', OperationId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const targets = [
      { channel: 'email', address: `${locale}@example.com` },
      { channel: 'sms', address: '+491701234567' },
    ] as const;
    const dueAt = new Date(clock.now().getTime() + 24 * 3_600_000);
    await db
      .transaction()
      .execute((tx) => sendNotice(notification, tx, { session, targets, secret: 'a-b_c-', dueAt }));
    const all = (await readOutbox(notification, tenantId, { operationId: OperationId })).Items;
    const link = `${notification.baseUrl}/stop.html#a-b_c-.${OperationId}`;
    for (const { Text, Link, Subject } of [
      all.find(({ To }) => To === targets[0].address)!,
      all.find(({ Channel }) => Channel === 'sms')!,
    ]) {
      assert.deepEqual([Link, Text.match(/https?:\S+/g)], [link, [link]]);
      assert.ok(Text.includes('24') && !/[{}]/.test(`${Text}${Subject}`), Text);
    }
    clock.advance(1);
  }
});

test('pickCodeTexts: the first language that there is, English last', () => {
  assert.deepEqual(
    [['fr-CH'], ['sv', 'es'], [null, 'xx'], ['constructor']].map((wanted) => pickCodeTexts(wanted).locale),
    ['fr', 'es', 'en', 'en'],
  );
});
