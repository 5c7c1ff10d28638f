import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { portraits } from '../../../fixtures/photos.ts';
import type { App } from '../src/app.ts';
import { createLog } from '../src/platform/log.ts';
import { readFeed } from '../src/store/feed.ts';
import { type TestGround, withGround } from './app.ts';
import { bases } from './served-operations.ts';
import { insertDeliveryRow } from './stored/insert-rows.ts';

const { admin, authorization: api, identity } = bases;
const face = `${admin}/accounts/ann/bioCredential`;
/** What no schema of a column allows, with a word that no log may hold. */
const spoiled = `'"Muster"'::jsonb`;

describe('a row whose JSON cannot be read, on the whole server', () => {
  const endings: (() => Promise<void>)[] = [];
  const lines: string[] = [];
  let ground: TestGround;
  let app: App;
  let token: string;

  const send = (method: 'GET' | 'POST', url: string, body?: object, bearer = token) =>
    app.fastify.inject({
      ...{ method, url, headers: { authorization: `Bearer ${bearer}` } },
      ...(body && { payload: body }),
    });
  const call = async (method: 'GET' | 'POST', url: string, body?: object, bearer = token) => {
    const reply = await send(method, url, body, bearer);
    assert.equal(reply.statusCode, 200, `${method} ${url} ${reply.body}`);
    return reply.json();
  };
  /** Writes what no version wrote; triggers, which forbid it, are off. */
  const spoil = (table: string, columns: readonly string[], where: string) =>
    ground.database.asSuperuser(
      `set session_replication_role = replica;
       update ${table} set ${columns.map((column) => `${column} = ${spoiled}`).join(', ')} where ${where}`,
    );
  /** Places that the log names, sorted. */
  const placesOf = () =>
    lines
      .map((line) => JSON.parse(line) as { msg: string; place?: string })
      .flatMap(({ place }) => place ?? [])
      .toSorted();
  /** A transaction that says what it is about, and its link. */
  const begin = async (): Promise<{ id: string; secret: string }> => {
    const { TransactionId: id, OneTimeSecret: secret } = await call('POST', `${api}/v2/transactions`, {
      ...{ AccountNumber: 'ann', Name: 'Verify_Identity', ConfirmationPolicy: { CredentialType: 1 } },
      CustomData: [{ Key: 'Amount', Value: '5' }],
    });
    return { id, secret };
  };

  before(async () => {
    ground = await withGround({ after: (end) => void endings.push(end) });
    app = await ground.build({ log: createLog('warn', { write: (line) => void lines.push(line) }) });
    const basic = Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64');
    const reply = await app.fastify.inject({
      ...{ method: 'POST', url: `${identity}/auth/token` },
      headers: { authorization: `Basic ${basic}` },
    });
    token = reply.json().AccessToken;
    await call('POST', `${admin}/accounts`, { AccountNumber: 'ann', DisplayName: 'Ann' });
    const Data = (await readFile(portraits.cage)).toString('base64');
    await call('POST', face, { DataType: 1, Data });
  });
  after(async () => {
    for (const end of endings) await end();
  });

  it('of a session: is listed without its CustomData, and the log names it once', async () => {
    lines.length = 0;
    const { id } = await begin();
    const { id: whole } = await begin();
    await spoil('session', ['custom_data'], `id = '${id}'`);
    for (const url of [`${admin}/transactions`, `${admin}/transactions`, `${admin}/transactionList`]) {
      const { Items } = await call('GET', url);
      const found = new Map(
        Items.map((item: { Id: string; CustomData: unknown }) => [item.Id, item.CustomData]),
      );
      assert.deepEqual(found.get(id), [], url);
      assert.equal((found.get(whole) as unknown[]).length, 1, 'the other row is whole');
    }
    assert.deepEqual(placesOf(), [`session.custom_data of ${id}`]);
    assert.doesNotMatch(lines.join(''), /Muster/);
  });

  it('of a session that a user is to agree to: stays refused, since it would be shown without its data', async () => {
    const { id, secret } = await begin();
    await spoil('session', ['custom_data'], `id = '${id}'`);
    const reply = await send('POST', '/capture/v1/sessions/open', { kind: 'transaction', id, secret });
    assert.equal(reply.statusCode, 500);
    assert.doesNotMatch(reply.body + lines.join(''), /Muster/);
  });

  it('of a session and an attempt: their page shows what can be read', async () => {
    lines.length = 0;
    const { id, secret } = await begin();
    const opened = await call('POST', '/capture/v1/sessions/open', { kind: 'transaction', id, secret });
    await call('POST', '/capture/v1/approve', undefined, opened.token);
    const { attemptId } = await call('POST', '/capture/v1/attempts', {}, opened.token);
    await spoil('session', ['custom_data', 'result'], `id = '${id}'`);
    await spoil('attempt', ['evidence', 'challenge'], `id = '${attemptId}'`);
    await ground.database.asSuperuser(`update attempt set state = 'finished' where id = '${attemptId}'`);
    const details = await call('GET', `${admin}/transactions/${id}/details`);
    const [{ Id, State, LivenessMode, Evidence }] = details.Attempts;
    assert.deepEqual([details.Id, details.CustomData, details.DecidingAttemptId], [id, [], null]);
    assert.deepEqual([Id, State, LivenessMode, Evidence], [attemptId, 'finished', null, null]);
    assert.deepEqual(placesOf(), [
      `attempt.challenge of ${attemptId}`,
      `attempt.evidence of ${attemptId}`,
      `session.custom_data of ${id}`,
      `session.result of ${id}`,
    ]);
  });

  it('of the audit log: is listed and exported without what it says', async () => {
    lines.length = 0;
    await begin();
    const url = `${admin}/audit/events?sort=EventDate,desc`;
    const [{ Id }] = (await call('GET', url)).Items;
    await spoil('audit_event', ['subject', 'data'], `id = '${Id}'`);
    const { Items, TotalCount } = await call('GET', url);
    assert.ok(TotalCount > 1);
    const item = Items.find((event: { Id: string }) => event.Id === Id);
    assert.deepEqual([item.References, item.Data], [[], {}]);
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const exported = await send('GET', `${admin}/audit/events/export?from=${hourAgo}`);
    assert.equal(exported.statusCode, 200, exported.body);
    assert.match(exported.body, new RegExp(`"Id":"${Id}"`));
    const fed = await readFeed(ground.database.db, { ranges: [{ from: 0, to: null }], limit: 1_000 });
    const untold = fed.filter(({ references }) => Object.keys(references).length === 0);
    assert.deepEqual(placesOf(), [
      `audit_event.data of ${Id}`,
      `audit_event.subject of ${Id}`,
      `audit_event.subject of entry ${untold[0]?.entry}`,
    ]);
  });

  it('of a credential: is answered without quality and sources', async () => {
    lines.length = 0;
    const { Id } = await call('GET', face);
    await spoil('biometric_credential', ['quality', 'source_credentials'], `id = '${Id}'`);
    const { Quality, SourceCredentials, PossibleDuplicates } = await call('GET', face);
    assert.deepEqual([Quality, SourceCredentials, PossibleDuplicates], [null, [], []]);
    assert.deepEqual(placesOf(), [
      `biometric_credential.quality of ${Id}`,
      `biometric_credential.source_credentials of ${Id}`,
    ]);
  });

  it('of a try of a webhook delivery: is listed without its headers', async () => {
    lines.length = 0;
    const { db } = ground.database;
    const now = new Date();
    const { id: tenantId } = await db.selectFrom('tenant').select('id').executeTakeFirstOrThrow();
    const delivery = await insertDeliveryRow(db, { tenantId, accountNumber: 'ann', now });
    const attempt = {
      ...{ delivery_id: delivery, url: 'https://example.com/', request_headers: '{"a":"b"}' },
      ...{ status_code: 200, response_headers: '{}', response_body: '', error: null },
      ...{ started_at: now, duration_ms: 3 },
    };
    await db
      .insertInto('webhook_attempt')
      .values([1, 2].map((number) => ({ ...attempt, number })))
      .execute();
    await spoil('webhook_attempt', ['request_headers', 'response_headers'], 'number = 1');
    const { Attempts } = await call('GET', `${admin}/settings/webhook/deliveries/${delivery}`);
    assert.deepEqual(
      Attempts.map(({ RequestHeaders }: { RequestHeaders: unknown }) => RequestHeaders),
      [[], [{ Name: 'a', Value: 'b' }]],
    );
    assert.deepEqual(placesOf(), [
      `webhook_attempt.request_headers of ${delivery} 1`,
      `webhook_attempt.response_headers of ${delivery} 1`,
    ]);
  });
});
