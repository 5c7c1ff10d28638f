import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCluster } from './create-cluster.ts';
import type { ClusterPlace } from './place.ts';

test('createCluster: made by another process meanwhile, is left as it is; a folder of something else is refused', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'selfsame-cluster-'));
  t.after(() => rm(root, { recursive: true }));
  const place = { root, data: join(root, 'data'), owner: {} } as ClusterPlace;
  // Whoever ran initdb here would fail.
  const binaries = { binDirectory: join(root, 'none') } as Parameters<typeof createCluster>[1];
  await mkdir(place.data);
  await assert.rejects(createCluster(place, binaries), /is no PostgreSQL cluster/);
  await writeFile(join(place.data, 'PG_VERSION'), '18\n');
  await createCluster(place, binaries);
  assert.deepEqual(await readdir(root), ['data']);
});
