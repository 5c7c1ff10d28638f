import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { call, type Edge, tokenOf, withEdge } from '../../test/edge.ts';
import { EgressFailure } from '../platform/egress/egress.ts';
import { findIntegration } from '../store/oidc/integration.ts';
import { integrationHandlers } from './routes.ts';

const path = '/openIdIntegrations';
const intranet = { Name: 'Intranet', LoginRedirectUrls: ['https://intranet.example/cb'] };
const issuer = 'https://selfsame.test/oidc/web';
const egress = {
  check: async (url: string) => {
    if (url.includes('inner')) throw new EgressFailure('refused', 'It is not on the public internet.');
  },
};

async function world(t: TestContext) {
  const edge = await withEdge(t, (parts) =>
    integrationHandlers({ ...parts, egress, readIssuer: async () => issuer }),
  );
  const token = await tokenOf(edge);
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', tail = '', body?: unknown) =>
    call(edge, method, path + tail, { token, ...(body === undefined ? {} : { body }) });
  return { edge, ask, add: (more: object = {}) => ask('POST', '', { ...intranet, ...more }) };
}

const stored = (edge: Edge, id: string, tenantId = edge.key.tenantId) =>
  findIntegration(edge.db, tenantId, id);

test('CreateOpenIdIntegration: a name and an address are enough; the secret is shown once and works', async (t) => {
  const { edge, ask, add } = await world(t);
  const { status, body } = await add();
  assert.equal(status, 200, JSON.stringify(body));
  const { ClientId, ClientSecret, ...made } = body;
  assert.deepEqual(made, {
    Issuer: issuer,
    Name: 'Intranet',
    DisplayName: 'Intranet',
    Enabled: true,
    ClientType: 'confidential',
    HasSecret: true,
    PreviousSecretExpirationDate: null,
    PublicKeys: null,
    LoginRedirectUrls: intranet.LoginRedirectUrls,
    LogoutRedirectUrls: [],
    BackchannelLogoutUrl: null,
    AccessTokenLifetime: 3_600,
    RefreshTokenLifetime: 86_400,
    LoginType: 'AccountNumber',
    SelfEnrollmentFlow: null,
    VerificationFlow: 'Verify_Identity',
    SubjectType: 'pairwise',
    ExternalMethod: null,
    Version: 0,
    CreatedDate: edge.clock.now().toISOString(),
    ModifiedDate: edge.clock.now().toISOString(),
  });
  assert.equal(Buffer.from(ClientSecret, 'base64url').length, 32);
  const read = await ask('GET', `/${ClientId.toUpperCase()}`);
  assert.deepEqual(read.body, { ClientId, ...made });
  const integration = (await stored(edge, ClientId))!;
  const now = edge.clock.now();
  assert.equal(integration.acceptsSecret(ClientSecret, now), true);
  assert.equal(integration.acceptsSecret(`${ClientSecret}x`, now), false);
  assert.equal(integration.acceptsSecret('', now), false);
  const other = await edge.addTenant('Other');
  assert.equal(await stored(edge, ClientId, other.tenantId), null);
  assert.equal(await stored(edge, 'no-guid'), null);
});

test('CreateOpenIdIntegration: public clients and those with keys have no secret, and accept none', async (t) => {
  const { edge, ask, add } = await world(t);
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const app = await add({
    ClientType: 'public',
    Name: 'App',
    LoginRedirectUrls: ['com.example.app:/cb', 'http://127.0.0.1/cb'],
  });
  const signing = await add({ Name: 'Signing', PublicKeys: { keys: [key] } });
  for (const { status, body } of [app, signing]) {
    assert.deepEqual([status, body.ClientSecret, body.HasSecret], [200, null, false], JSON.stringify(body));
    const integration = (await stored(edge, body.ClientId))!;
    for (const secret of ['', 'null', '\0'.repeat(32)])
      assert.equal(integration.acceptsSecret(secret, edge.clock.now()), false);
    const renewed = await ask('POST', `/${body.ClientId}/secret`);
    assert.deepEqual([renewed.status, renewed.body.ID], [409, 'E_INTEGRATION_WITHOUT_SECRET']);
  }
  assert.deepEqual(signing.body.PublicKeys, { keys: [key] });
});

