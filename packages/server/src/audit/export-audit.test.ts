import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuditEvent, limits } from '@selfsame/contract';
import { openAuditWorld } from '../../test/audit-world.ts';
import { type Edge, tokenOf, withEdge } from '../../test/edge.ts';
import { createTestEvents, testActor } from '../../test/events.ts';
import { csvField } from '../platform/csv.ts';
import { exportAudit } from './export-audit.ts';

const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';

async function download({ fastify }: Edge, token: string, query: Record<string, string>) {
  const reply = await fastify.inject({
    url: `${admin}/audit/events/export?${new URLSearchParams(query)}`,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: reply.statusCode, headers: reply.headers, text: reply.body };
}
const events = (text: string): AuditEvent[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const addKey = (edge: Edge, token: string, Description: string) =>
  edge.fastify.inject({
    method: 'POST',
    url: `${admin}/adminUser/apiKeys`,
    headers: { authorization: `Bearer ${token}` },
    payload: { Description },
  });

test('ExportAuditEvents: as JSON Lines, holds every event of the range, oldest first, and is an event itself', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const from = edge.clock.now().toISOString();
  for (const name of ['one', 'two']) {
    edge.clock.pass(60);
    await addKey(edge, token, name);
  }
  edge.clock.pass(60);
  const { status, headers, text } = await download(edge, token, { from });
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'application/jsonl; charset=utf-8');
  assert.equal(headers['cache-control'], 'no-store');
  assert.match(String(headers['content-disposition']), /^attachment; filename="audit-[\d-]+\.jsonl"$/);
  const types = events(text).map(({ MessageType }) => MessageType);
  assert.deepEqual(types, ['apiKey.created', 'apiKey.created', 'apiKey.created']);
  edge.clock.pass(1);
  const again = events((await download(edge, token, { from, filter: 'MessageType:audit.*' })).text);
  assert.deepEqual(
    again.map(({ MessageType, ExecutorType, Data }) => [MessageType, ExecutorType, Data.format, Data.count]),
    [['audit.exported', 'ApiKey', 'jsonl', 3]],
  );
});

test('ExportAuditEvents: as CSV, is quoted and holds no formula', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  await addKey(edge, token, '=HYPERLINK("http://evil.test","Erika")');
  const { id } = await edge.db
    .selectFrom('api_key')
    .select('id')
    .where('description', 'like', '=%')
    .executeTakeFirstOrThrow();
  await edge.deps.events.publish(edge.db, {
    tenantId: edge.key.tenantId,
    type: 'setting.changed',
    actor: { kind: 'api', apiKeyId: id },
    references: { setting: 'generic' },
    data: {},
    at: edge.clock.now(),
  });
  const from = new Date(edge.clock.now().getTime() - 1_000).toISOString();
  edge.clock.pass(1);
  const { headers, text } = await download(edge, token, { from, format: 'csv' });
  assert.equal(headers['content-type'], 'text/csv; charset=utf-8');
  const lines = text.split('\r\n');
  assert.ok(lines[0]?.startsWith('\uFEFFEventDate,EventLevel,MessageType,'));
  const line = lines.find((one) => one.includes('setting.changed'));
  assert.ok(line?.includes(`"'=HYPERLINK(""http://evil.test"",""Erika"")"`), line);
});

test('csvField: whatever a spreadsheet would run, is text, whichever character it splits at', () => {
  for (const value of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])
    assert.match(csvField(value), /^"?'/, JSON.stringify(value));
  for (const [value, field] of [
    ['x;=HYPERLINK(A1)', `"x;'=HYPERLINK(A1)"`],
    ['x; "=1', `"x;' ""=1"`],
    ['x\t@SUM(A1)', `"x\t'@SUM(A1)"`],
    ['x| -1|+1', `"x|' -1|'+1"`],
    ['x\n=1', `"x\n'=1"`],
    ['=1;=1', `"'=1;'=1"`],
    ['a;b', '"a;b"'],
  ] as const)
    assert.equal(csvField(value), field);
  assert.deepEqual(['a-b', 'x=1', 'He said "no"', 'a,b', null, -3].map(csvField), [
    'a-b',
    'x=1',
    '"He said ""no"""',
    '"a,b"',
    '',
    '-3',
  ]);
});

test('ExportAuditEvents: a range that is turned round, too long, of the future or unreadable, is refused', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const refused: Record<string, string>[] = [
    {},
    { from: 'yesterday' },
    { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    { from: '2024-01-01T00:00:00Z' },
    { from: '2030-01-01T00:00:00Z' },
    { from: '2026-02-01T00:00:00Z', format: 'xml' },
    { from: '2026-02-01T00:00:00Z', filter: 'Nope:1' },
  ];
  for (const query of refused) {
    const { status, text } = await download(edge, token, query);
    assert.deepEqual([status, JSON.parse(text).ID], [400, 'E_INVALID_ARGUMENT'], JSON.stringify(query));
  }
});

test('ExportAuditEvents: another tenant, gets only its own', async (t) => {
  const edge = await withEdge(t);
  await addKey(edge, await tokenOf(edge), 'ours');
  const other = await edge.addTenant('Other');
  const from = new Date(edge.clock.now().getTime() - 1_000).toISOString();
  edge.clock.pass(1);
  const { text } = await download(edge, await tokenOf(edge, other), { from });
  const [only, ...rest] = events(text);
  assert.deepEqual([rest.length, only?.Data.externalId], [0, other.id]);
});

test('exportAudit: thousands of events at one instant, come page by page, each once', async (t) => {
  const world = await openAuditWorld(t);
  const count = 2_345;
  await world.db
    .insertInto('audit_event')
    .values(
      Array.from({ length: count }, (_, place) => ({
        id: crypto.randomUUID(),
        tenant_id: world.tenantId,
        type: 'setting.changed',
        level: 'Information' as const,
        actor_kind: 'system' as const,
        subject: '{}',
        data: JSON.stringify({ place }),
        host_name: 'h',
        occurred_at: world.time.now,
      })),
    )
    .execute();
  const caller = { tenantId: world.tenantId, actor: testActor };
  const from = world.time.now.toISOString();
  world.time.now = new Date(world.time.now.getTime() + 1_000);
  const file = await exportAudit({ ...world, events: createTestEvents() }, caller, { from });
  const chunks = await Array.fromAsync(file.chunks, String);
  const places = events(chunks.join('')).flatMap(({ Data }) => ('place' in Data ? [Data.place] : []));
  assert.deepEqual(
    places,
    Array.from({ length: count }, (_, place) => place),
  );
  assert.equal(chunks.length, 3);
  assert.ok(limits.auditExport.rows > count);
});
