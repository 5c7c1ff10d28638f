import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { call, tokenOf } from '../../test/edge.ts';
import { type OperatorWorld, type SignedIn, withOperators } from '../../test/operator-world.ts';

const { portal } = limits;
const role = (world: OperatorWorld, by: SignedIn, of: SignedIn, Role: string) =>
  world.ask(`operators/${of.session.OperatorId}/role`, { method: 'PUT', cookie: by.cookie, body: { Role } });
const enable = (world: OperatorWorld, by: SignedIn, of: SignedIn, enabled: boolean) =>
  world.ask(`operators/${of.session.OperatorId}/enable?enabled=${enabled}`, {
    method: 'POST',
    cookie: by.cookie,
  });
const remove = (world: OperatorWorld, by: SignedIn, of: SignedIn) =>
  world.ask(`operators/${of.session.OperatorId}`, { method: 'DELETE', cookie: by.cookie });
const owners = (world: OperatorWorld) =>
  world.edge.db
    .selectFrom('operator')
    .select('id')
    .where('role', '=', 'owner')
    .where('enabled', '=', true)
    .execute();

test('GetOperators: finds, sorts and counts the tenant’s own', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner', 'Olga');
  await world.join('auditor', 'Ada');
  const list = async (query: string) => (await world.ask(`operators${query}`, { cookie: owner.cookie })).body;
  const all = await list('');
  assert.deepEqual(
    all.Items.map(({ DisplayName }: { DisplayName: string }) => DisplayName),
    ['Ada', 'Olga'],
  );
  assert.equal(all.TotalCount, 2);
  assert.equal((await list('?filter=Role:auditor')).Items[0].Email, 'ada@example.com');
  assert.equal((await list('?filter=DisplayName:ol*')).TotalCount, 1);
});

test('the last owner: cannot be demoted, disabled or deleted, by nobody', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner');
  for (const refused of [
    await role(world, owner, owner, 'administrator'),
    await enable(world, owner, owner, false),
    await remove(world, owner, owner),
  ])
    assert.deepEqual([refused.status, refused.body.ID], [409, 'E_LAST_OWNER']);
  const second = await world.join('owner');
  // A disabled owner is none to rely on.
  assert.equal((await enable(world, owner, second, false)).status, 200);
  assert.equal((await remove(world, owner, owner)).body.ID, 'E_LAST_OWNER');
  assert.equal((await enable(world, owner, second, true)).status, 200);
  assert.equal((await role(world, owner, owner, 'auditor')).body.Role, 'auditor');
  assert.equal((await role(world, owner, second, 'auditor')).body.ID, 'E_ACCESS_DENIED');
  assert.equal((await owners(world)).length, 1);
});

for (const [what, act] of [
  ['demoting', (world: OperatorWorld, a: SignedIn, b: SignedIn) => role(world, a, b, 'auditor')],
  ['deleting', remove],
  ['disabling', (world: OperatorWorld, a: SignedIn, b: SignedIn) => enable(world, a, b, false)],
] as const) {
  test(`owners ${what} each other at the same moment: one owner is left`, async (t) => {
    const world = await withOperators(t);
    const three = [await world.join('owner'), await world.join('owner'), await world.join('owner')];
    const pairs = three.flatMap((a) => three.filter((b) => b !== a).map((b) => [a, b] as const));
    const answers = await Promise.all(pairs.map(([a, b]) => act(world, a, b)));
    assert.ok(answers.every(({ status }) => [200, 401, 403, 404, 409].includes(status)));
    assert.ok((await owners(world)).length >= 1);
  });
}

test('an administrator: manages all but owners', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner');
  const admin = await world.join('administrator');
  const auditor = await world.join('auditor');
  assert.equal((await role(world, admin, auditor, 'operator')).body.Role, 'operator');
  for (const refused of [
    await role(world, admin, auditor, 'owner'),
    await role(world, admin, owner, 'auditor'),
    await enable(world, admin, owner, false),
    await remove(world, admin, owner),
    await world.ask('invitations', { cookie: admin.cookie, body: { Role: 'owner' } }),
  ])
    assert.deepEqual(
      [refused.status, refused.body.ID, refused.body.Args],
      [403, 'E_ACCESS_DENIED', ['owner']],
    );
  assert.equal((await remove(world, admin, auditor)).status, 200);
});

test('an operator who is disabled, deleted or given another role: feels it at the next request', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner');
  const other = await world.join('administrator');
  assert.equal((await world.ask('operators', { cookie: other.cookie })).status, 200);
  await role(world, owner, other, 'auditor');
  assert.equal((await world.ask('operators', { cookie: other.cookie })).body.ID, 'E_ACCESS_DENIED');
  await enable(world, owner, other, false);
  assert.equal((await world.ask('session', { cookie: other.cookie })).status, 401);
  await enable(world, owner, other, true);
  assert.equal((await world.ask('session', { cookie: other.cookie })).status, 401, 'its sessions have ended');
  assert.equal((await remove(world, owner, other)).body, true);
  assert.equal((await remove(world, owner, other)).body.ID, 'E_OPERATOR_NOT_FOUND');
});

