import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPortalClient } from './portal-client.ts';
import { SelfsameError } from './selfsame-error.ts';

/** A server that answers every request the same. */
function serverOf(status: number, body: unknown) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push({ url: String(url), init: init ?? {} });
    return new Response(JSON.stringify(body), { status, headers: { 'retry-after': '60' } });
  };
  return { fetch: fetch as typeof globalThis.fetch, asked };
}

test('createPortalClient: any operation, is sent with the cookie and the header of the portal and without a token', async () => {
  const { fetch, asked } = serverOf(200, { Items: [], TotalCount: 0 });
  const portal = createPortalClient({ baseUrl: 'https://id.example.com/', fetch });
  await portal.GetAccounts({ query: { size: 20 } });
  await portal.SignInWithPassword({ body: { Email: 'a@b.test', Password: 'secret', Code: '123456' } });
  assert.deepEqual(
    asked.map(({ url }) => url),
    [
      'https://id.example.com/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts?size=20',
      'https://id.example.com/portal/v1/sign-in/password',
    ],
  );
  for (const { init } of asked) {
    assert.equal(init.credentials, 'same-origin');
    const headers = init.headers as Record<string, string>;
    assert.equal(headers['x-selfsame-portal'], '1');
    assert.equal(headers.authorization, undefined);
  }
});

test('createPortalClient: without a base URL, asks the origin of its page', async () => {
  const { fetch, asked } = serverOf(200, {});
  await createPortalClient({ fetch }).GetPortalSession();
  assert.equal(asked[0]?.url, '/portal/v1/session');
});

for (const [status, code] of [
  [401, 'E_USER_NOT_AUTHENTICATED'],
  [429, 'E_RATE_LIMITED'],
] as const) {
  test(`createPortalClient: a ${status}, is reported at once and nothing is asked again`, async () => {
    const { fetch, asked } = serverOf(status, { ID: code, Code: code, Message: 'No.' });
    await assert.rejects(
      createPortalClient({ fetch }).GetPortalSession(),
      (error) => error instanceof SelfsameError && error.status === status && error.code === code,
    );
    assert.equal(asked.length, 1);
  });
}
