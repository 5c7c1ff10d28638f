import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createClient } from './client.ts';
import { SelfsameError } from './selfsame-error.ts';
import { waitUntilFinished } from './wait-until-finished.ts';

const key = { apiKeyId: 'id', apiKeyValue: 'value' };

/** A real HTTP server, and a client that asks it. */
async function startForeign(t: TestContext, answer: RequestListener, options = {}) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { baseUrl, client: createClient({ baseUrl, ...key, sleep: async () => {}, ...options }) };
}

const token = JSON.stringify({ AccessToken: 'a', ExpiresIn: 900, RefreshToken: 'r' });
const json = { 'content-type': 'application/json; charset=utf-8' };

async function failureOf(asked: Promise<unknown>): Promise<SelfsameError> {
  const error = await asked.catch((reason: unknown) => reason);
  assert.ok(error instanceof SelfsameError, String(error));
  return error;
}

test('createClient: a base URL that can be none, is refused at once with the one to use', () => {
  const refused: [unknown, RegExp][] = [
    [undefined, /baseUrl is missing/],
    ['', /baseUrl is missing/],
    ['localhost:8190', /no scheme.*Did you mean http:\/\/localhost:8190\?$/],
    ['127.0.0.1', /no scheme.*Did you mean http:\/\/127\.0\.0\.1\?$/],
    ['localhost.example.com', /no scheme.*Did you mean https:\/\/localhost\.example\.com\?$/],
    ['id.example.com', /no scheme.*Did you mean https:\/\/id\.example\.com\?$/],
    ['//id.example.com', /Did you mean https:\/\/id\.example\.com\?$/],
    ['localhost:8080', /Did you mean http:\/\/localhost:8080\?$/],
    ['ftp://id.example.com', /not with https/],
    ['https://', /not a URL/],
    ['https://key:secret@id.example.com', /apiKeyId and apiKeyValue/],
    ['https://id.example.com/IDCompleteBackendEngine/', /more than .* Use https:\/\/id\.example\.com\.$/],
    ['https://id.example.com?x=1', /Use https:\/\/id\.example\.com\.$/],
  ];
  for (const [baseUrl, message] of refused)
    assert.throws(() => createClient({ baseUrl: baseUrl as string, ...key }), {
      name: 'SelfsameError',
      code: 'E_BASE_URL_NOT_VALID',
      status: 0,
      message,
    });
  for (const baseUrl of ['https://id.example.com', ' HTTPS://ID.Example.COM// ', 'http://127.0.0.1:1/'])
    createClient({ baseUrl, ...key });
});

test('createClient: a key with a part missing, is refused at once', () => {
  const absent = process.env.SELFSAME_NO_SUCH_VARIABLE as string;
  const baseUrl = 'https://id.example.com';
  assert.throws(() => createClient({ baseUrl, apiKeyId: absent, apiKeyValue: '' }), {
    code: 'E_API_KEY_MISSING',
    message: /^apiKeyId and apiKeyValue missing/,
  });
  assert.throws(() => createClient({ baseUrl, ...key, apiKeyValue: '' }), {
    message: /^apiKeyValue missing/,
  });
});

test('createClient: a page in place of an answer, names the host and what came', async (t) => {
  for (const status of [200, 404]) {
    const { baseUrl, client } = await startForeign(t, (_, response) =>
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><p>hi'),
    );
    const { code, message, request } = await failureOf(client.GetAccounts());
    assert.equal(code, 'E_BASE_URL_NOT_VALID');
    assert.ok(message.startsWith(`${baseUrl} answered POST /IDComplete`), message);
    assert.match(message, new RegExp(`with ${status} and text/html.*Check baseUrl\\.$`));
    assert.match(String(request), /^POST http:\/\/127/);
  }
});

test('createClient: JSON of somebody else’s API, is not taken for ours', async (t) => {
  const bodies: [number, string][] = [
    [200, '{"ok":true}'],
    [200, 'null'],
    [404, '{"error":"not found"}'],
    [401, '[]'],
  ];
  for (const [status, body] of bodies) {
    const { client } = await startForeign(t, (_, response) => response.writeHead(status, json).end(body));
    assert.equal((await failureOf(client.GetAccounts())).code, 'E_BASE_URL_NOT_VALID', body);
  }
});

