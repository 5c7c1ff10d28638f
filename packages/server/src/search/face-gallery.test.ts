import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { createFaceActor, templateOf } from '../../test/face-actor.ts';
import { openTestIndex } from '../../test/test-index.ts';
import { bindCredential } from '../account/bind-credential.ts';
import { createAccount } from '../account/create-account.ts';
import { deleteAccount } from '../account/delete-account.ts';
import { openDatabase } from '../platform/database.ts';
import { eraseCredential } from '../store/account/biometric-credential.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { FaceGallery, type FaceIndex } from './face-gallery.ts';

const world = await openAccountWorld({ after });
const { deps, actor, tenantId, otherTenantId, time } = world;
const { db } = deps;
let person = '';
let accountId = '';
let accountNumber = '';

beforeEach(async () => {
  person = crypto.randomUUID();
  accountNumber = person;
  accountId = await create(tenantId, accountNumber);
});

async function create(tenant: string, AccountNumber: string): Promise<string> {
  const request = { AccountNumber, DisplayName: 'A' };
  return (await createAccount(deps, { actor, tenantId: tenant, request, now: time.now })).UIN;
}
const bind = (tx: Db, more: { tenantId?: string; accountId?: string; modelId?: string } = {}) =>
  bindCredential(deps, tx, {
    tenantId,
    accountId,
    template: templateOf(person),
    views: [],
    modelId: 'actor-1',
    image: null,
    dataType: 1,
    isProofed: true,
    quality: {},
    tempId: null,
    description: null,
    externalId: null,
    sourceCredentials: [],
    actor,
    now: time.now,
    ...more,
  });
const commit = (more: Parameters<typeof bind>[1] = {}) => db.transaction().execute((tx) => bind(tx, more));
const openGallery = (change: Partial<Parameters<typeof FaceGallery.open>[0]> = {}) =>
  FaceGallery.open({
    db,
    vault: deps.vault,
    models: [{ id: 'actor-1', dimension: 512 }],
    openIndex: openTestIndex,
    onError: (error) => {
      throw error;
    },
    intervalMs: 3_600_000,
    ...change,
  });
const isFound = async (gallery: FaceGallery, using: Db = db, tenant = tenantId) =>
  (
    await gallery.search(using, {
      tenantId: tenant,
      modelId: 'actor-1',
      template: templateOf(person),
      k: 5,
      minCosine: 0.9,
    })
  ).length > 0;

test('FaceGallery.open: credentials of before, are all there', async (t) => {
  await commit();
  const gallery = await openGallery();
  t.after(() => gallery.close());
  assert.equal(await isFound(gallery), true);
});

test('FaceGallery.open: more than a page, are all there', async (t) => {
  const people = Array.from({ length: 205 }, (_, i) => `crowd ${i}`);
  for (const name of people) {
    person = name;
    await commit({ accountId: await create(tenantId, crypto.randomUUID()) });
  }
  const gallery = await openGallery();
  t.after(() => gallery.close());
  for (const name of [people[0], people[100], people[204]]) {
    person = name as string;
    assert.equal(await isFound(gallery), true, name);
  }
});

test('search: what another process committed or deleted, counts at once', async (t) => {
  const gallery = await openGallery();
  t.after(() => gallery.close());
  const other = openDatabase<Database>(world.database.connection, { poolSize: 2 });
  t.after(() => other.close());
  assert.equal(await isFound(gallery), false);
  await other.db.transaction().execute((tx) => bind(tx));
  assert.equal(await isFound(gallery), true);
  const elsewhere = { ...deps, db: other.db, refreshGallery: async () => {} };
  await deleteAccount(elsewhere, { actor, tenantId, accountNumber, now: time.now });
  assert.equal(await isFound(gallery), false);
});

