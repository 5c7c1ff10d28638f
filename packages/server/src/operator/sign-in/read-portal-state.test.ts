import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withOperators } from '../../../test/operator-world.ts';

test('GetPortalState: an owner of another tenant, does not own the installation, whose set-up is still needed', async (t) => {
  const world = await withOperators(t);
  const { tenantId } = await world.edge.addTenant('Other');
  const theirs = await world.accept(await world.setUpToken(tenantId), 'Other Owner');
  assert.equal(theirs.session.OwnsInstallation, false);
  assert.deepEqual((await world.ask('state')).body, { SetUpNeeded: true });
  await world.accept(await world.setUpToken(), 'First Owner');
  assert.deepEqual((await world.ask('state')).body, { SetUpNeeded: false });
});
