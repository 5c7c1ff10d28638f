import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { openMessageServer, selfie, texts } from '../../test/message/message-server.ts';
import { guid } from '../../test/served-operations.ts';
import type { OutgoingMessage, SendOutcome } from './send/channel.ts';

const { clock, events, serverOf, addTemplate, createEnrolled } = await openMessageServer({ after });

test('GET /notifications, /notifications/outbox: pages within bounds', async (t) => {
  const call = await serverOf(t);
  for (const path of ['/notifications', '/notifications/outbox']) {
    assert.deepEqual((await call('GET', `${path}?size=1`)).body, { Items: [], TotalCount: 0 });
    assert.equal((await call('GET', `${path}?size=101`)).status, 400);
    assert.equal((await call('GET', `${path}?operationId=x`)).status, 400);
  }
});

test('begin by e-mail, outbox, resend, states: the first day over the wire', async (t) => {
  const call = await serverOf(t);
  const begin = (body: object) => call('POST', '/foreignOperations/biometry', body);
  const wrong = await begin({ TransportType: 1, PhoneNumber: '0151 12345678' });
  assert.deepEqual([wrong.status, wrong.body.ID], [400, 'E_TRANSPORT_ADDRESS_NOT_VALID']);
  assert.match(wrong.body.Message, /^PhoneNumber cannot be sent to: it must begin with \+/);
  const begun = await begin({ TransportType: 2, Email: 'ann@example.com', Locale: 'es' });
  assert.equal(begun.status, 200);
  assert.equal(begun.body.OneTimeSecret, null);
  const id = begun.body.OperationId;
  const read = await call('GET', `/foreignOperations/biometry/${id}`);
  assert.equal(read.body.OneTimeSecret, null);
  const soon = await call('POST', `/foreignOperations/biometry/${id}/resend`);
  assert.deepEqual([soon.status, soon.body.ID], [429, 'E_RATE_LIMITED']);
  clock.advance(30);
  const resent = await call('POST', `/foreignOperations/biometry/${id}/resend`);
  assert.deepEqual(resent.body, begun.body);
  clock.advance(30);
  assert.equal((await call('POST', `/v2/operations/${id}/resend`)).status, 200);
  const outbox = await call('GET', `/notifications/outbox?operationId=${id}`);
  assert.equal(outbox.body.TotalCount, 3);
  assert.equal(outbox.body.Items[0].Subject, 'Test Customer: hágase un selfi');
  assert.equal(outbox.body.Items[0].To, 'ann@example.com');
  const states = await call('GET', `/notifications?operationId=${id}`);
  assert.deepEqual(
    states.body.Items.map(({ Resend, State }: { Resend: number; State: string }) => [Resend, State]),
    [
      [2, 'outbox'],
      [1, 'outbox'],
      [0, 'outbox'],
    ],
  );
  assert.ok(!JSON.stringify(states.body).includes('ann@'));
});

test('POST …/transactions/{id}/resend: a verification; of what was inline, refused', async (t) => {
  const call = await serverOf(t);
  await createEnrolled('wire', 'wire');
  const begin = async (TransportType: number) =>
    (
      await call('POST', '/v2/transactions', {
        AccountNumber: 'wire',
        Name: 'Verify_Identity',
        ConfirmationPolicy: { TransportType },
        Email: 'wire@example.com',
      })
    ).body;
  const sent = await begin(2);
  assert.equal(sent.OneTimeSecret, null);
  clock.advance(30);
  const resent = await call('POST', `/v2/transactions/${sent.TransactionId}/resend`);
  assert.deepEqual([resent.status, resent.body.Status], [200, 0]);
  const inline = await begin(0);
  assert.equal(inline.OneTimeSecret.length, 24);
  const refused = await call('POST', `/v2/transactions/${inline.TransactionId}/resend`);
  assert.deepEqual([refused.status, refused.body.ID], [409, 'E_RESEND_NOT_POSSIBLE']);
});

test('POST …/test: stored texts with example values go to the address, bounded and audited without it', async (t) => {
  const sent: OutgoingMessage[] = [];
  let outcome: SendOutcome = { kind: 'sent' };
  const email = {
    send: async (message: OutgoingMessage) => {
      sent.push(message);
      return outcome;
    },
    close: async () => undefined,
  };
  const call = await serverOf(t, { email, sms: 'none' });
  const { body: written } = await call('POST', texts(), {
    Name: 'EmailSubject',
    Locale: 'en',
    Content: 'Please, {customer}',
  });
  const test = (body: object) => call('POST', `/predefinedOperations/${selfie}/test`, body);
  const before = events.published.length;
  const first = await test({ Channel: 'email', To: ' Me@Example.com ' });
  assert.deepEqual(first.body, { State: 'sent', Failure: null, Locale: 'en' });
  assert.deepEqual([sent[0]?.to, sent[0]?.subject], ['Me@example.com', '[Test] Please, Test Customer']);
  assert.ok(sent[0]?.text.includes('https://id.example.com/?s='));
  const { type, data } = events.published[before]!;
  assert.deepEqual(
    [type, data],
    ['messageText.tested', { operationId: selfie, channel: 'email', locale: 'en' }],
  );
  outcome = { kind: 'permanent', reason: 'smtp_550' };
  const failed = await test({ Channel: 'email', To: 'no@example.com', Locale: 'de' });
  assert.deepEqual(failed.body, { State: 'failed', Failure: 'smtp_550', Locale: 'de' });
  const refusals: [object, number, string][] = [
    [{ Channel: 'sms', To: '+4915112345678' }, 400, 'E_TRANSPORT_NOT_SUPPORTED'],
    [{ Channel: 'email', To: 'a@b.test\r\nBcc: c@d.test' }, 400, 'E_TRANSPORT_ADDRESS_NOT_VALID'],
    [{ Channel: 'email' }, 400, 'E_INVALID_ARGUMENT'],
  ];
  for (const [body, status, id] of refusals) {
    const refused = await test(body);
    assert.deepEqual([refused.status, refused.body.ID], [status, id]);
  }
  for (let more = 2; more < limits.message.testsPerHour; more++)
    await test({ Channel: 'email', To: 'a@b.test' });
  const over = await test({ Channel: 'email', To: 'a@b.test' });
  assert.deepEqual([over.status, over.body.ID], [429, 'E_RATE_LIMITED']);
  assert.equal(sent.length, limits.message.testsPerHour);
  clock.advance(3_600);
  assert.equal((await test({ Channel: 'email', To: 'a@b.test' })).status, 200);
  await call('DELETE', `${texts()}/${written.ExternalId}`);
});

test('POST …/test: with nothing configured that sends, says so', async (t) => {
  const call = await serverOf(t);
  const body = { Channel: 'sms', To: '+49 151 12345678' };
  const reply = await call('POST', `/customOperations/${await addTemplate()}/test`, body);
  assert.deepEqual([reply.status, reply.body.State], [200, 'notConfigured']);
  const unknown = await call('POST', `/customOperations/${guid}/test`, body);
  assert.deepEqual([unknown.status, unknown.body.ID], [404, 'E_TEMPLATE_NOT_FOUND']);
});
