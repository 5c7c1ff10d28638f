import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { goodPassword, withOperators } from '../../test/operator-world.ts';
import { describeBrowser } from '../platform/http/describe-browser.ts';
import { sweep } from '../retention/sweep.ts';
import { requirePassword } from './credentials/require-password.ts';

const guid = '113e838b-be34-53e9-c52f-3cc45b2d10ce';

test('UpdateProfile: name, language and address; an address that is taken, is refused', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('auditor', 'Ada');
  await world.join('auditor', 'Otto');
  const put = (body: object) => world.ask('profile', { method: 'PUT', cookie, body });
  const changed = await put({ DisplayName: ' Ada L. ', Locale: 'de' });
  assert.deepEqual([changed.body.DisplayName, changed.body.Locale], ['Ada L.', 'de']);
  assert.equal((await put({ Email: 'otto@EXAMPLE.com' })).body.ID, 'E_EMAIL_TAKEN');
  assert.equal((await put({ Email: '' })).status, 400, 'a password needs an address');
  assert.equal((await put({ Email: null })).body.Email, 'ada@example.com', 'null is absent');
  assert.equal((await put({ Email: 'ada.l@example.com' })).body.Email, 'ada.l@example.com');
  assert.equal((await put({ DisplayName: '  ' })).status, 400);
});

test('SetPassword: a new authenticator brings recovery codes, each of which signs in once; other sessions end', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator', 'Petra');
  world.edge.clock.pass(30);
  const other = await world.ask('sign-in/password', {
    body: { Email: person.email, Password: goodPassword, Code: world.code(person.secret) },
  });
  const { cookie } = person;
  const { body: totp } = await world.ask('profile/totp', { method: 'POST', cookie });
  const set = (Password: string, Code?: string) =>
    world.ask('profile/password', {
      method: 'PUT',
      cookie,
      body: { Password, ...(Code ? { Authenticator: { CeremonyId: totp.CeremonyId, Code } } : {}) },
    });
  assert.equal((await set('petra@example.com')).body.ID, 'E_PASSWORD_NOT_ACCEPTED');
  assert.equal((await set('a fresh set of words', '000000')).body.ID, 'E_TOTP_NOT_ACCEPTED');
  const made = await set('a fresh set of words', world.code(totp.Secret));
  assert.equal(made.body.Codes.length, limits.portal.recoveryCodes);
  assert.equal((await set('a fresh set of words', world.code(totp.Secret))).body.ID, 'E_CEREMONY_NOT_VALID');
  assert.equal((await world.ask('session', { cookie: other.cookie! })).status, 401);
  assert.equal((await world.ask('session', { cookie })).status, 200);
  const stored = JSON.stringify(await world.edge.db.selectFrom('operator').selectAll().execute());
  assert.ok(!stored.includes(made.body.Codes[0]) && !stored.includes(totp.Secret));
  const signIn = (Code: string) =>
    world.ask('sign-in/password', { body: { Email: person.email, Password: 'a fresh set of words', Code } });
  const typed = made.body.Codes[0].toLowerCase().replaceAll('-', ' ');
  const both = await Promise.all([signIn(typed), signIn(typed)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401]);
  const methods = await world.ask('profile/sign-in-methods', { cookie });
  assert.deepEqual(methods.body, {
    Passkeys: [],
    HasPassword: true,
    RecoveryCodesLeft: limits.portal.recoveryCodes - 1,
  });
  const fresh = await world.ask('profile/recovery-codes', { method: 'POST', cookie });
  assert.equal((await signIn(made.body.Codes[1])).status, 401);
  assert.equal((await signIn(fresh.body.Codes[1])).status, 200);
});

test('DeletePassword and DeletePasskey: never the last way in', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  const { cookie } = person;
  const last = await world.ask('profile/password', { method: 'DELETE', cookie });
  assert.deepEqual([last.status, last.body.ID], [409, 'E_LAST_SIGN_IN_METHOD']);
  const operator_id = person.session.OperatorId;
  const passkey = { operator_id, public_key: Buffer.of(1), counter: 0, transports: [], backed_up: true };
  const ids = [crypto.randomUUID(), crypto.randomUUID()];
  for (const id of ids)
    await world.edge.db
      .insertInto('operator_passkey')
      .values({ ...passkey, id, credential_id: id, name: 'Key', created_at: world.edge.clock.now() })
      .execute();
  assert.equal((await world.ask('profile/password', { method: 'DELETE', cookie })).body, true);
  const rename = await world.ask(`profile/passkeys/${ids[0]}`, {
    method: 'PUT',
    cookie,
    body: { Name: 'Laptop' },
  });
  assert.equal(rename.body.Name, 'Laptop');
  const remove = (id: string) => world.ask(`profile/passkeys/${id}`, { method: 'DELETE', cookie });
  assert.equal((await remove(guid)).body.ID, 'E_PASSKEY_NOT_FOUND');
  const answers = await Promise.all(ids.map(remove));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

test('sessions: listed with browser and the current one marked, ended one by one or all others', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  const stranger = await world.join('operator');
  const cookies: string[] = [];
  for (let time = 0; time < 2; time++) {
    world.edge.clock.pass(30);
    const body = { Email: person.email, Password: goodPassword, Code: world.code(person.secret) };
    cookies.push((await world.ask('sign-in/password', { body })).cookie!);
  }
  const { cookie } = person;
  const list = async () => (await world.ask('profile/sessions', { cookie })).body.Items;
  const items = await list();
  assert.equal(items.length, 3);
  assert.equal(items[0].Browser, 'Chrome, Linux');
  const current = items.filter(({ Current }: { Current: boolean }) => Current);
  assert.deepEqual(
    current.map(({ Id }: { Id: string }) => Id),
    [person.session.SessionId],
  );
  const revoke = (id: string) => world.ask(`profile/sessions/${id}`, { method: 'DELETE', cookie });
  assert.equal((await revoke(stranger.session.SessionId)).body.ID, 'E_SESSION_NOT_FOUND');
  // Two were used at the same moment, so either may stand first.
  const other = items.find(({ Current }: { Current: boolean }) => !Current);
  assert.equal((await revoke(other.Id)).body, true);
  assert.equal((await list()).length, 2);
  assert.equal((await world.ask('profile/sessions', { method: 'DELETE', cookie })).body, true);
  for (const ended of cookies) assert.equal((await world.ask('session', { cookie: ended })).status, 401);
  assert.equal((await world.ask('session', { cookie })).status, 200);
});

