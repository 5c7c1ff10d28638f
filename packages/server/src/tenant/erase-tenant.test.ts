import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { openTestIndex } from '../../test/test-index.ts';
import { createAccount } from '../account/create-account.ts';
import { createCredentialFromTempCapture } from '../account/create-credential.ts';
import { FaceGallery, type FaceIndex } from '../search/face-gallery.ts';
import { beginErasure, type ErasureStep, eraseTenant } from './erase-tenant.ts';

test('eraseTenant: killed after it withdrew the templates, gives every node its time before the rows go', async (t) => {
  const world = await openAccountWorld(t);
  const { deps, actor, tenantId, time } = world;
  const request = { AccountNumber: 'ann', DisplayName: 'Ann' };
  await createAccount(deps, { actor, tenantId, request, now: time.now });
  const tempId = await world.stageTempCapture({ person: 'ann' });
  const target = { actor, tenantId, accountNumber: 'ann', now: time.now };
  await createCredentialFromTempCapture(deps, target, { TempId: tempId });
  let index: FaceIndex | undefined;
  // Another node, which follows the database only when this test says so.
  const gallery = await FaceGallery.open({
    db: deps.db,
    vault: deps.vault,
    models: deps.engine.embedders,
    openIndex: async (dimension) => {
      index = await openTestIndex(dimension);
      return index;
    },
    onError: (error) => assert.fail(String(error)),
    intervalMs: 3_600_000,
  });
  t.after(() => gallery.close());
  assert.equal(await index!.size(tenantId), 1);

  const waits: number[] = [];
  const node = { db: deps.db, clock: deps.clock, events: deps.events, blobs: deps.blobs };
  await beginErasure(node, { id: tenantId, actor, customerNumber: 'TestCustomer' });
  const killed = { delete: () => Promise.reject(new Error('killed')) };
  await assert.rejects(eraseTenant({ ...node, blobs: killed }, { id: tenantId }), /killed/);
  time.now = new Date(time.now.getTime() + 3_000);
  const sizes: Promise<number>[] = [];
  const onStep = (step: ErasureStep) => {
    if (step === 'rows') sizes.push(index!.size(tenantId));
  };
  const wait = async (ms: number) => {
    waits.push(ms);
    await gallery.refresh();
  };
  assert.equal(await eraseTenant({ ...node, wait }, { id: tenantId }, { onStep }), true);
  assert.deepEqual(waits, [5_000], 'what is left of the 8 s since the withdrawal');
  assert.equal(await sizes[0], 0, 'nothing is in memory when the rows go');
  await gallery.refresh();
  assert.equal(await index!.size(tenantId), 0);
});

test('eraseTenant: of a tenant without templates, waits for nothing', async (t) => {
  const world = await openAccountWorld(t);
  const { deps, actor, otherTenantId: id } = world;
  const wait = () => Promise.reject(new Error('waited'));
  const node = { db: deps.db, clock: deps.clock, events: deps.events, blobs: deps.blobs, wait };
  await beginErasure(node, { id, actor, customerNumber: 'OtherCustomer' });
  assert.equal(await eraseTenant(node, { id }), true);
});