test('search: a transaction that began early and commits late, is not missed', async (t) => {
  const gallery = await openGallery();
  t.after(() => gallery.close());
  const late = person;
  const lateAccount = accountId;
  await db.transaction().execute(async (tx) => {
    person = late;
    await bind(tx, { accountId: lateAccount });
    // Others begin later, commit earlier and are followed before the first is there to see.
    for (let i = 0; i < 3; i++) {
      person = crypto.randomUUID();
      await commit({ accountId: await create(tenantId, person) });
      assert.equal(await isFound(gallery), true);
    }
    person = late;
    assert.equal(await isFound(gallery), false);
  });
  assert.equal(await isFound(gallery), true);
});

test('search: a deletion by an older transaction than the enrolment, still counts', async (t) => {
  const gallery = await openGallery();
  t.after(() => gallery.close());
  await db.transaction().execute(async (tx) => {
    // Takes its transaction id now, before the enrolment takes one.
    await tx
      .insertInto('tenant_setting')
      .values({ tenant_id: tenantId, name: person, value: '{}' })
      .execute();
    const credential = await commit();
    assert.equal(await isFound(gallery), true);
    await eraseCredential(tx, credential.id, time.now);
  });
  assert.equal(await isFound(gallery), false);
});

test('search: within an open transaction, does not put its own uncommitted faces into the index', async (t) => {
  const gallery = await openGallery();
  t.after(() => gallery.close());
  const rolledBack = db.transaction().execute(async (tx) => {
    await bind(tx);
    assert.equal(await isFound(gallery, tx), false);
    throw new Error('rolled back');
  });
  await assert.rejects(rolledBack, /rolled back/);
  assert.equal(await isFound(gallery), false);
});

test('search: a face of another tenant, is never found', async (t) => {
  const gallery = await openGallery();
  t.after(() => gallery.close());
  await commit({ tenantId: otherTenantId, accountId: await create(otherTenantId, accountNumber) });
  assert.equal(await isFound(gallery), false);
  assert.equal(await isFound(gallery, db, otherTenantId), true);
});

test('search: a template of another model, stays out', async (t) => {
  await commit({ modelId: createFaceActor('actor-0').models.embedder.id });
  const gallery = await openGallery();
  t.after(() => gallery.close());
  assert.equal(await isFound(gallery), false);
});

test('search: the index’s worker dies, a new one is built from the database', async (t) => {
  const opened: FaceIndex[] = [];
  const openIndex = async () => {
    opened.push(await openTestIndex(512));
    return opened.at(-1) as FaceIndex;
  };
  const gallery = await openGallery({ openIndex });
  t.after(() => gallery.close());
  await commit();
  assert.equal(await isFound(gallery), true);
  await opened[0]?.close();
  assert.deepEqual(await Promise.all([isFound(gallery), isFound(gallery), isFound(gallery)]), [
    true,
    true,
    true,
  ]);
  assert.equal(opened.length, 2);
});

test('refresh: the timer, takes erased faces out of memory without any search', async (t) => {
  const removed: string[] = [];
  const openIndex = async () => {
    const index = await openTestIndex(512);
    const spied: FaceIndex = {
      upsertMany: (...args) => index.upsertMany(...args),
      search: (...args) => index.search(...args),
      size: (tenant) => index.size(tenant),
      close: () => index.close(),
      remove: (tenant, id, rev) => {
        removed.push(id);
        return index.remove(tenant, id, rev);
      },
    };
    return spied;
  };
  const { id } = await commit();
  const gallery = await openGallery({ openIndex, intervalMs: 20 });
  t.after(() => gallery.close());
  await deleteAccount(
    { ...deps, refreshGallery: async () => {} },
    { actor, tenantId, accountNumber, now: time.now },
  );
  const deadline = Date.now() + 30_000;
  while (!removed.includes(id) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(removed.includes(id));
});

test('refresh: the database fails, tells and goes on', async () => {
  const errors: unknown[] = [];
  const broken = openDatabase<Database>(world.database.connection, { poolSize: 1 });
  const gallery = await openGallery({ db: broken.db, onError: (error) => errors.push(error) });
  await broken.close();
  await gallery.refresh();
  assert.equal(errors.length, 1);
  await gallery.close();
  await gallery.refresh();
  assert.equal(errors.length, 1);
});
