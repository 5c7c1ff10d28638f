import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, operatorRoles } from '@selfsame/contract';
import { goodPassword, type OperatorWorld, type SignedIn, withOperators } from '../../test/operator-world.ts';
import { insertFailure } from '../store/operator/sign-in-failure.ts';
import { signInBudgets } from './sign-in/claim-guess.ts';
import { emailKey } from './sign-in/email-key.ts';

const { portal } = limits;

const signIn = (person: Pick<SignedIn, 'email'>, code: string, password = goodPassword) => ({
  body: { Email: person.email, Password: password, Code: code },
});

test('AcceptInvitation: with the set-up link, makes the first owner and signs in; the link works once', async (t) => {
  const world = await withOperators(t);
  assert.deepEqual((await world.ask('state')).body, { SetUpNeeded: true });
  const token = await world.setUpToken();
  const second = await world.setUpToken();
  const opened = await world.ask('invitations/open', { body: { Token: token } });
  assert.deepEqual([opened.body.Purpose, opened.body.Role, opened.body.Email], ['setUp', 'owner', null]);
  const owner = await world.accept(token, 'Olga Owner');
  assert.equal(owner.session.Role, 'owner');
  assert.deepEqual(owner.session.ApiRoles, [...operatorRoles.owner]);
  assert.match(owner.cookie, /^__Host-selfsame-portal=[A-Za-z0-9_-]{43}$/);
  assert.deepEqual((await world.ask('state')).body, { SetUpNeeded: false });
  // Used, and the other one of a second start while there was no owner.
  for (const Token of [token, second])
    for (const path of ['invitations/open', 'invitations/totp'])
      assert.deepEqual((await world.ask(path, { body: { Token } })).body.ID, 'E_LINK_NOT_VALID');
  const { body } = await world.ask('session', { cookie: owner.cookie });
  assert.deepEqual([body.DisplayName, body.CustomerNumber], ['Olga Owner', 'Test']);
});

test('AcceptInvitation: the cookie, is kept from scripts, other sites and plain http', async (t) => {
  const world = await withOperators(t);
  const token = await world.invite('auditor');
  const { body: totp } = await world.ask('invitations/totp', { body: { Token: token } });
  const { setCookie } = await world.ask('invitations/accept', {
    body: {
      Token: token,
      DisplayName: 'A',
      Email: 'a@example.com',
      Password: { Password: goodPassword, CeremonyId: totp.CeremonyId, Code: world.code(totp.Secret) },
    },
  });
  assert.match(
    setCookie!,
    /^__Host-selfsame-portal=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=43200$/,
  );
  const rows = await world.edge.db.selectFrom('operator_session').select('token_hash').execute();
  assert.ok(!rows.some((row) => setCookie!.includes(row.token_hash.toString('base64url'))));
});

test('SignInWithPassword: with address, password and code, opens a new session; each code works once', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  const replayed = await world.ask('sign-in/password', signIn(person, world.code(person.secret)));
  assert.deepEqual([replayed.status, replayed.body.ID], [401, 'E_SIGN_IN_FAILED']);
  world.edge.clock.pass(30);
  const code = world.code(person.secret);
  const [first, second] = await Promise.all([
    world.ask('sign-in/password', signIn({ email: ` ${person.email.toUpperCase()} ` }, code)),
    world.ask('sign-in/password', signIn(person, code)),
  ]);
  assert.deepEqual([first.status, second.status].sort(), [200, 401]);
  const fresh = first.cookie ?? second.cookie;
  assert.ok(fresh && fresh !== person.cookie);
  for (const cookie of [fresh, person.cookie])
    assert.equal((await world.ask('session', { cookie })).status, 200);
});

