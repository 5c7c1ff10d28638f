import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { freePort } from '../../../fixtures/free-port.ts';
import { createClient } from './client.ts';
import { retryAfterMs } from './connection.ts';
import { SelfsameError } from './selfsame-error.ts';
import { waitUntilFinished } from './wait-until-finished.ts';

interface Seen {
  method: string;
  url: string;
  authorization: string | undefined;
  body: string;
}
type Answer = { status?: number; headers?: Record<string, string>; json?: unknown };

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** A real HTTP server that answers by script and remembers what it was asked. */
async function startServer(t: TestContext, answer: (seen: Seen, nth: number) => Answer) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const entry = { method, url, authorization: headers.authorization, body: await readBody(request) };
    seen.push(entry);
    const { status = 200, headers: extra = {}, json = {} } = answer(entry, seen.length);
    response.writeHead(status, { 'content-type': 'application/json', ...extra }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { seen, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const pair = (n: number, end: number) => ({
  AccessToken: `access-${n}`,
  RefreshToken: `refresh-${n}`,
  AccessTokenExpirationDate: new Date(end).toISOString(),
  RefreshTokenExpirationDate: new Date(end + 1e6).toISOString(),
});
const key = { apiKeyId: 'id', apiKeyValue: 'välue' };

test('createClient: first call, authenticates with the key and sends the token', async (t) => {
  const { seen, baseUrl } = await startServer(t, ({ url }) =>
    url.endsWith('/auth/token') ? { json: pair(1, Date.now() + 900_000) } : { json: { Status: 0 } },
  );
  const client = createClient({ baseUrl, ...key });
  await client.GetAccount({ params: { AccountNumber: 'a b/ü' } });
  assert.equal(seen[0]?.authorization, `Basic ${Buffer.from('id:välue').toString('base64')}`);
  assert.equal(seen[1]?.authorization, 'Bearer access-1');
  assert.ok(seen[1]?.url.endsWith('/accounts/a%20b%2F%C3%BC'));
});

test('createClient: token near its end, is renewed once for all concurrent calls', async (t) => {
  const { seen, baseUrl } = await startServer(t, ({ url }) => {
    if (url.endsWith('/auth/token')) return { json: pair(1, Date.now() + 1_000) };
    if (url.endsWith('/auth/refresh')) return { json: pair(2, Date.now() + 900_000) };
    return { json: null };
  });
  const client = createClient({ baseUrl, ...key });
  await client.GetAccounts();
  await Promise.all([client.GetAccounts(), client.GetAccounts(), client.GetAccounts()]);
  const refreshes = seen.filter(({ url }) => url.endsWith('/auth/refresh'));
  assert.deepEqual(
    refreshes.map(({ body }) => body),
    ['"refresh-1"'],
  );
  assert.equal(seen.at(-1)?.authorization, 'Bearer access-2');
});

test('createClient: clock an hour ahead, asks for a token once and renews when the lifetime is over', async (t) => {
  const lifetimeSec = 900;
  const claims = (at: number) => btoa(JSON.stringify({ iat: at, exp: at + lifetimeSec })).replace(/=+$/, '');
  for (const form of ['ExpiresIn', 'claims'] as const) {
    const { seen, baseUrl } = await startServer(t, ({ url }, nth) => {
      if (!url.includes('/auth/')) return { json: null };
      const answer = pair(nth, Date.now() + lifetimeSec * 1_000);
      if (form === 'ExpiresIn') return { json: { ...answer, ExpiresIn: lifetimeSec } };
      return { json: { ...answer, AccessToken: `h.${claims(Math.floor(Date.now() / 1_000))}.s` } };
    });
    let ahead = 3_600_000;
    const client = createClient({ baseUrl, ...key, now: () => Date.now() + ahead });
    for (let call = 0; call < 3; call += 1) await client.GetAccounts();
    assert.equal(seen.filter(({ url }) => url.includes('/auth/')).length, 1, form);
    ahead += (lifetimeSec - 20) * 1_000;
    await client.GetAccounts();
    assert.equal(seen.filter(({ url }) => url.endsWith('/auth/refresh')).length, 1, form);
  }
});

test('createClient: refresh refused, authenticates with the key again', async (t) => {
  let tokens = 0;
  const { baseUrl, seen } = await startServer(t, ({ url }) => {
    if (url.endsWith('/auth/token'))
      return { json: pair(++tokens, Date.now() + (tokens === 1 ? 0 : 900_000)) };
    if (url.endsWith('/auth/refresh')) return { status: 401, json: { ID: 'E_REFRESH_TOKEN_NOT_VALID' } };
    return { json: null };
  });
  const client = createClient({ baseUrl, ...key });
  await client.GetAccounts();
  await client.GetAccounts();
  assert.equal(seen.at(-1)?.authorization, 'Bearer access-2');
});

test('createClient: 401 on a call, renews and repeats once, then throws', async (t) => {
  const { seen, baseUrl } = await startServer(t, ({ url }) =>
    url.includes('/auth/')
      ? { json: pair(1, Date.now() + 900_000) }
      : { status: 401, json: { ID: 'E_USER_NOT_AUTHENTICATED' } },
  );
  const client = createClient({ baseUrl, ...key });
  await assert.rejects(
    client.GetAccounts(),
    (error) => error instanceof SelfsameError && error.status === 401,
  );
  assert.equal(seen.filter(({ url }) => url.endsWith('/accounts')).length, 2);
});

test('createClient: 503 with Retry-After, waits that long and repeats even a POST', async (t) => {
  const waits: number[] = [];
  const { baseUrl } = await startServer(t, ({ url }, nth) => {
    if (url.includes('/auth/')) return { json: pair(1, Date.now() + 900_000) };
    return nth === 2 ? { status: 503, headers: { 'retry-after': '7' } } : { json: { OperationId: 'x' } };
  });
  const client = createClient({ baseUrl, ...key, sleep: async (ms) => void waits.push(ms) });
  const begun = await client.BeginGetForeignBiometry({ body: { CheckLiveness: true } });
  assert.equal(begun.OperationId, 'x');
  assert.deepEqual(waits, [7_000]);
});

test('createClient: 409, throws the error with its code and does not repeat', async (t) => {
  const { seen, baseUrl } = await startServer(t, ({ url }) =>
    url.includes('/auth/')
      ? { json: pair(1, Date.now() + 900_000) }
      : {
          status: 409,
          json: { ID: 'E_ACCOUNT_ALREADY_EXISTS', Message: 'taken', Args: ['n'], instance: 'req-1' },
        },
  );
  const client = createClient({ baseUrl, ...key });
  const error = await client
    .CreateAccount({ body: { AccountNumber: 'n', DisplayName: 'n' } })
    .catch((e: unknown) => e);
  assert.ok(error instanceof SelfsameError);
  assert.deepEqual(
    [error.code, error.status, error.args, error.requestId],
    ['E_ACCOUNT_ALREADY_EXISTS', 409, ['n'], 'req-1'],
  );
  assert.equal(seen.length, 2);
});

test('createClient: connection lost, repeats a GET and not a POST', async () => {
  const tried: string[] = [];
  const failing = (async (url: string, init: { method: string }) => {
    if (url.includes('/auth/')) return Response.json(pair(1, Date.now() + 900_000));
    tried.push(init.method);
    throw new TypeError('fetch failed');
  }) as unknown as typeof fetch;
  const client = createClient({
    baseUrl: 'http://x',
    ...key,
    fetch: failing,
    sleep: async () => {},
    maxTries: 3,
  });
  const lost = { name: 'SelfsameError', code: 'E_CONNECTION_FAILED', status: 0 };
  await assert.rejects(client.GetAccounts(), lost);
  await assert.rejects(client.CreateAccount({ body: { AccountNumber: 'n', DisplayName: 'n' } }), lost);
  assert.deepEqual(tried, ['GET', 'GET', 'GET', 'POST']);
});

test('createClient: a server that is not there, is named with what happened', async () => {
  const port = await freePort();
  const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, ...key, maxTries: 1 });
  await assert.rejects(client.GetAccounts(), {
    name: 'SelfsameError',
    code: 'E_CONNECTION_FAILED',
    message: new RegExp(
      `^http://127\\.0\\.0\\.1:${port} could not be reached for POST /IDComplete.*ECONNREFUSED`,
    ),
  });
});

