import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readKernel } from './kernel/read-kernel.ts';
import { createWasmKernel } from './kernel/scan-kernel.ts';
import { RowArena } from './row-arena.ts';
import { createRandom, drawTemplate } from './synthetic-templates.ts';
import { TenantGalleries } from './tenant-galleries.ts';

const wasm = await readKernel();
const random = createRandom(1);
const [first, second] = [1, 2].map(() => {
  const unit = new Float32Array(32);
  drawTemplate(random, unit);
  return unit;
}) as [Float32Array, Float32Array];
const everything = { k: 100, minCosine: -1 };

function openGalleries(): TenantGalleries {
  return new TenantGalleries(new RowArena(createWasmKernel(wasm), 32), 1000);
}

test('TenantGalleries: the same ids in two tenants, each sees, removes and clears its own only', () => {
  const galleries = openGalleries();
  galleries.upsert('one', 'a', first, 1n);
  galleries.upsert('two', 'a', second, 2n);
  galleries.upsert('two', 'b', first, 3n);
  assert.deepEqual(
    galleries.search('one', first, everything).map(({ id }) => id),
    ['a'],
  );
  assert.equal(galleries.search('one', second, { k: 1, minCosine: 0.99 }).length, 0);
  assert.deepEqual(galleries.search('three', first, everything), []);
  assert.equal(galleries.remove('one', 'a', 4n), true);
  assert.equal(galleries.size('one'), 0);
  assert.equal(galleries.clear('one', 10n), 0);
  assert.equal(galleries.size('two'), 2);
  assert.equal(galleries.search('two', second, { k: 1, minCosine: 0.99 })[0]?.id, 'a');
});

test('TenantGalleries: changes of many tenants delivered in any order and twice, end in the state of the last revs', () => {
  const change = fc.record({
    tenant: fc.constantFrom('one', 'two', 'three'),
    id: fc.nat(20).map(String),
    removes: fc.boolean(),
  });
  const deliveries = fc
    .array(change, { minLength: 1, maxLength: 80 })
    .map((changes) => changes.map((c, i) => ({ ...c, rev: BigInt(i + 1) })))
    .chain((changes) =>
      fc.record({
        changes: fc.constant(changes),
        order: fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 }),
      }),
    );
  const arena = new RowArena(createWasmKernel(wasm), 32);
  fc.assert(
    fc.property(deliveries, ({ changes, order }) => {
      const galleries = new TenantGalleries(arena, 1000);
      for (const { tenant, id, removes, rev } of order) {
        if (removes) galleries.remove(tenant, id, rev);
        else galleries.upsert(tenant, id, first, rev);
      }
      for (const tenant of ['one', 'two', 'three']) {
        const live = new Set<string>();
        for (const { id, removes } of changes.filter((c) => c.tenant === tenant)) {
          if (removes) live.delete(id);
          else live.add(id);
        }
        const found = galleries.search(tenant, first, everything).map(({ id }) => id);
        assert.deepEqual(found, [...live].sort());
        galleries.clear(tenant, 1_000_000n);
      }
      assert.ok(arena.bytes.every((byte) => byte === 0));
    }),
    { numRuns: 100, seed: 5 },
  );
});

test('TenantGalleries.clear: up to a rev, keeps later templates; stats say what is held', () => {
  const galleries = openGalleries();
  galleries.upsert('one', 'a', first, 1n);
  galleries.upsert('one', 'b', second, 7n);
  galleries.upsert('two', 'c', second, 2n);
  galleries.remove('two', 'd', 3n);
  assert.equal(galleries.clear('one', 6n), 1);
  assert.deepEqual(
    galleries.search('one', first, everything).map(({ id }) => id),
    ['b'],
  );
  const { bytes, ...stats } = galleries.stats();
  assert.deepEqual(stats, { kernel: 'wasm-simd', tenants: 2, templates: 2, tombstones: 1 });
  assert.equal(bytes, 2 * 128 * (32 + 4 * 32 + 8));
});
