import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { messageResourceNames } from '@selfsame/contract';
import { openMessageServer, selfie, texts } from '../../test/message/message-server.ts';
import { guid } from '../../test/served-operations.ts';

const { db, tenantId, notification, events, serverOf, addTemplate } = await openMessageServer({ after });
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