test('passkeys: an answer to no question, of nobody or made up, is refused and never a 500', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('operator');
  const junk = [null, 'x', {}, { id: 'x' }, { id: 'x', rawId: 'x', type: 'public-key', response: {} }];
  for (const Response of junk) {
    const begun = await world.ask('sign-in/passkey/begin', { method: 'POST' });
    assert.equal(begun.body.Options.userVerification, 'required');
    const send = () =>
      world.ask('sign-in/passkey', { body: { CeremonyId: begun.body.CeremonyId, Response } });
    assert.equal((await send()).body.ID, 'E_SIGN_IN_FAILED');
    assert.equal((await send()).body.ID, 'E_CEREMONY_NOT_VALID');
    const own = await world.ask('profile/passkeys/begin', { method: 'POST', cookie });
    const { rp, authenticatorSelection: selection } = own.body.Options;
    assert.deepEqual([rp.id, selection.residentKey], ['selfsame.test', 'required']);
    const add = await world.ask('profile/passkeys', {
      cookie,
      body: { CeremonyId: own.body.CeremonyId, Response },
    });
    assert.equal(add.body.ID, 'E_PASSKEY_NOT_ACCEPTED');
    const confirm = await world.ask('session/confirm/begin', { method: 'POST', cookie });
    const confirmed = await world.ask('session/confirm', {
      cookie,
      body: { Passkey: { CeremonyId: confirm.body.CeremonyId, Response } },
    });
    assert.equal(confirmed.body.ID, 'E_SIGN_IN_FAILED');
  }
  const late = await world.ask('sign-in/passkey/begin', { method: 'POST' });
  world.edge.clock.pass(limits.portal.ceremonySec);
  const body = { CeremonyId: late.body.CeremonyId, Response: {} };
  assert.equal((await world.ask('sign-in/passkey', { body })).body.ID, 'E_CEREMONY_NOT_VALID');
});

test('BeginInvitationPasskey: one’s own ceremony is no other’s', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('operator');
  const Token = await world.invite('auditor');
  const begun = await world.ask('invitations/passkey', { body: { Token, DisplayName: 'Ada' } });
  const body = { CeremonyId: begun.body.CeremonyId, Response: {} };
  assert.equal((await world.ask('profile/passkeys', { cookie, body })).body.ID, 'E_CEREMONY_NOT_VALID');
});

test('the sweep: deletes sessions, links, ceremonies and failures that are over, and nothing else', async (t) => {
  const world = await withOperators(t);
  await world.join('operator');
  await world.invite('auditor');
  await world.ask('sign-in/passkey/begin', { method: 'POST' });
  const { db, clock } = world.edge;
  await world.ask('sign-in/password', {
    body: { Email: 'x@example.com', Password: 'x', Code: '000000' },
  });
  const run = () =>
    sweep({
      ...{ db, clock, vault: world.deps.vault, blobs: {} as never, replaySec: limits.frameHashSec },
      expireSessions: async () => 0,
    });
  assert.equal((await run()).portalRows, 0);
  clock.pass(3_600);
  assert.equal((await run()).portalRows, 3);
  clock.pass(86_400);
  assert.equal((await run()).portalRows, 2, 'a failure at the door counts by who guesses and by the address');
  assert.equal((await db.selectFrom('operator').selectAll().execute()).length, 1);
});

test('requirePassword: refuses what is short, known, made of oneself or monotonous, and asks for no signs', () => {
  const about = ['Ada Lovelace', 'ada.lovelace@example.com'];
  for (const bad of [
    'short',
    'x'.repeat(129),
    'password1234',
    'Passw0rd!Passw0rd!',
    'qwertyuiop123',
    'AdaLovelace1815',
    'aaaaaaaaaaaaaa',
    '123456789012345',
    'selfsame-portal-2026',
  ])
    assert.throws(() => requirePassword(bad, about), { code: 'E_PASSWORD_NOT_ACCEPTED' }, bad);
  for (const good of ['nine quiet harbours at dawn', 'vb7 kqz mw2 pft', 'пять тихих гаваней'])
    assert.equal(requirePassword(good, about), good);
});

test('describeBrowser: names browser and system, or nothing', () => {
  const ios =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
  assert.equal(describeBrowser(ios), 'Safari, iPhone');
  assert.equal(
    describeBrowser('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'),
    'Firefox, Windows',
  );
  assert.equal(describeBrowser('curl/8'), '');
});
