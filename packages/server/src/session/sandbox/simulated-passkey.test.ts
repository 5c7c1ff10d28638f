import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { actsIn } from '../../../test/sandbox/acts-in.ts';
import { codeOf } from '../../../test/sandbox/code-of.ts';
import { createSessionFixture, type SessionFixture } from '../../../test/session-fixture.ts';
import type { Vault } from '../../store/seal/vault.ts';
import { ensureTenant, lockTenant, updateTenant } from '../../store/tenant/tenant.ts';
import { makeSimulatedPasskey, openSimulatedPasskey } from './simulated-passkey.ts';

const createWorld = () => createSessionFixture({ after }, { sandbox: true });
const holderIn = ({ tenantId }: SessionFixture) => ({ tenantId, accountId: crypto.randomUUID() });
const keysOfSandbox = ({ db }: SessionFixture) =>
  db.selectFrom('data_key').select('id').where('purpose', '=', 'sandbox').execute();
/** A credential id that names a data key, and was not made here. */
const forged = (keyId: string) =>
  Buffer.concat([Buffer.from(keyId.replaceAll('-', ''), 'hex'), randomBytes(60)]);

test('a simulated passkey: moved to another account, is not one that the act can show', async () => {
  const world = await createWorld();
  const { act, holder, keysOf, verify } = actsIn(world);
  const [owner, other] = [await holder('owner'), await holder('other')];
  const [[own], [foreign]] = [await keysOf(owner.id), await keysOf(other.id)];
  await world.db.deleteFrom('account_passkey').where('id', '=', own!.id).execute();
  await world.db
    .updateTable('account_passkey')
    .set({ account_id: owner.id })
    .where('id', '=', foreign!.id)
    .execute();
  assert.equal(await codeOf(act(await verify('owner'))), 'E_INVALID_ARGUMENT');
});

test('a passkey that names the key of its sandbox and was not made there, is passed over', async () => {
  const world = await createWorld();
  const { act, holder, verify } = actsIn(world);
  const { begin, beginEnrolment, answer } = passkeyWorld(world);
  await holder('forged');
  const [dataKey] = await keysOfSandbox(world);
  world.clock.advance(1_000);
  const page = await beginEnrolment('forged');
  const ceremony = await begin(page);
  const device = new SoftwareAuthenticator();
  device.create(ceremony.options, ourPage);
  const [key] = device.keys;
  key!.id = forged(dataKey!.id);
  const { challenge } = ceremony.options as { challenge: string };
  assert.equal((await answer(page, ceremony, device.register(key!, challenge, ourPage))).outcome, 'kept');
  // The newest is tried first.
  const shown = await act(await verify('forged'));
  assert.equal(shown.Outcome, 'proven');
});

test('openSimulatedPasskey: a key of another tenant or another purpose, is not even unwrapped', async () => {
  const world = await createWorld();
  const { db, vault, clock, tenantId } = world;
  const now = clock.now();
  const stranger = await ensureTenant(db, { customerNumber: 'other', customerName: 'Other', now });
  const opened: string[] = [];
  const openDataKey: Vault['openDataKey'] = (tx, id) => {
    opened.push(id);
    return vault.openDataKey(tx, id);
  };
  const deps = { ...world.deps, vault: { ...vault, openDataKey } };
  const open = (keyId: string) =>
    openSimulatedPasskey(deps, holderIn(world), forged(keyId).toString('base64url'));
  const own = await vault.createDataKey(db, { tenantId, purpose: 'sandbox', now });
  for (const [owner, purpose] of [
    [stranger.id, 'sandbox'],
    [tenantId, 'session'],
  ] as const) {
    const { id } = await vault.createDataKey(db, { tenantId: owner, purpose, now });
    assert.equal(await open(id), null);
  }
  assert.equal(await open(crypto.randomUUID()), null);
  assert.deepEqual(opened, []);
  assert.equal(await open(own.id), null);
  assert.deepEqual(opened, [own.id]);
});

test('makeSimulatedPasskey: several at once, make one key', async () => {
  const world = await createWorld();
  const holder = holderIn(world);
  const made = await Promise.all(Array.from({ length: 6 }, () => makeSimulatedPasskey(world.deps, holder)));
  assert.equal((await keysOfSandbox(world)).length, 1);
  for (const { id } of made)
    assert.ok(await openSimulatedPasskey(world.deps, holder, id.toString('base64url')));
});

test('makeSimulatedPasskey: a key that is swept away while it is opened, is made anew', async () => {
  const world = await createWorld();
  const { vault, deps } = world;
  const holder = holderIn(world);
  await makeSimulatedPasskey(deps, holder);
  const openDataKey: Vault['openDataKey'] = async (tx, id) => {
    await vault.destroyDataKey(tx, id);
    return vault.openDataKey(tx, id);
  };
  const { id } = await makeSimulatedPasskey({ ...deps, vault: { ...vault, openDataKey } }, holder);
  assert.ok(await openSimulatedPasskey(deps, holder, id.toString('base64url')));
  assert.equal((await keysOfSandbox(world)).length, 1);
});

test('makeSimulatedPasskey: behind the end of its tenant, leaves no key', async () => {
  const world = await createWorld();
  const { db, deps, clock, tenantId } = world;
  const waiters = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    return rows[0]!.count;
  };
  const making = await db.transaction().execute(async (tx) => {
    await lockTenant(tx, tenantId);
    const made = codeOf(makeSimulatedPasskey(deps, holderIn(world)));
    const isOver = made.then(() => true);
    while ((await waiters()) === 0)
      assert.equal(await Promise.race([isOver, new Promise((done) => setTimeout(done, 20))]), undefined);
    await updateTenant(tx, tenantId, { disabled_at: clock.now(), disable_reason: '' });
    return { made };
  });
  assert.equal(await making.made, 'E_TENANT_DISABLED');
  assert.deepEqual(await keysOfSandbox(world), []);
});
