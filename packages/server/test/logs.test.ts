import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { portalHeader } from '@selfsame/contract';
import { portraits } from '../../../fixtures/photos.ts';
import type { App } from '../src/app.ts';
import { createLog } from '../src/platform/log.ts';
import { withGround } from './app.ts';
import { totpCode } from './operator-world.ts';

const identity = '/IDCompleteBackendEngine/IdentityService/v1';
const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';

/** What the log may not hold, by the name of what it is. */
function createSecrets() {
  const secrets = new Map<string, string>();
  return {
    secrets,
    /** Keeps a secret and gives it back. */
    keep(name: string, value: unknown): string {
      assert.equal(typeof value, 'string', name);
      secrets.set(name, value as string);
      return value as string;
    },
  };
}

type Keep = ReturnType<typeof createSecrets>['keep'];

/** Calls the server from one address with the authorization that is set. */
function createCaller(app: App, keep: Keep) {
  const remoteAddress = keep('client address', '203.0.113.77');
  const caller = {
    authorization: '',
    async call(method: string, url: string, body?: unknown, headers: Record<string, string> = {}) {
      const reply = await app.fastify.inject({
        method: method as 'POST',
        url,
        remoteAddress,
        headers: { authorization: caller.authorization, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const cookie = String(reply.headers['set-cookie'] ?? '').split(';')[0]!;
      return { status: reply.statusCode, body: reply.json(), cookie };
    },
  };
  return caller;
}

type Caller = ReturnType<typeof createCaller>;

/** Exchanges the key for tokens and goes on with the access token. */
async function authenticate(caller: Caller, keep: Keep, { id, value }: { id: string; value: string }) {
  keep('API key value', value);
  const basic = keep('Basic header', Buffer.from(`${id}:${value}`).toString('base64'));
  caller.authorization = `Basic ${basic}`;
  const pair = (await caller.call('POST', `${identity}/auth/token`)).body;
  keep('refresh token', pair.RefreshToken);
  caller.authorization = `Bearer ${keep('access token', pair.AccessToken)}`;
  return pair as { AccessToken: string; RefreshToken: string };
}

/** An account with a face of its own. */
async function enrol({ call }: Caller, keep: Keep) {
  const person = {
    AccountNumber: 'log-account',
    DisplayName: keep('name', 'Wilhelmina Testperson'),
    Email: keep('e-mail', 'wilhelmina@people.example'),
    PhoneNumber: keep('phone', '+4915112345678'),
  };
  assert.equal((await call('POST', `${admin}/accounts`, person)).status, 200);
  const picture = await readFile(portraits.cage);
  const base64 = picture.toString('base64');
  for (const at of [0, 2_000, 20_000]) keep(`picture at ${at}`, base64.slice(at, at + 60));
  const bound = await call('POST', `${admin}/accounts/log-account/bioCredential`, {
    DataType: 1,
    Data: base64,
  });
  assert.equal(bound.status, 200, JSON.stringify(bound.body));
  return { person, base64 };
}

/** A selfie by e-mail, and one whose page is opened; the caller goes on as that page. */
async function beginSelfies(caller: Caller, keep: Keep, person: { Email: string; PhoneNumber: string }) {
  const { call } = caller;
  const begun = (
    await call('POST', `${admin}/foreignOperations/biometry`, {
      TimeoutSec: 600,
      TransportType: 2,
      Email: person.Email,
      PhoneNumber: person.PhoneNumber,
      IntroductionText: keep('text', 'Words for Wilhelmina alone'),
    })
  ).body;
  const plain = (await call('POST', `${admin}/foreignOperations/biometry`, { TimeoutSec: 600 })).body;
  const secret = keep('one-time secret', plain.OneTimeSecret);
  const link = { kind: 'operation', id: plain.OperationId, secret };
  await call('GET', `/?i=${plain.OperationId}&s=${secret}`).catch(() => undefined);
  const opened = (await call('POST', '/capture/v1/sessions/open', link)).body;
  caller.authorization = `Bearer ${keep('capture token', opened.token)}`;
  assert.equal((await call('POST', '/capture/v1/attempts', {})).status, 200);
  return { begun, link };
}

/** The first owner's set-up, a search of theirs, and two sign-ins that fail. */
async function signInOwner({ call }: Caller, keep: Keep, setUpLink: string, searched: string) {
  const Token = keep('set-up token', new URL(setUpLink).hash.slice(1));
  const own = { [portalHeader.name]: portalHeader.value };
  const totp = (await call('POST', '/portal/v1/invitations/totp', { Token }, own)).body;
  const owner = {
    Token,
    DisplayName: keep('operator’s name', 'Ottoline Operator'),
    Email: keep('operator’s e-mail', 'ottoline@operators.example'),
    Password: {
      Password: keep('password', 'nine quiet harbours at dawn'),
      CeremonyId: totp.CeremonyId,
      Code: totpCode(keep('authenticator secret', totp.Secret), new Date()),
    },
  };
  const accepted = await call('POST', '/portal/v1/invitations/accept', owner, own);
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  const cookie = accepted.cookie;
  keep('session token', cookie.split('=')[1]);
  const asOperator = { ...own, cookie, authorization: '' };
  await call('GET', `${admin}/accounts?filter=${encodeURIComponent(searched)}`, undefined, asOperator);
  await call('POST', '/portal/v1/sign-in/password', { Email: owner.Email, Password: 'x', Code: '1' }, own);
  const wrong = keep('mistyped password', 'nine quiet harbors at dawn');
  await call(
    'POST',
    '/portal/v1/sign-in/password',
    { Email: owner.Email, Password: wrong, Code: '000000' },
    own,
  );
}

test('the log at its most talkative: of a whole flow and its failures, holds no secret, token, address or picture', async (t) => {
  const lines: string[] = [];
  const ground = await withGround(t);
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const app = await ground.build({ log, config: { livenessMode: 'passive' } });
  const { secrets, keep } = createSecrets();
  const caller = createCaller(app, keep);
  const { call } = caller;

  const pair = await authenticate(caller, keep, app.firstKey as { id: string; value: string });
  const { person, base64 } = await enrol(caller, keep);
  const { begun, link } = await beginSelfies(caller, keep, person);
  await signInOwner(caller, keep, app.setUpLink ?? '', person.Email);

  // Failures talk most.
  await call('POST', '/capture/v1/sessions/open', {
    ...link,
    secret: keep('guess', 'wrong-secret-0123456789'),
  });
  await call('POST', `${identity}/auth/refresh`, `"${pair.RefreshToken}`, {
    'content-type': 'application/json',
  });
  caller.authorization = `Bearer ${pair.AccessToken}`;
  await call('POST', `${admin}/accounts`, person);
  await call('POST', `${admin}/accounts/log-account/bioCredential`, { DataType: 1, Data: `${base64}!` });
  await call('GET', `${admin}/accounts/${encodeURIComponent(person.Email)}`);
  await call('GET', `${admin}/foreignOperations/biometry/${begun.OperationId}`);
  await ground.database.drop();
  const failed = await call('POST', `${admin}/accounts`, { ...person, AccountNumber: 'other' });
  assert.ok(failed.status >= 500);

  const text = lines.join('\n');
  assert.match(text, /request completed/, 'the log says something');
  assert.match(text, /request failed/, 'of failures too');
  for (const [name, kept] of secrets) assert.ok(!text.includes(kept), `the log holds the ${name}`);
  t.diagnostic(`${lines.length} lines, ${secrets.size} secrets looked for`);
});
