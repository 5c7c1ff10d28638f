import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { limits } from '@selfsame/contract';
import type { Insertable } from 'kysely';
import { withDatabase } from '../../test/database.ts';
import { createTestEvents } from '../../test/events.ts';
import { createTestVault } from '../../test/vault.ts';
import { startDialogue } from '../judge/dialogue.ts';
import { expireSessions } from '../session/life/settle-expiry.ts';
import { insertTempCapture } from '../store/account/temp-capture.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import { openFileBlobStore } from '../store/blob/file-blob-store.ts';
import { type Db, type Vault, VaultKeyGone } from '../store/seal/vault.ts';
import { insertAttempt } from '../store/session/attempt.ts';
import { insertDialogue, updateDialogue } from '../store/session/challenge-dialogue.ts';
import { insertFrameHashes } from '../store/session/frame-hash.ts';
import type { Database } from '../store/tables.ts';
import { ensureTenant } from '../store/tenant/tenant.ts';
import { purgeTempCapture } from './purge-temp-capture.ts';
import { sweep } from './sweep.ts';
import { sweepOrphans } from './sweep-orphans.ts';

const hour = 3_600_000;

test('purgeTempCapture: before its time, nothing is touched', async (t) => {
  const world = await makeWorld(t);
  const capture = await world.addCapture();
  world.time.now = new Date(capture.expiresAt.getTime() - 1);
  assert.equal(await purgeTempCapture(world, capture.tempId), false);
  assert.notEqual(await world.blobs.get(capture.blobId), null);
  assert.equal((await world.vault.openDataKey(world.db, capture.key.id)).id, capture.key.id);
});

test('purgeTempCapture: at its time, key, selfie and row are gone, and the session stays without them', async (t) => {
  const world = await makeWorld(t);
  const capture = await world.addCapture();
  const other = await world.addCapture();
  world.time.now = capture.expiresAt;
  assert.equal(await purgeTempCapture(world, capture.tempId), true);

  await assert.rejects(world.vault.openDataKey(world.db, capture.key.id), VaultKeyGone);
  assert.equal(await world.blobs.get(capture.blobId), null);
  const rows = await world.db.selectFrom('temp_capture').select('id').execute();
  assert.deepEqual(rows, [{ id: other.tempId }]);
  const session = await world.db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', capture.sessionId)
    .executeTakeFirstOrThrow();
  assert.equal(session.status, 1);
  assert.equal(session.temp_id, capture.tempId);
  // The other capture is as it was.
  assert.notEqual(await world.blobs.get(other.blobId), null);
  assert.equal(await purgeTempCapture(world, capture.tempId), false);
});

test('purgeTempCapture: the blob cannot be deleted, the key is gone already and the next run finishes', async (t) => {
  const world = await makeWorld(t);
  const { tempId, key, blobId, expiresAt } = await world.addCapture();
  world.time.now = expiresAt;
  const blobs = { delete: () => Promise.reject(new Error('disk')) };
  await assert.rejects(purgeTempCapture({ ...world, blobs }, tempId), /disk/);
  await assert.rejects(world.vault.openDataKey(world.db, key.id), VaultKeyGone);
  assert.equal(await purgeTempCapture(world, tempId), true);
  assert.equal(await world.blobs.get(blobId), null);
});

test('sweep: ends sessions at their exact end, and a second sweep finds nothing to do', async (t) => {
  const world = await makeWorld(t);
  const expiresAt = new Date(world.time.now.getTime() + 60_000);
  const due = await world.addSession({ status: 0, expires_at: expiresAt });
  const later = await world.addSession({ status: 0, expires_at: new Date(expiresAt.getTime() + 1) });
  world.time.now = expiresAt;
  assert.equal((await sweep(world)).expiredSessions, 1);
  const rows = await world.db.selectFrom('session').select(['id', 'status', 'message', 'ended_at']).execute();
  assert.deepEqual(
    rows.find(({ id }) => id === due),
    { id: due, status: 3, message: 'Operation has expired.', ended_at: expiresAt },
  );
  assert.equal(rows.find(({ id }) => id === later)!.status, 0);
  assert.ok(Object.values(await sweep(world)).every((count) => count === 0));
});

test('sweep: captures whose job never came, are destroyed', async (t) => {
  const world = await makeWorld(t);
  const captures = [await world.addCapture(), await world.addCapture()];
  world.time.now = new Date(world.time.now.getTime() + 72 * hour);
  assert.equal((await sweep(world)).purgedCaptures, 2);
  for (const { blobId } of captures) assert.equal(await world.blobs.get(blobId), null);
});

