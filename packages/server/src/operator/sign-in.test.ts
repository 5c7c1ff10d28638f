import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, operatorRoles } from '@selfsame/contract';
import { goodPassword, type SignedIn, withOperators } from '../../test/operator-world.ts';

const { portal } = limits;
const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';

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

test('SignInWithPassword: after five failures under an address, real or not, tries none for a while', async (t) => {
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

test('a session: after an hour without a request, and after twelve in any case, is over', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('operator');
  const status = async () => (await world.ask('session', { cookie })).status;
  for (let hour = 0; hour < 12; hour++) {
    assert.equal(await status(), 200);
    world.edge.clock.pass(portal.sessionIdleSec - 1);
  }
  world.edge.clock.pass(12);
  assert.equal(await status(), 401);
  const idle = await world.join('operator');
  world.edge.clock.pass(portal.sessionIdleSec);
  assert.equal((await world.ask('session', { cookie: idle.cookie })).status, 401);
});

test('SignOut: ends the session for good and takes the cookie away', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('operator');
  const out = await world.ask('sign-out', { method: 'POST', cookie });
  assert.deepEqual([out.status, out.body], [200, true]);
  assert.match(out.setCookie!, /^__Host-selfsame-portal=; .*Max-Age=0$/);
  assert.equal((await world.ask('session', { cookie })).status, 401);
});

test('a request with a session: without the header, from another origin or site, is refused', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('owner');
  const own = { origin: 'https://selfsame.test', 'sec-fetch-site': 'same-origin' };
  assert.equal((await world.ask(`${admin}/auth/check`, { cookie, headers: own })).status, 200);
  for (const headers of [
    { 'x-selfsame-portal': undefined },
    { origin: 'https://elsewhere.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ]) {
    for (const [path, sent] of [
      [`${admin}/auth/check`, { cookie }],
      ['session', { cookie }],
      ['sign-in/password', signIn({ email: 'a@b.test' }, '123456')],
    ] as const) {
      const { status, body } = await world.ask(path, { ...sent, headers });
      assert.deepEqual([status, body.ID], [403, 'E_PORTAL_REQUEST_REFUSED'], JSON.stringify([path, headers]));
    }
  }
});

test('an operation of the API: by an operator, is done with the rights of the role and in the operator’s name', async (t) => {
  const world = await withOperators(t);
  const [owner, developer, auditor] = [
    await world.join('owner', 'Olga'),
    await world.join('developer', 'Dan'),
    await world.join('auditor', 'Ada'),
  ];
  const check = await world.ask(`${admin}/auth/check`, { cookie: developer.cookie });
  assert.deepEqual(
    [check.body.AdministrativeUserName, check.body.RoleNames],
    ['Dan', [...operatorRoles.developer]],
  );
  const make = (cookie: string, body: object) => world.ask(`${admin}/adminUser/apiKeys`, { cookie, body });
  assert.deepEqual((await make(auditor.cookie, {})).body.ID, 'E_ACCESS_DENIED');
  const excess = await make(developer.cookie, { Roles: ['Account Manager'] });
  assert.deepEqual([excess.status, excess.body.Args], [403, ['Account Manager']]);
  const made = await make(developer.cookie, {});
  assert.deepEqual([...made.body.Roles].sort(), [...operatorRoles.developer].sort());
  const log = await world.ask(`${admin}/audit/events?filter=MessageType:apiKey.created&sort=EventDate,desc`, {
    cookie: owner.cookie,
  });
  const [event] = log.body.Items;
  assert.deepEqual(
    [event.ExecutorType, event.ExecutorExternalId, event.ExecutorValue, event.ExecutorRoles],
    ['Operator', developer.session.OperatorId, 'Dan', 'developer'],
  );
});

test('an operation of the API: with a token and a cookie, is the token’s', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('owner');
  const { status } = await world.ask(`${admin}/auth/check`, {
    cookie,
    headers: { authorization: 'Bearer x' },
  });
  assert.equal(status, 401);
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