test('SignInWithPassword: unknown address, wrong password, wrong code and a disabled operator, are refused alike', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  const off = await world.join('auditor');
  await world.edge.db
    .updateTable('operator')
    .set({ enabled: false })
    .where('id', '=', off.session.OperatorId)
    .execute();
  world.edge.clock.pass(60);
  const answers = new Set<string>();
  for (const request of [
    signIn({ email: 'nobody@example.com' }, '123456'),
    signIn(person, world.code(person.secret), 'another password here'),
    signIn(person, '000000'),
    signIn(off, world.code(off.secret)),
  ]) {
    const { status, body, setCookie } = await world.ask('sign-in/password', request);
    assert.equal(setCookie, undefined);
    answers.add(JSON.stringify([status, { ...body, instance: '' }]));
  }
  assert.equal(answers.size, 1);
  assert.deepEqual(world.waits, Array(4).fill(portal.refusalMs));
});

test('SignInWithPassword: after five failures at an address, real or not, tries none from there for a while', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  world.edge.clock.pass(60);
  for (const email of [person.email, 'nobody@example.com']) {
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => world.ask('sign-in/password', signIn({ email }, '000000'))),
    );
    assert.deepEqual(tries.map(({ status }) => status).sort(), [401, 401, 401, 401, 401, 429, 429, 429]);
  }
  const right = () => world.ask('sign-in/password', signIn(person, world.code(person.secret)));
  const locked = await right();
  assert.deepEqual([locked.status, locked.body.ID, locked.body.Args], [429, 'E_RATE_LIMITED', ['900']]);
  world.edge.clock.pass(900);
  assert.equal((await right()).status, 200);
  assert.equal((await world.ask('session', { cookie: person.cookie })).status, 200, 'who is in stays in');
});

/** Wrong codes at somebody's address from a client address, as many as it takes to be refused there. */
async function guessFrom(world: OperatorWorld, email: string, from: string): Promise<void> {
  for (let at = 0; at < 6; at++) {
    const { status } = await world.ask('sign-in/password', { ...signIn({ email }, '000000'), from });
    assert.equal(status, at < 5 ? 401 : 429, `${from} ${at}`);
  }
}

test('who knows an operator’s address: locks out nobody who comes from elsewhere', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  world.edge.clock.pass(60);
  await guessFrom(world, person.email, '203.0.113.9');
  // One subscriber holds a whole /64 of IPv6.
  await guessFrom(world, person.email, '2001:db8:1:2::1');
  const neighbour = { ...signIn(person, '000000'), from: '2001:db8:1:2:ffff::7' };
  assert.equal((await world.ask('sign-in/password', neighbour)).status, 429);
  const right = signIn(person, world.code(person.secret));
  assert.equal((await world.ask('sign-in/password', { ...right, from: '198.51.100.4' })).status, 200);
});

test('who knows an operator’s address: with many client addresses, still doesn’t lock out a browser that signed in before', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  world.edge.clock.pass(60);
  const { count } = portal.failures.unknownBrowsers[0];
  await guessFrom(world, person.email, '203.0.113.1');
  const { shared } = signInBudgets({ emailKey: emailKey(person.email), deviceId: null, remoteAddress: '' });
  const now = world.edge.clock.now();
  // The others, from elsewhere, of which each would be hashed for a while.
  for (let at = 5; at < count; at++) await insertFailure(world.edge.db, shared!.keyHash, now);
  const right = (more: object) =>
    world.ask('sign-in/password', { ...signIn(person, world.code(person.secret)), ...more });
  const unknown = await right({ from: '198.51.100.4' });
  assert.deepEqual([unknown.status, unknown.body.ID], [429, 'E_RATE_LIMITED'], 'a hundred a day are enough');
  assert.equal((await right({ from: '203.0.113.1', cookie: person.device })).status, 200);
});