test('sweep: secret and key of a session that ended 72 h ago, are erased', async (t) => {
  const world = await makeWorld(t);
  const key = await world.vault.createDataKey(world.db, {
    tenantId: world.tenantId,
    purpose: 'session',
    now: world.time.now,
  });
  const id = await world.addSession({
    status: 1,
    ended_at: world.time.now,
    data_key_id: key.id,
    secret_sealed: randomBytes(40),
  });
  world.time.now = new Date(world.time.now.getTime() + 72 * hour);
  assert.equal((await sweep(world)).erasedSecrets, 0);
  world.time.now = new Date(world.time.now.getTime() + 1);
  assert.equal((await sweep(world)).erasedSecrets, 1);
  const row = await world.db
    .selectFrom('session')
    .select(['secret_sealed', 'data_key_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  assert.deepEqual(row, { secret_sealed: null, data_key_id: null });
  await assert.rejects(world.vault.openDataKey(world.db, key.id), VaultKeyGone);
});

test('sweep: the face of a challenge that was given up, and hashes past their life, are gone and nothing younger', async (t) => {
  const world = await makeWorld(t);
  const sessionId = await world.addSession({ status: 0 });
  const attemptId = crypto.randomUUID();
  const now = world.time.now;
  await insertAttempt(world.db, {
    id: attemptId,
    session_id: sessionId,
    tenant_id: world.tenantId,
    state: 'open',
    challenge: JSON.stringify({ kind: 'passive' }),
    created_at: now,
    due_at: now,
  });
  const progress = startDialogue(['left', 'right'], 1);
  await insertDialogue(world.db, { attemptId, sessionId, progress, now });
  await updateDialogue(world.db, { attemptId, progress, reference: Buffer.from('sealed'), now });
  await insertFrameHashes(world.db, {
    tenantId: world.tenantId,
    attemptId,
    hashes: [Buffer.alloc(32)],
    version: 2,
    now,
  });
  world.time.now = new Date(now.getTime() + 15 * 60_000);
  const early = await sweep(world);
  assert.deepEqual([early.erasedReferences, early.forgottenHashes], [0, 0]);
  world.time.now = new Date(now.getTime() + 15 * 60_000 + 1);
  assert.equal((await sweep(world)).erasedReferences, 1);
  world.time.now = new Date(now.getTime() + limits.frameHashSec * 1_000 + 1);
  assert.equal((await sweep(world)).forgottenHashes, 1);
});

test('sweepOrphans: a blob and a key without a row, are removed after 15 minutes and not before', async (t) => {
  const world = await makeWorld(t);
  // Files carry the real time, so the clock of this test does too.
  world.time.now = new Date();
  const kept = await world.addCapture();
  const orphan = randomUUID();
  await world.blobs.put(orphan, randomBytes(10));
  const key = await world.vault.createDataKey(world.db, {
    tenantId: world.tenantId,
    purpose: 'capture',
    now: world.time.now,
  });
  assert.deepEqual(await sweepOrphans(world), { blobs: 0, keys: 0 });
  world.time.now = new Date(world.time.now.getTime() + 15 * 60_000 + 5_000);
  assert.deepEqual(await sweepOrphans(world), { blobs: 1, keys: 1 });
  assert.equal(await world.blobs.get(orphan), null);
  await assert.rejects(world.vault.openDataKey(world.db, key.id), VaultKeyGone);
  assert.notEqual(await world.blobs.get(kept.blobId), null);
  assert.equal((await world.vault.openDataKey(world.db, kept.key.id)).id, kept.key.id);
});

type NewSession = Insertable<Database['session']>;

interface World {
  db: Db;
  vault: Vault;
  blobs: BlobStore;
  tenantId: string;
  time: { now: Date };
}

/** Stores a session that lasts an hour unless said otherwise. */
async function addSession({ db, tenantId, time }: World, more: Partial<NewSession>): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('session')
    .values({
      ...{ id, tenant_id: tenantId, kind: 'selfie', name: 'GetForeignBiometry', check_liveness: true },
      ...{ started_at: time.now, expires_at: new Date(time.now.getTime() + hour) },
      ...more,
    })
    .execute();
  return id;
}

/** Stores an accepted selfie that is kept for 72 hours. */
async function addCapture(world: World) {
  const { db, vault, blobs, tenantId } = world;
  const { now } = world.time;
  const [tempId, blobId] = [randomUUID(), randomUUID()];
  const expiresAt = new Date(now.getTime() + 72 * hour);
  const sessionId = await addSession(world, { status: 1, ended_at: now, temp_id: tempId });
  const key = await vault.createDataKey(db, { tenantId, purpose: 'capture', now });
  const context = { table: 'blob', column: 'bytes', rowId: blobId };
  await blobs.put(blobId, vault.seal(key, randomBytes(100), context));
  await insertTempCapture(db, {
    ...{ id: tempId, tenant_id: tenantId, session_id: sessionId, data_key_id: key.id, model_id: 'model' },
    ...{ template_sealed: randomBytes(2_080), image_blob_id: blobId, data_type: 1 },
    ...{ created_at: now, expires_at: expiresAt },
  });
  return { tempId, blobId, sessionId, key, expiresAt };
}

async function makeWorld(t: TestContext) {
  const { db } = await withDatabase(t);
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-blobs-'));
  t.after(() => rm(folder, { recursive: true }));
  const time = { now: new Date('2026-03-01T12:00:00Z') };
  const named = { customerNumber: 'Test', customerName: 'Test', now: time.now };
  const { id: tenantId } = await ensureTenant(db, named);
  const world = { db, vault: createTestVault(), blobs: await openFileBlobStore(folder), tenantId, time };
  return {
    ...world,
    clock: { now: () => time.now },
    addSession: (more: Partial<NewSession>) => addSession(world, more),
    addCapture: () => addCapture(world),
    expireSessions: (now: Date) => expireSessions({ db, events: createTestEvents() }, now),
    replaySec: limits.frameHashSec,
  };
}
