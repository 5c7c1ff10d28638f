import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationById } from '@selfsame/contract';
import { call, tokenOf, withEdge } from '../../test/edge.ts';
import { auditHandlers } from './routes.ts';

/** One event of an answer. */
interface Item {
  MessageType: string;
  EventLevel: string;
  ExecutorType: string;
  ExecutorExternalId: string | null;
  ExecutorRoles: string | null;
  References: { Type: string; ExternalId: string; Index: number; Value: null }[];
  Data: Record<string, unknown>;
}
const types = (body: { Items: Item[] }) => body.Items.map(({ MessageType }) => MessageType);

test('GetAuditEvents: administrative acts, are named with who did what, newest first', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  edge.clock.pass(1);
  const { body: key } = await call(edge, 'POST', '/adminUser/apiKeys', {
    token,
    body: { Description: 'Erika’s own key', Roles: ['Configurator'] },
  });
  edge.clock.pass(1);
  await call(edge, 'POST', `/adminUser/apiKeys/${key.ExternalId}/enable?enabled=false&reason=Erika+left`, {
    token,
  });
  edge.clock.pass(1);
  await call(edge, 'PUT', '/settings/generic', {
    token,
    body: { StoreTransactionSensitiveData: true, AllowStoringAccountBioCredentialRawData: false, Version: 0 },
  });
  edge.clock.pass(1);
  const { body: template } = await call(edge, 'POST', '/customOperations', {
    token,
    body: { Name: 'LoanPayout', Title: 'Approve Erika’s transfer', FalseMatchRate: 1e-5 },
  });
  edge.clock.pass(1);
  await call(edge, 'DELETE', `/customOperations/${template.ExternalId}`, { token });

  const { status, body } = await call(edge, 'GET', '/audit/events', { token });
  assert.equal(status, 200);
  assert.deepEqual(types(body), [
    'template.deleted',
    'template.created',
    'setting.changed',
    'apiKey.disabled',
    'apiKey.created',
    // The first one, made by the start.
    'apiKey.created',
  ]);
  assert.equal(body.TotalCount, 6);
  const [, created, changed, , , first] = body.Items as Item[];
  assert.deepEqual(created!.References, [
    { Type: 'CustomOperation', ExternalId: template.ExternalId, Index: 0, Value: null },
  ]);
  assert.deepEqual(
    [created!.ExecutorType, created!.ExecutorExternalId, created!.ExecutorRoles?.includes('Configurator')],
    ['ApiKey', edge.key.id, true],
  );
  assert.deepEqual(
    [first!.ExecutorType, first!.ExecutorExternalId, first!.ExecutorRoles],
    ['System', null, null],
  );
  const { before, after } = changed!.Data as Record<string, Record<string, unknown>>;
  assert.deepEqual(
    [before!.StoreTransactionSensitiveData, after!.StoreTransactionSensitiveData],
    [false, true],
  );
  const rows = await edge.db.selectFrom('audit_event').selectAll().execute();
  assert.equal(JSON.stringify(rows).includes('Erika'), false, 'free text stays out of the log');
});

test('GetAuditEvents: filter, sort and pages, work on what the wire shows', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  for (let count = 0; count < 3; count++) {
    edge.clock.pass(60);
    await call(edge, 'POST', '/adminUser/apiKeys', { token, body: { Roles: ['Configurator'] } });
  }
  const ask = async (query: string) => (await call(edge, 'GET', `/audit/events?${query}`, { token })).body;
  assert.equal((await ask('filter=MessageType:apikey.*')).TotalCount, 4);
  assert.equal((await ask('filter=ExecutorType:apikey')).TotalCount, 3);
  assert.equal((await ask(`filter=ExecutorExternalId:${edge.key.id}`)).TotalCount, 3);
  assert.equal((await ask('filter=EventSource:apiKey;EventLevel:warning')).TotalCount, 0);
  const since = '2026-03-01T12:02:00Z';
  assert.equal((await ask(`filter=EventDate:${since}..`)).TotalCount, 2);
  const page = await ask('sort=EventDate&start=1&size=2');
  assert.deepEqual([page.Items.length, page.TotalCount], [2, 4]);
  assert.ok(page.Items[0].EventDate < page.Items[1].EventDate);
  assert.equal((await ask('filter=Nothing:1')).ID, 'E_INVALID_ARGUMENT');
  assert.equal((await ask('filter=Account:not-a-guid')).TotalCount, 0);
});