test('CreateOpenIdIntegration: what cannot be set, refused with the field and the reason', async (t) => {
  const { ask, add } = await world(t);
  const pair = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  const ed = generateKeyPairSync('ed25519');
  const wrong: [object, RegExp][] = [
    [{ LoginRedirectUrls: ['https://a.example/#x'] }, /LoginRedirectUrls\[0\].*fragment/],
    [{ LogoutRedirectUrls: ['http://a.example/'] }, /LogoutRedirectUrls\[0\].*not https/],
    [{ LoginRedirectUrls: ['com.example.app:/cb'] }, /only a public client/],
    [{ Name: ' Intranet' }, /Name begins or ends/],
    [{ DisplayName: 'a\nb' }, /DisplayName/],
    [{ VerificationFlow: 'Nowhere' }, /no enabled transaction template 'Nowhere'/],
    [{ BackchannelLogoutUrl: 'https://inner.example/out' }, /BackchannelLogoutUrl: It is not on the public/],
    [{ BackchannelLogoutUrl: 'https://a.example/out#x' }, /BackchannelLogoutUrl holds a fragment/],
    [{ ExternalMethod: { Issuer: 'https://inner.example', Audience: 'a' } }, /ExternalMethod\.Issuer/],
    [
      { LoginType: 'Email', ExternalMethod: { Issuer: 'https://a.example', Audience: 'a' } },
      /with ExternalMethod, LoginType is AccountNumber/,
    ],
    [{ PublicKeys: { keys: [pair.publicKey.export({ format: 'jwk' })] } }, /1024 bits/],
    [{ PublicKeys: { keys: [ed.privateKey.export({ format: 'jwk' })] } }, /secret part/],
    [{ PublicKeys: { keys: [{ kty: 'oct', k: 'AAAA' }] } }, /secret part/],
    [{ PublicKeys: { keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }] } }, /cannot be read/],
    [{ PublicKeys: { keys: [{ kty: 'EC', crv: 'secp256k1' }] } }, /of no kind/],
    [
      { ClientType: 'public', PublicKeys: { keys: [ed.publicKey.export({ format: 'jwk' })] } },
      /no PublicKeys/,
    ],
  ];
  for (const [more, sentence] of wrong) {
    const { status, body } = await add(more);
    assert.deepEqual([status, body.ID], [400, 'E_INTEGRATION_REFUSED'], JSON.stringify(more));
    assert.match(body.Message, sentence);
  }
  assert.equal((await ask('GET')).body.TotalCount, 0);
});

test('CreateOpenIdIntegration: each limit of the contract is held', async (t) => {
  const { ask, add } = await world(t);
  const { integration: bounds } = limits;
  const urls = (count: number) => Array.from({ length: count }, (_, at) => `https://a.example/${at}`);
  for (const [number, more] of [
    { Name: 'n'.repeat(bounds.name + 1) },
    { Name: '' },
    { LoginRedirectUrls: urls(bounds.urls + 1) },
    { LoginRedirectUrls: [] },
    { LogoutRedirectUrls: urls(bounds.urls + 1) },
    { LoginRedirectUrls: [`https://a.example/${'p'.repeat(bounds.url)}`] },
    { AccessTokenLifetime: bounds.accessTokenSec.min - 1 },
    { AccessTokenLifetime: bounds.accessTokenSec.max + 1 },
    { RefreshTokenLifetime: -1 },
    { RefreshTokenLifetime: bounds.refreshTokenSec.max + 1 },
    { PublicKeys: { keys: Array.from({ length: bounds.keys + 1 }, () => ({ kty: 'EC' })) } },
    { PublicKeys: { keys: [] } },
    { ExternalMethod: { Issuer: 'https://a.example', Audience: 'a'.repeat(bounds.audience + 1) } },
    { ExternalMethod: { Issuer: 'https://a.example', Audience: 'a', AccountClaim: 'email' } },
    { SelfEnrollmentFlow: 'GetForeignBiometry' },
    { LoginType: 'Passport' },
    { SubjectType: 'global' },
    { ClientType: 'native' },
  ].entries()) {
    const { status, body } = await add(more);
    assert.deepEqual([status, body.ID], [400, 'E_INVALID_ARGUMENT'], `${number} ${JSON.stringify(body)}`);
  }
  const most = await add({
    Name: 'n'.repeat(bounds.name),
    LoginRedirectUrls: urls(bounds.urls),
    AccessTokenLifetime: bounds.accessTokenSec.min,
    RefreshTokenLifetime: 0,
  });
  assert.equal(most.status, 200, JSON.stringify(most.body));
  for (let at = 1; at < bounds.perTenant; at++)
    assert.equal((await add({ Name: `Integration ${at}` })).status, 200);
  const over = await add({ Name: 'One more' });
  assert.deepEqual([over.status, over.body.ID], [400, 'E_INTEGRATION_REFUSED']);
  const page = await ask('GET', '?filter=Name:Integration*&sort=Name,desc&start=1&size=2');
  assert.deepEqual(
    [page.body.TotalCount, ...page.body.Items.map(({ Name }: { Name: string }) => Name)],
    [99, 'Integration 98', 'Integration 97'],
  );
  assert.ok(!JSON.stringify(page.body).includes('ClientSecret'));
});

test('CreateOpenIdIntegration: a name that is taken, in any case, refused', async (t) => {
  const { ask, add } = await world(t);
  await add();
  const again = await add({ Name: 'INTRANET' });
  assert.deepEqual([again.status, again.body.ID], [409, 'E_INTEGRATION_ALREADY_EXISTS']);
  const { body } = await add({ Name: 'Other' });
  const renamed = await ask('PUT', `/${body.ClientId}`, { ...intranet, Version: 0 });
  assert.deepEqual([renamed.status, renamed.body.ID], [409, 'E_INTEGRATION_ALREADY_EXISTS']);
});
