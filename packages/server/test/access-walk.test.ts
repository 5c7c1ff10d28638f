import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  limits,
  type Operation,
  type OperationId,
  operationById,
  operationIds,
  operatorRoleNames,
  operatorRoles,
  roles,
} from '@selfsame/contract';
import { createTokens } from '../src/platform/access/tokens.ts';
import { basicAuthorization, call, type Edge, tokenOf, withEdge } from './edge.ts';
import { withOperators } from './operator-world.ts';
import { guid, mounted } from './served-operations.ts';

/** Whether it is refused to live tenants, as the one of these tests is. */
const isOfSandbox = ({ access }: Operation) => 'sandbox' in access && access.sandbox === true;

const recentOf = ({ access }: Operation) => ('recent' in access ? access.recent : undefined);

async function walk(
  { fastify }: Edge,
  authorization: string | undefined,
  check: (answer: { status: number; operation: Operation; name: string; body: { ID?: string } }) => void,
) {
  for (const { id, operation, method, url } of mounted) {
    const reply = await fastify.inject({ method, url, headers: authorization ? { authorization } : {} });
    check({ status: reply.statusCode, operation, name: `${id} ${method} ${url}`, body: reply.json() ?? {} });
  }
}

const captureToken = (edge: Edge) =>
  edge.tokens.issueCaptureToken({
    tenantId: edge.key.tenantId,
    sessionId: guid,
    expiresAt: new Date(edge.clock.now().getTime() + 60_000),
  });

async function onlyPublic(t: TestContext, authorizationOf: (edge: Edge) => Promise<string | undefined>) {
  const edge = await withEdge(t);
  await walk(edge, await authorizationOf(edge), ({ status, operation, name }) => {
    if (operation.access.kind !== 'public') assert.equal(status, 401, name);
  });
}

test('every operation: without a token, is 401 unless it is public', (t) =>
  onlyPublic(t, async () => undefined));

test('every operation: with a token of another installation, is 401 unless it is public', (t) =>
  onlyPublic(t, async (edge) => {
    const strangers = createTokens({ issuer: 'https://elsewhere.test', keys: edge.keys, clock: edge.clock });
    const { tenantId } = edge.key;
    const stranger = await strangers.issueApiToken({ tenantId, apiKeyId: guid, roles: [...roles] });
    return `Bearer ${stranger.token}`;
  }));

test('every operation: with a token of an unknown key or of a key under another tenant, is 401', (t) =>
  onlyPublic(t, async (edge) => {
    const other = await edge.addTenant('Other');
    const key = await edge.db
      .selectFrom('api_key')
      .select('id')
      .where('tenant_id', '=', edge.key.tenantId)
      .executeTakeFirstOrThrow();
    const crossed = await edge.tokens.issueApiToken({
      tenantId: other.tenantId,
      apiKeyId: key.id,
      roles: [...roles],
    });
    return `Bearer ${crossed.token}`;
  }));

test('every operation: with a capture token, is 401 unless it belongs to the capture page', async (t) => {
  const edge = await withEdge(t);
  await walk(edge, `Bearer ${await captureToken(edge)}`, ({ status, operation, name }) => {
    const { kind } = operation.access;
    if (kind === 'bearer' || kind === 'basic' || kind === 'operator') assert.equal(status, 401, name);
    if (kind === 'capture' && isOfSandbox(operation)) assert.equal(status, 403, name);
    else if (kind === 'capture') assert.ok(status !== 401 && status !== 403, name);
  });
});

test('every operation: with an API token, is 401 for the capture page’s', async (t) => {
  const edge = await withEdge(t);
  await walk(edge, `Bearer ${await tokenOf(edge)}`, ({ status, operation, name }) => {
    if (['capture', 'basic', 'operator'].includes(operation.access.kind)) assert.equal(status, 401, name);
    if (operation.access.kind === 'bearer' && !isOfSandbox(operation))
      assert.ok(status !== 401 && status !== 403, `${name} ${status}`);
  });
});

test('every operation: with a key in Basic, is 401 unless it is the token call', async (t) => {
  const edge = await withEdge(t);
  await walk(edge, basicAuthorization(edge.key), ({ status, operation, name }) => {
    if (operation.access.kind === 'basic') assert.equal(status, 200, name);
    else if (operation.access.kind !== 'public') assert.equal(status, 401, name);
  });
});

for (const role of roles) {
  test(`every operation: with the role ${role} alone, is 403 exactly where the contract does not name it`, async (t) => {
    const edge = await withEdge(t);
    const { body: key } = await call(edge, 'POST', '/adminUser/apiKeys', {
      token: await tokenOf(edge),
      body: { Roles: [role] },
    });
    const token = await tokenOf(edge, { id: key.ExternalId, value: key.Value });
    await walk(edge, `Bearer ${token}`, ({ status, operation, name, body }) => {
      if (operation.access.kind !== 'bearer') return;
      const allowed = operation.access.roles.length === 0 || operation.access.roles.includes(role);
      if (allowed && isOfSandbox(operation))
        assert.deepEqual([status, body.ID], [403, 'E_SANDBOX_ONLY'], name);
      else if (allowed) assert.ok(status !== 401 && status !== 403, `${name} ${status}`);
      else assert.deepEqual([status, body.ID], [403, 'E_ACCESS_DENIED'], name);
    });
  });
}