test('DeleteOperator: leaves nothing of the person behind, the audit log’s name included', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner');
  const other = await world.join('auditor', 'Petra Private');
  await remove(world, owner, other);
  const { db } = world.edge;
  for (const table of ['operator', 'operator_session', 'operator_passkey', 'audit_event'] as const)
    assert.ok(!JSON.stringify(await db.selectFrom(table).selectAll().execute()).includes('Petra'), table);
  const keys = await db.selectFrom('data_key').select('id').where('purpose', '=', 'operator').execute();
  assert.equal(keys.length, 1, 'the key that sealed the authenticator is destroyed');
});

test('dangerous things: ten minutes after the last proof, ask for another', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner');
  const other = await world.join('auditor');
  world.edge.clock.pass(portal.recentSec);
  const { cookie } = owner;
  for (const refused of [
    await role(world, owner, other, 'operator'),
    await enable(world, owner, other, false),
    await remove(world, owner, other),
    await world.ask('invitations', { cookie, body: { Role: 'auditor' } }),
    await world.ask('profile', { method: 'PUT', cookie, body: { Email: 'new@example.com' } }),
    await world.ask('profile/passkeys/begin', { method: 'POST', cookie }),
    await world.ask('profile/totp', { method: 'POST', cookie }),
    await world.ask('profile/password', { method: 'PUT', cookie, body: { Password: 'x' } }),
    await world.ask('profile/password', { method: 'DELETE', cookie }),
    await world.ask('profile/recovery-codes', { method: 'POST', cookie }),
    await world.ask(`profile/passkeys/${crypto.randomUUID()}`, { method: 'DELETE', cookie }),
  ])
    assert.deepEqual(
      [refused.status, refused.body.ID, refused.body.Args],
      [403, 'E_RECENT_SIGN_IN_REQUIRED', ['10']],
    );
  const confirm = (Password: string, Code: string) =>
    world.ask('session/confirm', { cookie, body: { Password: { Password, Code } } });
  assert.equal((await confirm('wrong', world.code(owner.secret))).body.ID, 'E_SIGN_IN_FAILED');
  const confirmed = await confirm(owner.password, world.code(owner.secret));
  assert.equal(confirmed.status, 200);
  assert.equal((await world.ask('session', { cookie })).status, 401, 'the old token has ended');
  const again = await role(world, { ...owner, cookie: confirmed.cookie! }, other, 'operator');
  assert.equal(again.body.Role, 'operator');
  const left = Number(/Max-Age=(\d+)/.exec(confirmed.setCookie!)?.[1]);
  assert.equal(left, portal.sessionSec - portal.recentSec, 'a proof makes no session longer');
});

test('the API keys of an operator: are listed, go on working when their maker goes, and are disabled with them where asked', async (t) => {
  const world = await withOperators(t);
  const [owner, other] = [await world.join('owner'), await world.join('administrator')];
  const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
  const make = async (headers: Record<string, string>, cookie?: string) =>
    (await world.ask(`${admin}/adminUser/apiKeys`, { body: {}, headers, ...(cookie ? { cookie } : {}) }))
      .body;
  const token = async ({ ExternalId: id, Value: value }: { ExternalId: string; Value: string }) =>
    tokenOf(world.edge, { id, value });
  const own = await make({}, other.cookie);
  const child = await make({ authorization: `Bearer ${await token(own)}` });
  const childToken = await token(child);
  const ownersKey = await make({}, owner.cookie);
  // Keys made at the same moment stand in any order.
  const ids = (keys: { ExternalId: string; Enabled: boolean }[]) =>
    Object.fromEntries(keys.map(({ ExternalId, Enabled }) => [ExternalId, Enabled]));
  const path = `operators/${other.session.OperatorId}`;
  const listed = await world.ask(`${path}/apiKeys`, { cookie: owner.cookie });
  assert.deepEqual(ids(listed.body.Items), { [own.ExternalId]: true, [child.ExternalId]: true });
  const works = async (bearer: string) =>
    (await call(world.edge, 'GET', '/auth/check', { token: bearer })).status;
  const disabled = await world.ask(`${path}/enable?enabled=false`, { method: 'POST', cookie: owner.cookie });
  assert.deepEqual([disabled.body.Enabled, disabled.body.ApiKeys.length], [false, 2]);
  assert.equal(await works(childToken), 200, 'unless it is asked for, keys go on');
  const both = await world.ask(`${path}/enable?enabled=false&disableApiKeys=true`, {
    method: 'POST',
    cookie: owner.cookie,
  });
  assert.deepEqual(ids(both.body.ApiKeys), { [own.ExternalId]: false, [child.ExternalId]: false });
  assert.match(both.body.ApiKeys[0].DisableReason, /with the portal user/);
  assert.equal(await works(childToken), 401);
  assert.equal(await works(await token(ownersKey)), 200, 'keys of others are left alone');
  const log = await world.edge.db.selectFrom('audit_event').select('type').execute();
  assert.equal(log.filter(({ type }) => type === 'apiKey.disabled').length, 2);
  const mixed = `${path}/enable?enabled=true&disableApiKeys=true`;
  assert.equal(
    (await world.ask(mixed, { method: 'POST', cookie: owner.cookie })).body.ID,
    'E_INVALID_ARGUMENT',
  );
});

