import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { call, tokenOf, withEdge } from '../../test/edge.ts';
import { findIntegration } from '../store/oidc/integration.ts';
import { integrationHandlers } from './routes.ts';

const intranet = { Name: 'Intranet', LoginRedirectUrls: ['https://intranet.example/cb'] };

/** One integration of a tenant, and what asks for it. */
async function world(t: TestContext) {
  const edge = await withEdge(t, (parts) =>
    integrationHandlers({
      ...parts,
      egress: { check: async () => undefined },
      readIssuer: async () => 'https://selfsame.test/oidc/web',
    }),
  );
  const askAt = async (path: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', body?: unknown) =>
    call(edge, method, path, { token: await tokenOf(edge), ...(body === undefined ? {} : { body }) });
  const { body: made } = await askAt('/openIdIntegrations', 'POST', intranet);
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', tail = '', body?: unknown) =>
    askAt(`/openIdIntegrations/${made.ClientId}${tail}`, method, body);
  const stored = async () => (await findIntegration(edge.db, edge.key.tenantId, made.ClientId))!;
  return { edge, made, ask, askAt, stored };
}

test('UpdateOpenIdIntegration: replaces what can be changed, once per version, and names the fields in the log', async (t) => {
  const { ask, askAt, stored, made } = await world(t);
  const body = {
    Name: 'Extranet',
    DisplayName: 'Extranet of the Shop',
    LoginRedirectUrls: ['https://extranet.example/cb'],
    LogoutRedirectUrls: ['https://extranet.example/'],
    BackchannelLogoutUrl: 'https://extranet.example/out',
    AccessTokenLifetime: 600,
    RefreshTokenLifetime: 0,
    LoginType: 'Email',
    SelfEnrollmentFlow: 'EnrollBioCredential',
    VerificationFlow: 'bankLOGIN',
    SubjectType: 'public',
    Version: 0,
  };
  const changed = await ask('PUT', '', body);
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const { ModifiedDate, Version, ...rest } = (await ask('GET')).body;
  const { Version: _, ...asked } = body;
  assert.deepEqual({ ...rest, ...asked, VerificationFlow: 'BankLogin' }, rest);
  assert.equal(Version, 1);
  assert.equal((await stored()).acceptsSecret(made.ClientSecret, new Date()), true);
  const late = await ask('PUT', '', body);
  assert.deepEqual([late.status, late.body.ID], [409, 'E_ACCOUNT_VERSION_MISMATCH']);
  const ExternalMethod = { Issuer: 'https://login.example/v2.0', Audience: 'app', AccountClaim: 'sub' };
  const back = await ask('PUT', '', { ...intranet, ExternalMethod, Version: 1 });
  assert.deepEqual(
    [back.body.SelfEnrollmentFlow, back.body.ExternalMethod, back.body.LoginType],
    [null, ExternalMethod, 'AccountNumber'],
  );
  const log = await askAt('/audit/events?filter=MessageType:integration.changed', 'GET');
  assert.equal(log.body.TotalCount, 2, JSON.stringify(log.body));
  assert.ok(log.body.Items.every(({ Data }: { Data: object }) => !JSON.stringify(Data).includes('https:')));
});

test('UpdateOpenIdIntegration: with public keys the secrets stop at once, and do not come back', async (t) => {
  const { ask, stored, made, edge } = await world(t);
  const key = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const keyed = await ask('PUT', '', { ...intranet, PublicKeys: { keys: [key] }, Version: 0 });
  assert.deepEqual([keyed.status, keyed.body.HasSecret], [200, false], JSON.stringify(keyed.body));
  assert.equal((await stored()).acceptsSecret(made.ClientSecret, edge.clock.now()), false);
  const bare = await ask('PUT', '', { ...intranet, Version: 1 });
  assert.deepEqual([bare.body.HasSecret, bare.body.PublicKeys], [false, null]);
  assert.equal((await stored()).acceptsSecret(made.ClientSecret, edge.clock.now()), false);
  assert.equal(typeof (await ask('POST', '/secret')).body.ClientSecret, 'string');
});

test('RenewOpenIdIntegrationSecret: the old one works a day more, the one before it not; at once when it leaked', async (t) => {
  const { ask, stored, made, edge } = await world(t);
  const second = (await ask('POST', '/secret')).body;
  const accepts = async (secret: string) => (await stored()).acceptsSecret(secret, edge.clock.now());
  assert.deepEqual([await accepts(made.ClientSecret), await accepts(second.ClientSecret)], [true, true]);
  const until = new Date(edge.clock.now().getTime() + limits.integration.secretOverlapSec * 1_000);
  assert.equal(second.PreviousSecretExpirationDate, until.toISOString());
  const third = (await ask('POST', '/secret')).body;
  assert.deepEqual([await accepts(made.ClientSecret), await accepts(second.ClientSecret)], [false, true]);
  edge.clock.pass(limits.integration.secretOverlapSec);
  assert.deepEqual([await accepts(second.ClientSecret), await accepts(third.ClientSecret)], [false, true]);
  const fourth = (await ask('POST', '/secret?immediate=true')).body;
  assert.deepEqual([await accepts(third.ClientSecret), await accepts(fourth.ClientSecret)], [false, true]);
  assert.equal(fourth.PreviousSecretExpirationDate, null);
});

test('EnableOpenIdIntegration and DeleteOpenIdIntegration: once each in the log; a deleted one is gone', async (t) => {
  const { ask, askAt, stored, made } = await world(t);
  for (const enabled of [false, false, true]) {
    const { status, body } = await ask('POST', `/enable?enabled=${enabled}`);
    assert.deepEqual([status, body.Enabled, (await stored()).enabled], [200, enabled, enabled]);
  }
  assert.equal((await ask('DELETE')).body, true);
  for (const [method, tail, body] of [
    ['GET', '', undefined],
    ['DELETE', '', undefined],
    ['PUT', '', { ...intranet, Version: 0 }],
    ['POST', '/enable?enabled=true', undefined],
    ['POST', '/secret', undefined],
  ] as const) {
    const gone = await ask(method, tail, body);
    assert.deepEqual([gone.status, gone.body.ID], [404, 'E_INTEGRATION_NOT_FOUND'], `${method} ${tail}`);
  }
  const log = await askAt('/audit/events?size=10', 'GET');
  const types = log.body.Items.map(({ MessageType }: { MessageType: string }) => MessageType).filter(
    (type: string) => type.startsWith('integration.'),
  );
  assert.deepEqual(types, [
    'integration.deleted',
    'integration.enabled',
    'integration.disabled',
    'integration.created',
  ]);
  assert.ok(!JSON.stringify(log.body).includes(made.ClientSecret));
});

test('a transaction template: integrations follow its new name, and keep it from being deleted', async (t) => {
  const { ask, askAt } = await world(t);
  const { body: template } = await askAt('/customOperations', 'POST', { Name: 'Door' });
  const at = `/customOperations/${template.ExternalId}`;
  await ask('PUT', '', { ...intranet, VerificationFlow: 'Door', Version: 0 });
  assert.equal((await askAt(at, 'PUT', { Name: 'Gate' })).status, 200);
  assert.equal((await ask('GET')).body.VerificationFlow, 'Gate');
  const kept = await askAt(at, 'DELETE');
  assert.deepEqual([kept.status, kept.body.ID], [409, 'E_TEMPLATE_IN_USE']);
  assert.match(kept.body.Message, /Intranet/);
  await ask('PUT', '', { ...intranet, Version: 1 });
  assert.equal((await askAt(at, 'DELETE')).status, 200);
});