test('GetAuditEvents: a refresh token used twice, is a warning', async (t) => {
  const edge = await withEdge(t);
  const { body: pair } = await call(edge, 'POST', '/auth/token', {
    authorization: `Basic ${Buffer.from(`${edge.key.id}:${edge.key.value}`).toString('base64')}`,
  });
  await call(edge, 'POST', '/auth/refresh', { body: pair.RefreshToken });
  edge.clock.pass(60);
  assert.equal((await call(edge, 'POST', '/auth/refresh', { body: pair.RefreshToken })).status, 401);
  const token = await tokenOf(edge);
  const { body } = await call(edge, 'GET', '/audit/events?filter=EventLevel:Warning', { token });
  assert.deepEqual(types(body), ['refreshToken.reused']);
});

test('GetAuditEvents: another tenant, sees its own events only', async (t) => {
  const edge = await withEdge(t);
  const other = await tokenOf(edge, await edge.addTenant('Other'));
  const { body } = await call(edge, 'GET', '/audit/events', { token: other });
  assert.equal(body.TotalCount, 1);
  const all = await edge.db.selectFrom('audit_event').select('id').execute();
  assert.equal(all.length, 2);
});

test('audit operations: for auditors and configurators, not for those who act', () => {
  for (const id of Object.keys(auditHandlers({} as never)) as Parameters<typeof operationById>[0][]) {
    const { access } = operationById(id);
    assert.ok(access.kind === 'bearer' && access.roles.includes('Transaction Result Auditor'), id);
  }
  const { access } = operationById('GetAuditEvents');
  assert.ok(access.kind === 'bearer' && !access.roles.includes('Transaction Manager'));
});

test('by-id look-ups: of a deleted key and template, still answer, with their DeletedDate', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const stranger = await tokenOf(edge, await edge.addTenant('Other'));
  const { body: key } = await call(edge, 'POST', '/adminUser/apiKeys', {
    token,
    body: { Description: 'old' },
  });
  const { body: template } = await call(edge, 'POST', '/customOperations', { token, body: { Name: 'Old' } });
  const paths = [`/audit/apiKeys/${key.ExternalId}`, `/audit/customOperations/${template.ExternalId}`];
  for (const path of paths)
    assert.equal((await call(edge, 'GET', path, { token })).body.DeletedDate, null, path);
  await call(edge, 'DELETE', `/adminUser/apiKeys/${key.ExternalId}`, { token });
  await call(edge, 'DELETE', `/customOperations/${template.ExternalId}`, { token });
  for (const path of paths) {
    const { status, body } = await call(edge, 'GET', path, { token });
    assert.deepEqual([status, body.DeletedDate], [200, edge.clock.now().toISOString()], path);
    assert.equal(body.Value, undefined);
    const foreign = await call(edge, 'GET', path, { token: stranger });
    assert.deepEqual([foreign.status, foreign.body.ID], [404, 'E_AUDIT_OBJECT_NOT_FOUND'], path);
  }
  const { body: events } = await call(edge, 'GET', '/audit/events?filter=MessageType:apiKey.deleted', {
    token,
  });
  const reference = events.Items[0].References[0];
  assert.equal(reference.Type, 'ApiKey');
  const byReference = await call(edge, 'GET', `/audit/apiKeys/${reference.ExternalId}`, { token });
  assert.equal(byReference.body.ExternalId, key.ExternalId, 'the log’s own reference finds it too');
});

test('by-id look-ups: what this server has no noun for, never was', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const id = crypto.randomUUID();
  for (const [path, noun] of [
    ['attributes', 'tenant attribute'],
    ['preRegistrations', 'pre-registration'],
    ['apiKeys', 'API key'],
    ['customOperations', 'transaction template'],
  ]) {
    const { status, body } = await call(edge, 'GET', `/audit/${path}/${id}`, { token });
    assert.deepEqual([status, body.ID, body.Args], [404, 'E_AUDIT_OBJECT_NOT_FOUND', [noun]]);
  }
  assert.equal((await call(edge, 'GET', '/audit/customOperations/not-a-guid', { token })).status, 400);
});
