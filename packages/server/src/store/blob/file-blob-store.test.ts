import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openFileBlobStore } from './file-blob-store.ts';

test('put, get, delete: a blob is there, replaced, then gone; deleting again is fine', async (t) => {
  const { store, root } = await makeStore(t);
  const id = randomUUID();
  const [first, second] = [randomBytes(1000), randomBytes(10)];
  await store.put(id, first);
  assert.deepEqual(await store.get(id), first);
  await store.put(id, second);
  assert.deepEqual(await store.get(id), second);
  assert.equal((await stat(join(root, id.slice(0, 2), id))).mode & 0o077, 0);
  await store.delete(id);
  await store.delete(id);
  assert.equal(await store.get(id), null);
});

test('put: leaves no temporary file, whether it works or not', async (t) => {
  const { store, root } = await makeStore(t);
  await store.put(randomUUID(), randomBytes(10));
  const blocked = randomUUID();
  // A file where the folder should be makes the write fail half way.
  await writeFile(join(root, blocked.slice(0, 2)), '').catch(() => undefined);
  await store.put(blocked, randomBytes(10)).catch(() => undefined);
  assert.deepEqual(await readdir(join(root, 'tmp')), []);
});

test('list: every blob with its age, and nothing else', async (t) => {
  const { store, root } = await makeStore(t);
  const ids = Array.from({ length: 20 }, () => randomUUID()).sort();
  for (const id of ids) await store.put(id, Buffer.of(1));
  await writeFile(join(root, ids[0]!.slice(0, 2), 'notes.txt'), 'x');
  const found = await Array.fromAsync(store.list());
  assert.deepEqual(found.map(({ id }) => id).sort(), ids);
  assert.ok(found.every(({ modifiedAt }) => Math.abs(Date.now() - modifiedAt.getTime()) < 60_000));
});

test('openFileBlobStore: temporary files of a crash are removed, those of a running write are kept', async (t) => {
  const { root } = await makeStore(t);
  const [old, fresh] = [join(root, 'tmp', 'old'), join(root, 'tmp', 'fresh')];
  for (const path of [old, fresh]) await writeFile(path, 'x');
  const longAgo = new Date(Date.now() - 7_200_000);
  await utimes(old, longAgo, longAgo);
  await openFileBlobStore(root);
  assert.deepEqual(await readdir(join(root, 'tmp')), ['fresh']);
});

test('get: an id that is no GUID, refuses to build a path of it', async (t) => {
  const { store } = await makeStore(t);
  await assert.rejects(store.get('../../etc/passwd'), RangeError);
});

async function makeStore(t: TestContext) {
  const root = await mkdtemp(join(tmpdir(), 'selfsame-blob-'));
  t.after(() => rm(root, { recursive: true }));
  return { root, store: await openFileBlobStore(root) };
}