test('createClient: a redirect to https, is not followed and names the address to use', async (t) => {
  const asked: (string | undefined)[] = [];
  for (const status of [301, 302, 307, 308]) {
    const { client } = await startForeign(t, ({ url }, response) => {
      asked.push(url);
      response.writeHead(status, { location: `https://id.example.com${url}` }).end();
    });
    const { code, message } = await failureOf(client.GetAccounts());
    assert.equal(code, 'E_BASE_URL_NOT_VALID');
    assert.match(message, /redirects POST .*Set baseUrl to https:\/\/id\.example\.com\.$/);
  }
  assert.equal(asked.length, 4);
  const { client } = await startForeign(t, (_, response) =>
    response.writeHead(302, { location: '/login' }).end(),
  );
  assert.match((await failureOf(client.GetAccounts())).message, /address of the Selfsame server itself\.$/);
});

test('createClient: a proxy that lost its server, is told apart from a wrong address', async (t) => {
  for (const sent of [502, 503, 429]) {
    const { client } = await startForeign(t, (_, response) =>
      response.writeHead(sent, { 'content-type': 'text/html' }).end('<h1>Not now'),
    );
    const { code, status, message } = await failureOf(client.GetAccounts());
    assert.deepEqual([code, status], ['E_SERVER_UNREACHABLE', sent]);
    assert.match(
      message,
      sent === 502 ? /^http:\/\/127.*502 and text\/html.*proxy/ : /^A proxy answered with/,
    );
  }
});

test('createClient: silence before or inside an answer, is E_TIMEOUT with host and path', async (t) => {
  const silences: RequestListener[] = [
    () => {},
    (_, response) => void response.writeHead(200, json).write('{"Access'),
  ];
  for (const silence of silences) {
    const { baseUrl, client } = await startForeign(t, silence, { timeoutMs: 60 });
    const { code, message } = await failureOf(client.GetJsonWebKeySet());
    assert.equal(code, 'E_TIMEOUT');
    assert.ok(message.startsWith(`${baseUrl} did not answer GET /IDComplete`), message);
  }
});

test('createClient: a refusal of the server, names the request and the page that explains it', async (t) => {
  const helpLink = 'https://id.example.com/docs/errors#E_ACCOUNT_ALREADY_EXISTS';
  const { baseUrl, client } = await startForeign(t, ({ url }, response) =>
    url?.endsWith('/auth/token')
      ? response.writeHead(200, json).end(token)
      : response
          .writeHead(409, json)
          .end(JSON.stringify({ ID: 'E_ACCOUNT_ALREADY_EXISTS', Message: 'taken', HelpLink: helpLink })),
  );
  const error = await failureOf(client.CreateAccount({ body: { AccountNumber: 'n', DisplayName: 'n' } }));
  assert.equal(error.helpLink, helpLink);
  assert.ok(String(error.request).startsWith(`POST ${baseUrl}/IDComplete`));
});

test('createClient: a page where a file should come, is refused', async (t) => {
  const { client } = await startForeign(t, ({ url }, response) =>
    url?.endsWith('/auth/token')
      ? response.writeHead(200, json).end(token)
      : response.writeHead(200, { 'content-type': 'text/html' }).end('<p>sign in'),
  );
  const asked = client.ExportAuditEvents({ query: { format: 'csv', from: '2026-01-01' } });
  assert.equal((await failureOf(asked)).code, 'E_BASE_URL_NOT_VALID');
});

test('waitUntilFinished: pending for ever, is E_TIMEOUT', async () => {
  let time = 0;
  const sleep = async (ms: number): Promise<void> => {
    time += ms;
  };
  const waiting = waitUntilFinished(async () => ({ Status: 0 }), {
    sleep,
    now: () => time,
    timeoutMs: 9_000,
  });
  const { code, message } = await failureOf(waiting);
  assert.equal(code, 'E_TIMEOUT');
  assert.match(message, /^Still pending after 9 s/);
});