test('createClient: a timeout is an error of ours, a caller who stops gets their own reason', async (t) => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => silent.close());
  t.after(() => silent.closeAllConnections());
  const client = createClient({
    baseUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    ...key,
  });
  await assert.rejects(client.GetJsonWebKeySet({ signal: AbortSignal.timeout(50) }), {
    name: 'SelfsameError',
    code: 'E_TIMEOUT',
    status: 0,
    message: /did not answer GET .*jwks\.json in time\.$/,
  });
  const stopping = new AbortController();
  const reason = new Error('the user left');
  const asked = client.GetJsonWebKeySet({ signal: stopping.signal });
  stopping.abort(reason);
  await assert.rejects(asked, reason);
});

test('createClient: missing path parameter, throws before anything is sent', async () => {
  const client = createClient({ baseUrl: 'http://x', ...key });
  await assert.rejects(client.GetAccount({ params: { AccountNumber: '' } }), /params\.AccountNumber/);
});

test('retryAfterMs: seconds, date and nonsense', () => {
  assert.equal(retryAfterMs('3', 0), 3_000);
  assert.equal(retryAfterMs('Thu, 01 Jan 1970 00:00:10 GMT', 4_000), 6_000);
  assert.equal(retryAfterMs('soon', 0), null);
  assert.equal(retryAfterMs(null, 0), null);
});

test('waitUntilFinished: pending twice, answers the first that is not', async () => {
  const statuses = [0, 0, 1, 5];
  const answer = await waitUntilFinished(async () => ({ Status: statuses.shift()! }), {
    sleep: async () => {},
  });
  assert.equal(answer.Status, 1);
});

test('createClient: an operation that answers with a file, gives it while it arrives', async (t) => {
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/auth/token'))
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(pair(1, Date.now() + 900_000)));
    if (request.url?.includes('broken')) {
      response.writeHead(200, { 'content-type': 'text/csv' }).write('half');
      return void setTimeout(() => response.destroy(), 20);
    }
    response.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
    });
    response.write('one\n');
    setTimeout(() => response.end('two\n'), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ baseUrl, ...key });
  const from = '2026-01-01T00:00:00Z';
  const file = await client.ExportAuditEvents({ query: { from, format: 'csv' } });
  assert.deepEqual([file.mediaType, file.fileName], ['text/csv; charset=utf-8', 'audit.csv']);
  const decoder = new TextDecoder();
  const chunks = await Array.fromAsync(file.chunks, (chunk) => decoder.decode(chunk as Uint8Array));
  assert.deepEqual(chunks, ['one\n', 'two\n']);
  const broken = await client.ExportAuditEvents({ query: { from, filter: 'broken' } });
  await assert.rejects(Array.fromAsync(broken.chunks), 'half a file is not taken for the whole');
});
