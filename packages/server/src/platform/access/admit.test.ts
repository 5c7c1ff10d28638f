import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { test } from 'node:test';
import { type Access, installationKeyPrefix } from '@selfsame/contract';
import { Problem } from '../http/problem.ts';
import { type Authentication, admit, challenge, requireRecent, type TokenFault } from './admit.ts';
import { createBrowserCookie } from './browser-cookie.ts';
import { createPortalCookie } from './portal-cookie.ts';
import type { ApiPrincipal, OperatorPrincipal } from './principal.ts';

const api: ApiPrincipal = {
  ...{ kind: 'api', tenantId: 't', apiKeyId: 'k', isStrict: false },
  roles: ['Account Manager'],
};
const owner: OperatorPrincipal = {
  ...{ kind: 'operator', tenantId: 't', operatorId: 'o', ownsInstallation: true, role: 'owner' },
  ...{ roles: ['Configurator', 'Account Manager'], sessionId: 's', isRecent: true },
};
const faults: readonly TokenFault[] = ['wrong', 'expired', 'keyGone', 'revoked'];
const portalCookie = createPortalCookie('https://selfsame.test');

/** Who comes in by what, and what was asked about tenants. */
function make(change: Partial<Authentication> = {}) {
  const asked: string[] = [];
  const authentication: Authentication = {
    api: async (token) => faults.find((fault) => fault === token) ?? (token === 'good' ? api : 'wrong'),
    capture: async (token) =>
      token === 'page' ? { kind: 'capture', tenantId: 't', sessionId: 's', tokenId: 'p' } : null,
    operator: async (token) => (token.startsWith('o') ? owner : null),
    peekOperator: async () => null,
    installationKey: async (key, client) =>
      key === `${installationKeyPrefix}good` && client === '192.0.2.1'
        ? { kind: 'installation', tenantId: 't', installationKeyId: 'i' }
        : null,
    requireTenant: async (tenantId) => void asked.push(`tenant ${tenantId}`),
    requireSandbox: async (tenantId) => void asked.push(`sandbox ${tenantId}`),
    portalCookie,
    browserCookie: createBrowserCookie('https://selfsame.test'),
    ...change,
  };
  const by = async (access: Access, headers: IncomingHttpHeaders) =>
    admit(access, headers, authentication, '192.0.2.1').catch((error) => {
      if (error instanceof Problem) return error;
      throw error;
    });
  return { asked, by };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const cookieOf = (letter: string) => portalCookie.cookie(letter.repeat(43), 60).split(';')[0];
const ownPage = (letter = 'o') => ({ cookie: cookieOf(letter), 'x-selfsame-portal': '1' });
const anyToken: Access = { kind: 'bearer', roles: [] };
const managers: Access = { kind: 'bearer', roles: ['Transaction Manager', 'Account Manager'] };
const configurators: Access = { kind: 'bearer', roles: ['Configurator'] };
const operators: Access = { kind: 'operator', roles: [] };

async function refused(
  outcome: Promise<unknown>,
  code: Problem['code'],
  message: RegExp = /./,
): Promise<void> {
  const problem = await outcome;
  assert.ok(problem instanceof Problem, `let in: ${JSON.stringify(problem)}`);
  assert.equal(problem.code, code);
  assert.match(problem.message, message);
}

async function letIn(outcome: Promise<unknown>, kind: string): Promise<void> {
  const check = (await outcome) as { principal?: { kind: string } };
  assert.equal(check.principal?.kind, kind, String(check));
}

test('admit: a public operation asks for nothing, and looks at nothing', async () => {
  const { by, asked } = make();
  assert.deepEqual(await by({ kind: 'public' }, bearer('wrong')), {
    principal: { kind: 'anonymous' },
    basic: undefined,
  });
  assert.deepEqual(asked, []);
});

test('admit: HTTP Basic in UTF-8, whose value may hold colons; anything else is none', async () => {
  const { by } = make();
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  assert.deepEqual(await by({ kind: 'basic' }, basic('ключ:a:b')), {
    principal: { kind: 'anonymous' },
    basic: { id: 'ключ', value: 'a:b' },
  });
  const read = (text: string) => by({ kind: 'basic' }, basic(text)) as Promise<{ basic: { id: string } }>;
  assert.equal((await read('i:')).basic.id, 'i');
  for (const headers of [{}, basic(':value'), basic('no colon'), bearer('good'), { authorization: 'Basic' }])
    await refused(by({ kind: 'basic' }, headers), 'E_USER_NOT_AUTHENTICATED', /its id as user name/);
});

test('admit: an access token with one of the roles, or any where none is asked for', async () => {
  const { by, asked } = make();
  await letIn(by(anyToken, bearer('good')), 'api');
  await letIn(by(managers, { authorization: 'bearer   good  ' }), 'api');
  await refused(by(configurators, bearer('good')), 'E_ACCESS_DENIED', /Configurator/);
  const several: Access = { kind: 'bearer', roles: ['Configurator', 'Transaction Manager'] };
  await refused(by(several, bearer('good')), 'E_ACCESS_DENIED', /Configurator or Transaction Manager/);
  assert.deepEqual(asked, [], 'the token was asked after its tenant already');
});

test('admit: each fault of a token says what to do', async () => {
  const { by } = make();
  const said = { wrong: /not valid/, expired: /refresh token/, keyGone: /behind this/, revoked: /a thief/ };
  for (const fault of faults)
    await refused(by(anyToken, bearer(fault)), 'E_USER_NOT_AUTHENTICATED', said[fault]);
  await refused(by(anyToken, {}), 'E_USER_NOT_AUTHENTICATED', /Send `Authorization: Bearer`/);
  // As a script sends it whose variable is empty; `fetch` takes the blank away.
  for (const authorization of ['', 'Bearer', 'bearer  '])
    await refused(
      by(anyToken, { authorization }),
      'E_USER_NOT_AUTHENTICATED',
      /Send `Authorization: Bearer`/,
    );
  await refused(
    by(anyToken, { authorization: 'X Bearer' }),
    'E_USER_NOT_AUTHENTICATED',
    /was changed on the way/,
  );
  await refused(
    by(anyToken, { authorization: 'Bearer ?' }),
    'E_USER_NOT_AUTHENTICATED',
    /was changed on the way/,
  );
  await refused(by({ kind: 'capture' }, {}), 'E_USER_NOT_AUTHENTICATED', /Send `Authorization: Bearer`/);
  const basic = { authorization: 'Basic aTp2' };
  await refused(by(anyToken, basic), 'E_USER_NOT_AUTHENTICATED', /taken by `POST/);
  for (const authorization of ['Bearer ö', 'Digest good', 'xBearer good', 'Bearer good good'])
    await refused(by(anyToken, { authorization }), 'E_USER_NOT_AUTHENTICATED', /not valid/);
});

test('admit: a token goes before a cookie; a cookie opens what its role stands for, from the own page', async () => {
  const { by, asked } = make();
  await letIn(by(managers, { ...ownPage(), ...bearer('good') }), 'api');
  assert.deepEqual(asked, []);
  await letIn(by(configurators, ownPage()), 'operator');
  assert.deepEqual(asked, ['tenant t']);
  await refused(by(managers, { cookie: cookieOf('o') }), 'E_PORTAL_REQUEST_REFUSED');
  await refused(by(managers, ownPage('x')), 'E_USER_NOT_AUTHENTICATED', /Sign in again/);
});

test('admit: what is for sandboxes asks for one, and what is not does not', async () => {
  const { by, asked } = make();
  await letIn(by({ ...anyToken, sandbox: true }, bearer('good')), 'api');
  await letIn(by({ kind: 'capture', sandbox: true }, bearer('page')), 'capture');
  await letIn(by({ kind: 'capture' }, bearer('page')), 'capture');
  assert.deepEqual(asked, ['sandbox t', 'tenant t', 'sandbox t', 'tenant t']);
  await refused(by({ kind: 'capture' }, bearer('good')), 'E_USER_NOT_AUTHENTICATED', /Open the link again/);
  const live = make({
    requireSandbox: async () => {
      throw new Problem('E_SANDBOX_ONLY');
    },
  });
  await refused(live.by({ ...anyToken, sandbox: true }, bearer('good')), 'E_SANDBOX_ONLY');
});

test('admit: a stopped tenant lets in neither pages, operators nor programs', async () => {
  const { by } = make({
    requireTenant: async () => {
      throw new Problem('E_TENANT_DISABLED');
    },
  });
  const program = bearer(`${installationKeyPrefix}good`);
  await refused(by({ kind: 'capture' }, bearer('page')), 'E_TENANT_DISABLED');
  await refused(by(anyToken, ownPage()), 'E_TENANT_DISABLED');
  await refused(by(operators, ownPage()), 'E_TENANT_DISABLED');
  await refused(by({ ...operators, installationKey: true }, program), 'E_TENANT_DISABLED');
});

test('admit: an operator by role, of the installation, with a recent proof', async () => {
  const { by } = make();
  await letIn(by(operators, ownPage()), 'operator');
  await refused(by(operators, bearer('good')), 'E_USER_NOT_AUTHENTICATED', /Sign in again/);
  await refused(by(operators, ownPage('x')), 'E_USER_NOT_AUTHENTICATED', /Sign in again/);
  await letIn(
    by({ ...operators, roles: ['owner'], installation: true, recent: true }, ownPage()),
    'operator',
  );
  await refused(by({ ...operators, roles: ['auditor'] }, ownPage()), 'E_ACCESS_DENIED', /auditor/);
  const other = make({ operator: async () => ({ ...owner, ownsInstallation: false, isRecent: false }) });
  await letIn(other.by(operators, ownPage()), 'operator');
  const ofInstallation: Access = { ...operators, installation: true };
  await refused(other.by(ofInstallation, ownPage()), 'E_ACCESS_DENIED', /owner of the installation/);
  for (const access of [operators, anyToken] as const) {
    const soon = 'E_RECENT_SIGN_IN_REQUIRED';
    await refused(other.by({ ...access, recent: true }, ownPage()), soon, /10 minutes/);
    await letIn(other.by({ ...access, recent: { to: 'delete' } }, ownPage()), 'operator');
    await letIn(other.by(access, ownPage()), 'operator');
  }
  await letIn(other.by({ ...anyToken, recent: true }, bearer('good')), 'api');
});

test('admit: a key of the installation only where one may be sent; a wrong one is no session', async () => {
  const { by, asked } = make();
  const program: Access = { ...operators, installationKey: true };
  await letIn(by(program, bearer(`${installationKeyPrefix}good`)), 'installation');
  assert.deepEqual(asked, ['tenant t']);
  const wrong = bearer(`${installationKeyPrefix}bad`);
  await refused(
    by(program, { ...ownPage(), ...wrong }),
    'E_USER_NOT_AUTHENTICATED',
    /key of the installation/,
  );
  await letIn(by(program, ownPage()), 'operator');
  await refused(by(operators, bearer(`${installationKeyPrefix}good`)), 'E_USER_NOT_AUTHENTICATED', /Sign in/);
});

test('requireRecent: asks operators alone', () => {
  requireRecent(api);
  requireRecent(owner);
  assert.throws(() => requireRecent({ ...owner, isRecent: false }), { code: 'E_RECENT_SIGN_IN_REQUIRED' });
});

test('challenge: Basic where Basic is asked for; Bearer with an error only where something was sent', () => {
  assert.equal(challenge({ kind: 'basic' }, 'Bearer x'), 'Basic realm="Selfsame", charset="UTF-8"');
  assert.equal(challenge(undefined, undefined), 'Bearer realm="Selfsame"');
  assert.equal(challenge(anyToken, 'Bearer '), 'Bearer realm="Selfsame"');
  assert.equal(challenge(anyToken, 'Bearer x'), 'Bearer realm="Selfsame", error="invalid_token"');
});
