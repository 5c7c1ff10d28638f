import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OperatorWorld, type SignedIn, withOperators } from '../../../test/operator-world.ts';
import { callerOf } from '../../platform/events.ts';
import { makeInstallationKey } from './make-installation-key.ts';

const actorOf = (tenantId: string) =>
  callerOf({ kind: 'installation', tenantId, installationKeyId: crypto.randomUUID() }).actor;

test('a key of the installation: makes no link into the tenant that owns the installation, also while it has no owner', async (t) => {
  const world = await withOperators(t);
  const { edge, ask } = world;
  const { tenantId } = edge.key;
  const { key } = await makeInstallationKey(world.deps, {
    ...{ description: 'Billing', expiresAt: null, actor: actorOf(tenantId), operatorId: null },
  });
  const renew = (id: string) =>
    ask(`tenants/${id}/ownerLink`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  const refused = await renew(tenantId);
  assert.deepEqual([refused.status, refused.body.ID], [409, 'E_TENANT_OWNS_INSTALLATION']);
  assert.deepEqual(await edge.db.selectFrom('operator_invite').select('id').execute(), []);
  const other = await edge.addTenant('Other');
  assert.equal((await renew(other.tenantId)).status, 200);
});

const put = (world: OperatorWorld, by: SignedIn, path: string, Role: string) =>
  world.ask(path, { method: 'PUT', cookie: by.cookie, body: { Role } });

for (const [what, act] of [
  [
    'deleted',
    (world: OperatorWorld, by: SignedIn, path: string) =>
      world.ask(path, { method: 'DELETE', cookie: by.cookie }),
  ],
  [
    'no owner any more',
    (world: OperatorWorld, by: SignedIn, path: string) => put(world, by, `${path}/role`, 'administrator'),
  ],
  [
    'disabled with the API keys',
    (world: OperatorWorld, by: SignedIn, path: string) =>
      world.ask(`${path}/enable?enabled=false&disableApiKeys=true`, { method: 'POST', cookie: by.cookie }),
  ],
] as const)
  test(`a key of the installation: when its maker is ${what}, is revoked, and the audit log says by whom`, async (t) => {
    const world = await withOperators(t);
    const { edge, ask } = world;
    const [maker, other] = [await world.join('owner', 'Ann'), await world.join('owner', 'Bob')];
    const make = async ({ cookie }: SignedIn) =>
      (await ask('installationKeys', { cookie, body: { Description: 'Billing' } })).body;
    const [gone, kept] = [await make(maker), await make(other)];
    const statusOf = async ({ Key }: { Key: string }) =>
      (await ask('tenants', { headers: { authorization: `Bearer ${Key}` } })).status;
    assert.deepEqual([await statusOf(gone), await statusOf(kept)], [200, 200]);
    const answer = await act(world, other, `operators/${maker.session.OperatorId}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.deepEqual([await statusOf(gone), await statusOf(kept)], [401, 200]);
    const logged = await edge.db
      .selectFrom('audit_event')
      .select(['actor_id', 'data'])
      .where('type', '=', 'installationKey.revoked')
      .execute();
    assert.deepEqual(
      logged.map(({ actor_id, data }) => [actor_id, (data as { externalId?: string }).externalId]),
      [[other.session.OperatorId, gone.ExternalId]],
    );
    const { tenantId } = edge.key;
    await assert.rejects(
      makeInstallationKey(world.deps, {
        ...{ description: 'Late', expiresAt: null, actor: actorOf(tenantId) },
        operatorId: maker.session.OperatorId,
      }),
      { code: 'E_USER_NOT_AUTHENTICATED' },
      'one that waited while its maker changed',
    );
  });
