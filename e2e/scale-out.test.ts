import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { errors, limits } from '@selfsame/contract';
import { createEmptyDatabase, type TestDatabase, urlOf } from '../packages/server/test/database.ts';
import { type TestS3, withS3 } from '../packages/server/test/s3-server.ts';
import { type Alternator, openAlternator } from './alternate.ts';
import { type Api, adminPath, openApi } from './api.ts';
import { captureByApi } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import { checkLedger, openLedger } from './ledger.ts';
import { linkOf } from './links.ts';
import { apiKey, type RunningServer, startServer } from './server.ts';

const identityPath = '/IDCompleteBackendEngine/IdentityService/v1';

describe('two servers over one PostgreSQL and one bucket, every request to the other one', () => {
  const cleanups: (() => Promise<void>)[] = [];
  const ledger = openLedger();
  let database: TestDatabase;
  let s3: TestS3;
  let servers: [RunningServer, RunningServer];
  let balancer: Alternator;
  let api: Api;

  before(async () => {
    s3 = await withS3({ after: (run) => void cleanups.push(run) });
    database = await createEmptyDatabase();
    cleanups.unshift(() => database.drop());
    const env = {
      DATABASE_URL: urlOf(database.connection),
      SELFSAME_DATABASE_POOL: '6',
      SELFSAME_MASTER_KEY: randomBytes(32).toString('base64'),
      SELFSAME_BASE_URL: 'http://selfsame.test',
      SELFSAME_BLOB_STORE: s3.url,
      SELFSAME_S3_ACCESS_KEY_ID: s3.accessKeyId,
      SELFSAME_S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      SELFSAME_FACE_WORKERS: '1',
    };
    // Both at once over an empty database: one migrates, one key is made, one tenant.
    servers = await Promise.all([startServer({ env }), startServer({ env })]);
    cleanups.unshift(
      () => servers[0].remove(),
      () => servers[1].remove(),
    );
    balancer = await openAlternator(servers.map(({ baseUrl }) => baseUrl));
    cleanups.unshift(() => balancer.close());
    api = await openApi(balancer.baseUrl);
  });
  after(async () => {
    for (const clean of cleanups) await clean();
  });

  const enrol = async (number: string, frames: Buffer[]): Promise<void> => {
    const operation = await api.beginSelfie();
    const captured = await captureByApi(balancer.baseUrl, linkOf(operation), frames);
    assert.equal(captured.outcome, 'accepted', JSON.stringify(captured));
    const { TempId } = await api.endSelfie(operation.OperationId);
    ledger.accepted.set(operation.OperationId, TempId!);
    assert.equal((await api.createAccount(number)).status, 200);
    ledger.accounts.add(number);
    const bound = await api.bindTempId(number, TempId!);
    assert.equal(bound.status, 200, JSON.stringify(bound.body));
    ledger.credentials.add(number);
  };

  test('enrolment: begin, open, challenge, submit, read and bind on either, works', async () => {
    await enrol('ann', await personFrames('cap12'));
    assert.ok(
      balancer.counts.every((count) => count >= 3),
      `requests per server: ${balancer.counts}`,
    );
    assert.ok(s3.requests() > 0);
  });

  test('verification: of the same person, is accepted; of another, is not', async () => {
    for (const [clip, status] of [
      ['cap13', 1],
      ['franck', 2],
    ] as const) {
      const begun = await api.beginVerification('ann');
      const link = {
        kind: 'transaction',
        id: begun.body.TransactionId,
        secret: begun.body.OneTimeSecret,
      } as const;
      await captureByApi(balancer.baseUrl, link, await personFrames(clip === 'cap13' ? 'cap12' : clip, 0.9));
      assert.equal((await api.verificationStatus(begun.body.TransactionId)).Status, status);
    }
  });

  test('refresh tokens: used on either in turn, go on; a used one is refused on both', async () => {
    const basic = `Basic ${Buffer.from(`${apiKey.id}:${apiKey.value}`).toString('base64')}`;
    const call = async (path: string, init: RequestInit) => {
      const answer = await fetch(balancer.baseUrl + identityPath + path, { method: 'POST', ...init });
      return { status: answer.status, body: (await answer.json()) as Record<string, string> };
    };
    const refresh = (token: string) =>
      call('/auth/refresh', { headers: { 'content-type': 'application/json' }, body: JSON.stringify(token) });
    const first = await call('/auth/token', { headers: { authorization: basic } });
    let { RefreshToken } = first.body;
    for (let times = 0; times < 4; times++) {
      const next = await refresh(RefreshToken!);
      assert.equal(next.status, 200, JSON.stringify(next.body));
      RefreshToken = next.body.RefreshToken!;
    }
    for (let times = 0; times < 2; times++)
      assert.equal((await refresh(first.body.RefreshToken!)).status, 401, 'used long before the last one');
  });

  test('1:N search: finds on both what was enrolled on one, and on neither what was deleted', async () => {
    const picture = (await personFrames('cap12', 1.8))[0]!;
    const token = (await fetchToken()).AccessToken!;
    const find = async (baseUrl: string): Promise<number> => {
      const form = new FormData();
      form.append('image', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'a.jpg');
      form.append('threshold', '36');
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${baseUrl}/search/identify`, { method: 'POST', headers, body: form });
      assert.equal(answer.status, 200, await answer.clone().text());
      return ((await answer.json()) as unknown[]).length;
    };
    const settles = async (count: number): Promise<void> => {
      for (const { baseUrl } of servers) {
        for (const deadline = Date.now() + 60_000; (await find(baseUrl)) !== count; await sleep(200))
          assert.ok(Date.now() < deadline, `${baseUrl} does not find ${count}`);
      }
    };
    await settles(1);
    assert.equal((await api.call('DELETE', `${adminPath}/accounts/ann`)).status, 200);
    ledger.accounts.delete('ann');
    ledger.credentials.delete('ann');
    await settles(0);
  });

  test('rate limit: a window that is nearly used up, ends for both servers at the same call', async () => {
    const claim = async (baseUrl: string): Promise<number> => {
      const answer = await fetch(`${baseUrl}/capture/v1/handoffs/claim`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: 'x'.repeat(43), device: 'y'.repeat(43) }),
      });
      await answer.arrayBuffer();
      return answer.status;
    };
    const { ClaimHandoff: most } = limits.callsPerMinute;
    const notValid = errors.E_LINK_NOT_VALID.status;
    assert.equal(await claim(balancer.baseUrl), notValid);
    // The shared window is moved to where two calls are left, and far from its end: a slow machine changes nothing.
    await database.pool.query(
      `update rate_window set calls = $1, ends_at = clock_timestamp() + interval '1 hour'`,
      [most - servers.length],
    );
    for (const { baseUrl } of servers) assert.equal(await claim(baseUrl), notValid, `within ${most} calls`);
    for (const { baseUrl } of servers) assert.equal(await claim(baseUrl), 429);
  });

  test('rolling restart: under traffic, fails no request and loses nothing that was acknowledged', async () => {
    let isOver = false;
    let done = 0;
    const traffic = async (name: string): Promise<void> => {
      for (let i = 0; !isOver; i++) {
        const { OperationId } = await api.beginSelfie();
        assert.equal((await api.endSelfie(OperationId)).Status, 0);
        const number = `${name}-${i}`;
        assert.equal((await api.createAccount(number)).status, 200);
        ledger.accounts.add(number);
        done += 1;
      }
    };
    const running = Promise.all([traffic('a'), traffic('b'), enrol('bob', await personFrames('franck'))]);
    for (const [place, server] of servers.entries()) {
      // What a balancer does; the server itself finishes what it has begun.
      balancer.drain(place);
      await server.stop();
      await server.restart();
      balancer.restore(place);
      await sleep(300);
    }
    isOver = true;
    await running;
    assert.ok(done > 10, `${done} rounds`);
    await checkLedger(ledger, api);
  });

  test('jobs: of both servers, ran once each', async () => {
    const { rows } = await database.pool.query<{ jobs: number; again: number }>(
      `select count(*)::int as jobs, count(*) filter (where retry_count > 0)::int as again
       from pgboss.job where state = 'completed'`,
    );
    assert.ok(rows[0]!.jobs > 0, 'some jobs were done');
    assert.equal(rows[0]!.again, 0);
  });

  const fetchToken = async (): Promise<Record<string, string>> => {
    const basic = `Basic ${Buffer.from(`${apiKey.id}:${apiKey.value}`).toString('base64')}`;
    const answer = await fetch(`${balancer.baseUrl}${identityPath}/auth/token`, {
      method: 'POST',
      headers: { authorization: basic },
    });
    return (await answer.json()) as Record<string, string>;
  };
});