test('DeleteOperator: with disableApiKeys, ends the keys that were made; their maker’s id stays on them', async (t) => {
  const world = await withOperators(t);
  const [owner, other] = [await world.join('owner'), await world.join('developer')];
  const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
  const { body: key } = await world.ask(`${admin}/adminUser/apiKeys`, { body: {}, cookie: other.cookie });
  const path = `operators/${other.session.OperatorId}?disableApiKeys=true`;
  assert.equal((await world.ask(path, { method: 'DELETE', cookie: owner.cookie })).body, true);
  const row = await world.edge.db
    .selectFrom('api_key')
    .select(['enabled', 'operator_id'])
    .where('external_id', '=', key.ExternalId)
    .executeTakeFirstOrThrow();
  assert.deepEqual(row, { enabled: false, operator_id: other.session.OperatorId });
  const gone = await world.ask(`operators/${other.session.OperatorId}/apiKeys`, { cookie: owner.cookie });
  assert.equal(gone.body.ID, 'E_OPERATOR_NOT_FOUND');
});

test('CreateInvitation: its link makes one operator of the role, and is nowhere else', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner', 'Olga');
  const { cookie } = owner;
  const made = await world.ask('invitations', {
    cookie,
    body: { Role: 'developer', Email: 'dan@example.com', ValidSec: 7_200 },
  });
  assert.equal(made.status, 200);
  const token = /^https:\/\/selfsame\.test\/portal\/invitation#([\w-]{43})$/.exec(made.body.Url)![1]!;
  const list = await world.ask('invitations', { cookie });
  assert.deepEqual(
    [list.body.Items.length, list.body.Items[0].InvitedBy, list.body.Items[0].Url],
    [1, 'Olga', undefined],
  );
  const rows = JSON.stringify(await world.edge.db.selectFrom('operator_invite').selectAll().execute());
  assert.ok(!rows.includes(token));
  const opened = await world.ask('invitations/open', { body: { Token: token } });
  assert.deepEqual([opened.body.Purpose, opened.body.Email], ['invitation', 'dan@example.com']);
  const [first, second] = await Promise.allSettled([world.accept(token, 'Dan'), world.accept(token, 'Eve')]);
  assert.equal([first, second].filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await world.ask('invitations', { cookie })).body.Items.length, 0);
});

test('an invitation: to an address of another tenant’s operator, is made like any other; who accepts is told', async (t) => {
  const world = await withOperators(t);
  const { cookie } = await world.join('owner');
  const { rows } = await world.edge.pool.query<{ id: string }>(
    `insert into tenant (id, customer_number, customer_name, created_at)
     values (gen_random_uuid(), 'elsewhere', 'Elsewhere', now()) returning id`,
  );
  await world.edge.pool.query(
    `insert into operator (id, tenant_id, role, display_name, email, email_key, created_at, modified_at)
     values (gen_random_uuid(), $1, 'owner', 'Eva', 'eva@example.com', 'eva@example.com', now(), now())`,
    [rows[0]!.id],
  );
  const body = { Role: 'auditor', Email: 'Eva@example.com' };
  const made = await world.ask('invitations', { cookie, body });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  await assert.rejects(world.accept(made.body.Url.split('#')[1], 'Eva'), /E_EMAIL_TAKEN/);
});

test('an invitation: expired, revoked, or with an address that is taken, is refused', async (t) => {
  const world = await withOperators(t);
  const owner = await world.join('owner', 'Olga');
  const { cookie } = owner;
  const short = await world.invite('auditor', { seconds: 3_600 });
  const taken = await world.ask('invitations', {
    cookie,
    body: { Role: 'auditor', Email: 'OLGA@example.com' },
  });
  assert.deepEqual([taken.status, taken.body.ID], [409, 'E_EMAIL_TAKEN']);
  const late = await world.invite('auditor');
  await assert.rejects(world.accept(late, 'Olga'), /E_EMAIL_TAKEN/);
  await world.accept(late, 'Otto');
  const made = await world.ask('invitations', { cookie, body: { Role: 'auditor' } });
  const path = `invitations/${made.body.Id}`;
  assert.equal((await world.ask(path, { method: 'DELETE', cookie })).body, true);
  const again = await world.ask(path, { method: 'DELETE', cookie });
  assert.equal(again.body.ID, 'E_INVITATION_NOT_FOUND');
  world.edge.clock.pass(3_600);
  for (const Token of [short, made.body.Url.split('#')[1]])
    assert.equal((await world.ask('invitations/open', { body: { Token } })).body.ID, 'E_LINK_NOT_VALID');
});