test('a browser that is known: has a budget of its own, for its own operator, until its token is over', async (t) => {
  const world = await withOperators(t);
  const [person, other] = [await world.join('operator'), await world.join('auditor')];
  world.edge.clock.pass(60);
  await guessFrom(world, person.email, '203.0.113.9');
  const from = '203.0.113.9';
  const right = (cookie: string) =>
    world.ask('sign-in/password', { ...signIn(person, world.code(person.secret)), from, cookie });
  const forged = person.device.replace(/.{4}$/, 'AAAA');
  for (const cookie of [other.device, forged, '__Host-selfsame-device=a.b.c', person.cookie])
    assert.equal((await right(cookie)).status, 429, cookie);
  for (let at = 0; at < 5; at++) {
    const wrong = { ...signIn(person, '000000'), from: '198.51.100.4', cookie: person.device };
    assert.equal((await world.ask('sign-in/password', wrong)).status, 401);
  }
  assert.equal((await right(person.device)).status, 429, 'it is a budget, no pass');
  assert.equal(
    (
      await world.ask('sign-in/password', {
        ...signIn(person, world.code(person.secret)),
        from: '198.51.100.5',
      })
    ).status,
    200,
    'and it is not that of others',
  );
  const late = await world.join('developer');
  world.edge.clock.pass(portal.deviceSec);
  await guessFrom(world, late.email, from);
  const over = { ...signIn(late, world.code(late.secret)), from, cookie: late.device };
  assert.equal((await world.ask('sign-in/password', over)).status, 429);
});

test('the cookie by which a browser is known: is signed, kept from scripts, opens nothing, and stays when one signs out', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('owner');
  world.edge.clock.pass(60);
  const again = await world.ask('sign-in/password', signIn(person, world.code(person.secret)));
  assert.match(
    again.setDevice!,
    /^__Host-selfsame-device=[\w-]+\.[\w-]+\.[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=15552000$/,
  );
  assert.notEqual(again.device, person.device);
  const [, token] = again.device!.split('=');
  for (const headers of [{ cookie: again.device! }, { authorization: `Bearer ${token}` }])
    assert.equal((await world.ask('session', { headers })).status, 401);
  assert.equal((await world.ask('sign-out', { method: 'POST', cookie: again.cookie! })).setDevice, undefined);
});

test('confirming: is counted by the session, apart from the door and from one’s other sessions', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator');
  world.edge.clock.pass(60);
  await guessFrom(world, person.email, '127.0.0.1');
  const confirm = (cookie: string, Code: string) =>
    world.ask('session/confirm', { cookie, body: { Password: { Password: person.password, Code } } });
  const confirmed = await confirm(person.cookie, world.code(person.secret));
  assert.equal(confirmed.status, 200, 'five wrong ones at the door don’t count here');
  world.edge.clock.pass(900);
  const second = await world.ask('sign-in/password', signIn(person, world.code(person.secret)));
  assert.equal(second.status, 200);
  const wrong = await Promise.all(Array.from({ length: 8 }, () => confirm(confirmed.cookie!, '000000')));
  assert.deepEqual(wrong.map(({ status }) => status).sort(), [401, 401, 401, 401, 401, 429, 429, 429]);
  world.edge.clock.pass(30);
  assert.equal((await confirm(confirmed.cookie!, world.code(person.secret))).status, 429);
  assert.equal((await confirm(second.cookie!, world.code(person.secret))).status, 200);
  world.edge.clock.pass(30);
  const third = await world.ask('sign-in/password', signIn(person, world.code(person.secret)));
  assert.equal(third.status, 200, 'nor do wrong confirmations count at the door');
});

test('the audit log of signing in: names nobody but by id', async (t) => {
  const world = await withOperators(t);
  const person = await world.join('operator', 'Petra Private');
  world.edge.clock.pass(60);
  await world.ask('sign-in/password', signIn(person, '000000'));
  await world.ask('sign-out', { method: 'POST', cookie: person.cookie });
  const rows = await world.edge.db.selectFrom('audit_event').selectAll().execute();
  const types = rows.map(({ type }) => type);
  for (const type of ['operator.created', 'operator.signedIn', 'operator.signInFailed', 'operator.signedOut'])
    assert.ok(types.includes(type), type);
  const text = JSON.stringify(rows);
  assert.ok(!/petra|private|example\.com|harbours/i.test(text));
});