for (const role of operatorRoleNames) {
  test(`every operation: with a session of the role ${role}, is 403 exactly where neither it nor its API roles are named`, async (t) => {
    const world = await withOperators(t);
    const { cookie } = await world.join(role);
    for (const { id, operation, method, url } of mounted) {
      // It ends the very session.
      if (id === 'SignOut') continue;
      const { status, body } = await world.ask(url, { method, cookie });
      const { access } = operation;
      const name = `${id} ${status}`;
      if (access.kind === 'capture' || access.kind === 'basic') assert.equal(status, 401, name);
      if (access.kind !== 'bearer' && access.kind !== 'operator') continue;
      const held: readonly string[] = access.kind === 'bearer' ? operatorRoles[role] : [role];
      const isAllowed = access.roles.length === 0 || access.roles.some((wanted) => held.includes(wanted));
      if (isAllowed) assert.ok(status !== 401 && body?.ID !== 'E_ACCESS_DENIED', name);
      else assert.deepEqual([status, body.ID], [403, 'E_ACCESS_DENIED'], name);
      assert.notEqual(body?.ID, 'E_RECENT_SIGN_IN_REQUIRED', name);
    }
  });
}

test('every operation for the owners of the installation: refuses an owner of another tenant', async (t) => {
  const world = await withOperators(t);
  const { tenantId } = await world.edge.addTenant('Other');
  const stranger = await world.accept(await world.setUpToken(tenantId));
  const owner = await world.join('owner');
  for (const { id, operation, method, url } of mounted) {
    if (id === 'SignOut') continue;
    const { access, path } = operation;
    const isForInstallation = 'installation' in access && access.installation === true;
    // Of tenants there is none for others: an operation that is added later can't forget the word.
    if (path.startsWith('/tenants') || path.includes('{tenantId}')) assert.ok(isForInstallation, id);
    const { status, body } = await world.ask(url, { method, cookie: stranger.cookie });
    const refused = [403, 'E_ACCESS_DENIED', ['owner of the installation']];
    if (!isForInstallation) {
      assert.notDeepEqual([status, body?.ID, body?.Args], refused, id);
      continue;
    }
    assert.deepEqual([status, body.ID, body.Args], refused, id);
    const answered = await world.ask(url, { method, cookie: owner.cookie });
    assert.notEqual(answered.body?.ID, 'E_ACCESS_DENIED', id);
  }
});

test('every operation: with a session whose proof is old, asks for another exactly where the contract says recent', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('owner');
  world.edge.clock.pass(limits.portal.recentSec);
  for (const { id, operation, method, url } of mounted) {
    if (id === 'SignOut') continue;
    const { status, body } = await world.ask(url, { method, cookie });
    if (isOfSandbox(operation)) assert.notEqual(body?.ID, 'E_RECENT_SIGN_IN_REQUIRED', id);
    else if (recentOf(operation) === true)
      assert.deepEqual([status, body.ID, body.Args], [403, 'E_RECENT_SIGN_IN_REQUIRED', ['10']], id);
    else assert.notEqual(body?.ID, 'E_RECENT_SIGN_IN_REQUIRED', id);
  }
});

test('every operation: with a backend’s token, old or new, asks for no proof', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  edge.clock.pass(limits.accessTokenSec - 1);
  await walk(edge, `Bearer ${token}`, ({ operation, name, body, status }) => {
    if (operation.access.kind === 'bearer') assert.notEqual(status, 401, name);
    assert.notEqual(body.ID, 'E_RECENT_SIGN_IN_REQUIRED', name);
  });
});

/** What a session may change however old its proof is: everyday work, what only protects, and asking without changing. */
const everyday = new Set<OperationId>([
  // Transactions and their links: the day's work.
  'BeginGetForeignBiometry',
  'CancelForeignBiometry',
  'CancelForeignBiometryByPost',
  'BeginGetForeignIDDocument',
  'ResendForeignBiometry',
  'ResendOperation',
  'ResendTransaction',
  'BeginForeignAuthorization',
  'CreateOperation',
  'CancelOperation',
  'CancelOperationByPost',
  'CreateTransaction',
  'CancelTransaction',
  'CancelTransactionByPost',
  // Accounts, as long as nothing of them is destroyed or exchanged.
  'CreateAccount',
  'CreateAccountProofedBiometricCredential',
  // Comparisons and previews, which store nothing that protects.
  'VerifyAccountBiometricCredential',
  'VerifyAccountBiometricCredential2',
  'CheckLiveness',
  'Identify',
  'PreviewMatchingPolicy',
  'PreviewLooks',
  'PreviewPredefinedOperation',
  'PreviewCustomOperation',
  // Texts of messages, whose links are refused; test messages; deliveries that were made once already.
  'CreatePredefinedOperationResource',
  'UpdatePredefinedOperationResource',
  'DeletePredefinedOperationResource',
  'TestPredefinedOperation',
  'CreateCustomOperationResource',
  'UpdateCustomOperationResource',
  'DeleteCustomOperationResource',
  'TestCustomOperation',
  'TestCustomerWebhook',
  'ReplayWebhookDelivery',
  'ReplayWebhookDeliveries',
  // Takes rights away: whoever must act fast is not held up.
  'DeleteCustomOperation',
  'DeleteAccountKnownBrowsers',
  'RevokeRefreshTokens',
  'RevokeInvitation',
  'RevokeInstallationKey',
  'RevokeOperatorSession',
  'RevokeOtherOperatorSessions',
  // What a test orders, in a sandbox only.
  'ActAsUser',
  'MoveSandboxClock',
  'ResetSandbox',
  'SetSandboxWebhookFaults',
  'SignOut',
  // The way to a proof, and the names of passkeys.
  'BeginConfirmation',
  'ConfirmSession',
  'RenamePasskey',
  'UpdateAccountFido2Credential',
]);

test('every operation that changes something: asks a session for a recent proof, or is named here with the reason', () => {
  for (const id of operationIds) {
    const operation: Operation = operationById(id);
    if (operation.method === 'GET' || !['bearer', 'operator'].includes(operation.access.kind)) continue;
    assert.notEqual(recentOf(operation) !== undefined, everyday.has(id), id);
  }
});
