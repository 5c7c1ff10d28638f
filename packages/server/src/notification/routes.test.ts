import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { limits, messageResourceNames, type OperationId } from '@selfsame/contract';
import { type AnyCall, all, bases, guid, serverWith } from '../../test/served-operations.ts';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { sessionHandlers } from '../session/routes.ts';
import { insertTemplate } from '../store/tenant/transaction-template.ts';
import { notificationHandlers } from './routes.ts';
import type { Channels, OutgoingMessage, SendOutcome } from './send/channel.ts';

const fixture = await createSessionFixture({ after });
const { db, deps, clock, tenantId, notification, events } = fixture;
const selfie = '5e1f5a3e-0001-4000-8000-000000000001';

/** The operations of messages and sessions as they are served, for the fixture's tenant. */
async function serverOf(t: TestContext, channels: Channels = notification.channels) {
  const handlers = { ...sessionHandlers(deps), ...notificationHandlers({ ...notification, channels }) };
  const ours = Object.entries(handlers).map(([id, handler]) => [
    id,
    (call: AnyCall) =>
      (handler as (input: unknown) => Promise<unknown>)({
        ...call,
        principal: { kind: 'api', tenantId, apiKeyId: guid, roles: [], isStrict: false },
      }),
  ]);
  const fastify = await serverWith(
    t,
    Object.fromEntries(ours) as Record<OperationId, (call: AnyCall) => Promise<unknown>>,
  );
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
    const url = path.startsWith('/v2/') ? `${bases.authorization}${path}` : `${bases.admin}${path}`;
    const reply = await fastify.inject({ method, url, headers: all, ...(payload && { payload }) });
    return { status: reply.statusCode, body: reply.json() };
  };
}

/** A transaction template of the fixture's tenant. */
async function addTemplate(): Promise<string> {
  const name = `Own-${crypto.randomUUID()}`;
  const row = { id: crypto.randomUUID(), tenant_id: tenantId, name, created_at: clock.now() };
  return (await insertTemplate(db, row))!.id;
}

const texts = (operation = selfie) => `/predefinedOperations/${operation}/resources`;
const german = { Name: 'SmsText', Locale: 'de', Content: 'Bitte {customer}: {link}' };

test('GET /predefinedOperations: what every tenant has, with texts and parameters', async (t) => {
  const call = await serverOf(t);
  const { status, body } = await call('GET', '/predefinedOperations');
  assert.equal(status, 200);
  const said = body.map((one: Record<string, string>) => [one.Name, one.Description, one.CustomerNumber]);
  const names = ['GetForeignBiometry', 'EnrollBioCredential', 'EnrollFido2Credential'];
  assert.deepEqual(
    said,
    names.map((name) => [name, `ForeignOperation/${name}`, 'Test']),
  );
  const parameters = body[0].Parameters.map(({ Name }: { Name: string }) => Name);
  assert.deepEqual(parameters, ['link', 'customer', 'introduction', 'codeword', 'validity', 'data.<key>']);
  assert.equal(body[0].Resources.length, 4 * messageResourceNames.length);
});

test('texts of an operation: written, read, replaced by version, deleted; the audit log told', async (t) => {
  const call = await serverOf(t);
  const before = events.published.length;
  const made = await call('POST', texts(), german);
  assert.equal(made.status, 200, JSON.stringify(made.body));
  assert.equal(made.body.Version, 1);
  const one = `${texts()}/${made.body.ExternalId}`;
  assert.deepEqual((await call('GET', one)).body, made.body);
  const listed = (await call('GET', texts())).body.filter(
    ({ Name, Locale }: typeof german) => Name === 'SmsText' && Locale === 'de',
  );
  assert.deepEqual(listed, [made.body]);
  const again = await call('POST', texts(), { ...german, Locale: 'DE' });
  assert.deepEqual([again.status, again.body.ID], [409, 'E_RESOURCE_ALREADY_EXISTS']);
  const change = { ...german, Content: 'Neu {link}', Version: 1 };
  const replaced = await call('PUT', one, change);
  assert.deepEqual([replaced.body.Content, replaced.body.Version], ['Neu {link}', 2]);
  const stale = await call('PUT', one, change);
  assert.deepEqual([stale.status, stale.body.ID], [409, 'E_ACCOUNT_VERSION_MISMATCH']);
  const deleted = await call('DELETE', one);
  assert.deepEqual([deleted.status, deleted.body], [200, true]);
  for (const method of ['GET', 'DELETE'] as const) {
    const gone = await call(method, one);
    assert.deepEqual([gone.status, gone.body.ID], [404, 'E_RESOURCE_NOT_FOUND']);
  }
  assert.equal((await call('PUT', one, change)).status, 404);
  assert.equal((await call('POST', texts(), german)).status, 200, 'the name is free again');
  assert.deepEqual(
    events.published.slice(before).map(({ type }) => type),
    ['messageText.created', 'messageText.changed', 'messageText.deleted', 'messageText.created'],
  );
  assert.ok(!JSON.stringify(events.published.slice(before)).includes('Bitte'));
});

