import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, operatorRoles } from '@selfsame/contract';
import { goodPassword, withOperators } from '../../test/operator-world.ts';

const { portal } = limits;
const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';

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
  const guess = { body: { Email: 'a@b.test', Password: goodPassword, Code: '123456' } };
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
      ['sign-in/password', guess],
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