test('texts of an operation: replacing one by the name and language of another, refused', async (t) => {
  const call = await serverOf(t);
  const first = await call('POST', texts(), { ...german, Locale: 'it' });
  await call('POST', texts(), { ...german, Locale: 'pt' });
  const moved = await call('PUT', `${texts()}/${first.body.ExternalId}`, {
    ...german,
    Locale: 'pt',
    Version: 1,
  });
  assert.deepEqual([moved.status, moved.body.ID], [409, 'E_RESOURCE_ALREADY_EXISTS']);
});

test('texts of an operation: what may not be written, refused with the reason', async (t) => {
  const call = await serverOf(t);
  const bad = [
    { Name: 'SmsText', Locale: 'en', Content: 'no link' },
    { Name: 'EmailBody', Locale: 'en', Content: '{link} {password}' },
  ];
  for (const text of bad) {
    const { status, body } = await call('POST', texts(), text);
    assert.deepEqual([status, body.ID], [400, 'E_MESSAGE_TEXT_NOT_VALID']);
    assert.ok(body.Message.startsWith(`${text.Name}: `));
  }
  for (const text of [
    { ...german, Name: 'PushText' },
    { ...german, Locale: 'deutsch!' },
    { ...german, Content: '' },
  ])
    assert.equal((await call('POST', texts(), text)).status, 400);
});

test('texts of a transaction template: the same, and only of those that are there', async (t) => {
  const call = await serverOf(t);
  const { id } = await db
    .selectFrom('transaction_template')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const path = `/customOperations/${id}/resources`;
  const made = await call('POST', path, german);
  assert.equal(made.status, 200);
  assert.equal((await call('GET', `${texts()}/${made.body.ExternalId}`)).status, 404);
  const one = `${path}/${made.body.ExternalId}`;
  assert.deepEqual((await call('GET', one)).body, made.body);
  assert.equal((await call('PUT', one, { ...german, Version: 1 })).body.Version, 2);
  assert.ok((await call('GET', path)).body.some(({ Version }: { Version: number }) => Version === 2));
  const shown = await call('POST', `/customOperations/${id}/preview`, { Locale: 'de' });
  assert.ok(shown.body.Sms.Text.startsWith('Bitte Test Customer: https://'));
  assert.equal((await call('DELETE', `${path}/${made.body.ExternalId}`)).status, 200);
  for (const unknown of [texts(id), texts(guid), `/customOperations/${selfie}/resources`]) {
    const { status, body } = await call('GET', unknown);
    assert.deepEqual([status, body.ID], [404, 'E_TEMPLATE_NOT_FOUND'], unknown);
  }
});

test('POST …/preview: what a user would receive, drafts in place and not stored', async (t) => {
  const call = await serverOf(t);
  const path = `/predefinedOperations/${selfie}/preview`;
  const plain = (await call('POST', path)).body;
  assert.equal(plain.Locale, 'en');
  assert.equal(plain.Email.Subject, 'Test Customer: take a selfie');
  assert.ok(plain.Email.Text.includes(`${notification.baseUrl}/?s=`));
  assert.ok(plain.Email.Html.startsWith('<!doctype html>'));
  assert.ok(plain.Sms.Segments >= 1);
  const draft = { Locale: 'fr', Resources: [{ Name: 'SmsText', Content: 'Essai {data.amount} {link}' }] };
  const drafted = (await call('POST', path, draft)).body;
  assert.equal(drafted.Locale, 'fr');
  assert.ok(drafted.Sms.Text.startsWith('Essai amount https://'));
  assert.equal(drafted.Email.Subject, 'Test Customer : prenez un selfie');
  const stored = await call('GET', texts());
  assert.ok(!JSON.stringify(stored.body).includes('Essai'));
  const refused = await call('POST', path, { Resources: [{ Name: 'SmsText', Content: 'no link' }] });
  assert.deepEqual([refused.status, refused.body.ID], [400, 'E_MESSAGE_TEXT_NOT_VALID']);
});

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
  await fixture.createEnrolled('wire', 'wire');
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

test('GET /audit/…OperationResources/{id}: a deleted text, is found under its own kind only', async (t) => {
  const call = await serverOf(t);
  const template = await addTemplate();
  const text = { ...german, Locale: 'nl' };
  const custom = (await call('POST', `/customOperations/${template}/resources`, text)).body.ExternalId;
  const predefined = (await call('POST', texts(), text)).body.ExternalId;
  await call('DELETE', `${texts()}/${predefined}`);
  await call('DELETE', `/customOperations/${template}/resources/${custom}`);
  const found = await call('GET', `/audit/predefinedOperationResources/${predefined}`);
  assert.deepEqual([found.status, found.body.Content], [200, german.Content]);
  assert.ok(found.body.DeletedDate);
  assert.ok((await call('GET', `/audit/customOperationResources/${custom}`)).body.DeletedDate);
  for (const path of [`predefinedOperationResources/${custom}`, `customOperationResources/${predefined}`]) {
    const other = await call('GET', `/audit/${path}`);
    assert.deepEqual([other.status, other.body.ID], [404, 'E_AUDIT_OBJECT_NOT_FOUND']);
  }
  const operation = await call('GET', `/audit/predefinedOperations/${selfie}`);
  assert.deepEqual([operation.status, operation.body.Name], [200, 'GetForeignBiometry']);
  const none = await call('GET', `/audit/predefinedOperations/${guid}`);
  assert.deepEqual([none.status, none.body.ID], [404, 'E_AUDIT_OBJECT_NOT_FOUND']);
});
