import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Gallery, type Match } from './gallery.ts';
import { readKernel } from './kernel/read-kernel.ts';
import { createJavascriptKernel, createWasmKernel, scratchBytes } from './kernel/scan-kernel.ts';
import { quantiseRow } from './quantise.ts';
import { blockRows, RowArena } from './row-arena.ts';
import { SearchError } from './search-error.ts';
import { createRandom, drawMate, drawTemplate } from './synthetic-templates.ts';
import { cosineOfUnits, toUnitTemplate } from './unit-template.ts';

const wasm = await readKernel();
const idOf = (row: number) => `credential-${String(row).padStart(6, '0')}`;

function drawMany(seed: number, count: number, dimension: number): Float32Array[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const template = new Float32Array(dimension);
    drawTemplate(random, template);
    return toUnitTemplate(template, dimension);
  });
}

/** The oracle: every cosine in float, all sorted. */
function searchByForce(
  held: Map<string, Float32Array>,
  probe: Float32Array,
  k: number,
  minCosine: number,
): Match[] {
  return [...held]
    .map(([id, unit]) => ({ id, cosine: cosineOfUnits(probe, unit) }))
    .filter(({ cosine }) => cosine >= minCosine)
    .sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1))
    .slice(0, k);
}

function holdAll(templates: Float32Array[], gallery: Gallery): Map<string, Float32Array> {
  const held = new Map(templates.map((unit, row) => [idOf(row), unit] as const));
  for (const [id, unit] of held) gallery.upsert(id, unit);
  return held;
}

test('Gallery.search: empty, finds nothing', () => {
  const gallery = new Gallery(new RowArena(createWasmKernel(wasm), 512));
  assert.deepEqual(gallery.search(drawMany(1, 1, 512)[0]!, { k: 5, minCosine: -1 }), []);
  assert.equal(gallery.size, 0);
});

test('Gallery.search: 3,000 random templates and mates at cosine 0.3…0.95, is the float scan bit for bit', () => {
  const gallery = new Gallery(new RowArena(createWasmKernel(wasm), 512));
  const templates = drawMany(2, 3000, 512);
  const held = holdAll(templates, gallery);
  const random = createRandom(3);
  for (let probeNumber = 0; probeNumber < 60; probeNumber++) {
    const row = Math.floor(random() * templates.length);
    const probe = toUnitTemplate(drawMate(random, templates[row]!, 0.3 + 0.65 * random()), 512);
    const found = gallery.search(probe, { k: 5, minCosine: -1 });
    assert.deepEqual(found, searchByForce(held, probe, 5, -1));
    assert.equal(found[0]!.id, idOf(row));
    assert.deepEqual(gallery.search(probe, { k: 5, minCosine: 0.29 }), searchByForce(held, probe, 5, 0.29));
  }
});

test('Gallery.search: near-duplicates closer than the int8 error, is the float scan bit for bit', () => {
  const gallery = new Gallery(new RowArena(createWasmKernel(wasm), 512));
  const random = createRandom(4);
  const [centre] = drawMany(5, 1, 512);
  const templates = Array.from({ length: 1000 }, () =>
    toUnitTemplate(drawMate(random, centre!, 0.99999), 512),
  );
  const held = holdAll(templates, gallery);
  for (const cosine of [0.5, 0.999, 0.99999, 1]) {
    const probe = toUnitTemplate(drawMate(random, centre!, cosine), 512);
    assert.deepEqual(gallery.search(probe, { k: 3, minCosine: -1 }), searchByForce(held, probe, 3, -1));
  }
});

test('Gallery.search: equal templates, come by id whatever the order of insertion', () => {
  const gallery = new Gallery(new RowArena(createWasmKernel(wasm), 16));
  const [unit] = drawMany(6, 1, 16);
  for (const id of ['m', 'b', 'z', 'a', 'q']) gallery.upsert(id, unit!);
  const ids = gallery.search(unit!, { k: 3, minCosine: 0.9 }).map(({ id }) => id);
  assert.deepEqual(ids, ['a', 'b', 'm']);
});

test('Gallery: any sequence of upserts, removals, clears and searches, both kernels agree with the float scan', () => {
  const dimension = 20;
  const arenas = [createWasmKernel(wasm), createJavascriptKernel()].map(
    (kernel) => new RowArena(kernel, dimension),
  );
  const palette = drawMany(7, 40, dimension);
  const step = fc.oneof(
    { weight: 12, arbitrary: fc.record({ do: fc.constant('upsert'), id: fc.nat(300), unit: fc.nat(39) }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('remove'), id: fc.nat(300), unit: fc.nat(39) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('clear'), id: fc.nat(300), unit: fc.nat(39) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 500, size: 'max' }), fc.nat(39), (steps, probe) => {
      for (const arena of arenas) {
        const gallery = new Gallery(arena);
        const held = new Map<string, Float32Array>();
        for (const { do: action, id, unit } of steps) {
          if (action === 'upsert') {
            gallery.upsert(idOf(id), palette[unit]!);
            held.set(idOf(id), palette[unit]!);
          } else if (action === 'remove') {
            assert.equal(gallery.remove(idOf(id)), held.delete(idOf(id)));
          } else if (id < 30) {
            gallery.clear();
            held.clear();
          }
        }
        assert.equal(gallery.size, held.size);
        const query = { k: 7, minCosine: -0.2 };
        assert.deepEqual(
          gallery.search(palette[probe]!, query),
          searchByForce(held, palette[probe]!, 7, -0.2),
        );
        gallery.clear();
        assert.ok(
          arena.bytes.every((byte) => byte === 0),
          'a cleared gallery leaves zeros',
        );
      }
    }),
    { numRuns: 60, seed: 11 },
  );
});

/** Whether `codes` stand anywhere in the arena, a probe's int16 scratch included. */
function standsInMemory(arena: RowArena, codes: Int8Array): boolean {
  return Buffer.from(arena.bytes.buffer).includes(
    Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength),
  );
}

test('Gallery.remove: first, middle and last row, leaves none of its bytes in codes, floats or scratch', (t) => {
  const arena = new RowArena(createWasmKernel(wasm), 512);
  const floats = recordFloatArrays(t);
  const gallery = new Gallery(arena);
  const templates = drawMany(8, 2 * blockRows + 10, 512);
  holdAll(templates, gallery);
  const blocks = floats.filter(({ length }) => length === blockRows * 512);
  assert.equal(blocks.length, 3);
  for (const row of [0, blockRows + 1, templates.length - 1]) {
    const codes = new Int8Array(512);
    quantiseRow(templates[row]!, codes);
    gallery.search(templates[row]!, { k: 1, minCosine: -1 });
    assert.ok(standsInMemory(arena, codes));
    assert.ok(
      blocks.some((block) => Buffer.from(block.buffer).includes(Buffer.from(templates[row]!.buffer))),
    );
    assert.equal(gallery.remove(idOf(row)), true);
    assert.ok(!standsInMemory(arena, codes));
    assert.ok(
      !blocks.some((block) => Buffer.from(block.buffer).includes(Buffer.from(templates[row]!.buffer))),
    );
    assert.ok(
      arena.bytes.subarray(0, scratchBytes).every((byte) => byte === 0),
      'the probe is gone from the scratch',
    );
    assert.equal(gallery.remove(idOf(row)), false);
  }
  const held = gallery.size * 512;
  assert.ok(
    arena.bytes.subarray(scratchBytes + held).every((byte) => byte === 0),
    'nothing beyond the last row',
  );
  assert.ok(
    blocks.every((block, index) =>
      block.subarray(Math.max(0, gallery.size - index * blockRows) * 512).every((x) => x === 0),
    ),
  );
});

/** Every Float32Array made with a length from now on, so that a test can look into buffers nobody hands out. */
function recordFloatArrays(t: { after(restore: () => void): void }): Float32Array[] {
  const made: Float32Array[] = [];
  const original = globalThis.Float32Array;
  globalThis.Float32Array = new Proxy(original, {
    construct(target, args, newTarget) {
      const array = Reflect.construct(target, args, newTarget) as Float32Array<ArrayBuffer>;
      made.push(array);
      return array;
    },
  });
  t.after(() => {
    globalThis.Float32Array = original;
  });
  return made;
}

test('Gallery.upsert: an id that is held, replaces the template and leaves none of the old bytes', () => {
  const arena = new RowArena(createWasmKernel(wasm), 512);
  const gallery = new Gallery(arena);
  const [before, after] = drawMany(9, 2, 512);
  gallery.upsert('a', before!);
  const codes = arena.bytes.slice(scratchBytes, scratchBytes + 512);
  gallery.upsert('a', after!);
  assert.equal(gallery.size, 1);
  assert.ok(!standsInMemory(arena, codes));
  assert.ok(gallery.search(after!, { k: 1, minCosine: 0.9 }).length === 1);
  assert.deepEqual(gallery.search(before!, { k: 1, minCosine: 0.9 }), []);
});

test('Gallery: growth over many blocks, keeps what was held and reuses released blocks', () => {
  const arena = new RowArena(createWasmKernel(wasm), 64);
  const gallery = new Gallery(arena);
  const templates = drawMany(10, 60 * blockRows, 64);
  holdAll(templates, gallery);
  const grown = arena.bytes.length;
  for (const row of [0, 1234, templates.length - 1]) {
    assert.equal(gallery.search(templates[row]!, { k: 1, minCosine: 0.9 })[0]!.id, idOf(row));
  }
  gallery.clear();
  holdAll(templates, gallery);
  assert.equal(arena.bytes.length, grown);
});

test('Gallery.search: a checkpoint that throws, ends the search and clears the scratch', () => {
  const arena = new RowArena(createWasmKernel(wasm), 16);
  const gallery = new Gallery(arena);
  const templates = drawMany(12, 3 * blockRows, 16);
  holdAll(templates, gallery);
  let calls = 0;
  const checkpoint = () => {
    if (++calls === 2) throw new Error('enough');
  };
  assert.throws(() => gallery.search(templates[0]!, { k: 1, minCosine: 0, checkpoint }), /enough/);
  assert.equal(calls, 2);
  assert.ok(arena.bytes.subarray(0, scratchBytes).every((byte) => byte === 0));
});

test('RowArena: memory that cannot grow, refuses with E_GALLERY_FULL and holds what it held', () => {
  const kernel = createWasmKernel(wasm);
  const limited = { ...kernel, memory: limitMemory(kernel.memory, 3) };
  const gallery = new Gallery(new RowArena(limited, 512));
  const templates = drawMany(13, 2 * blockRows + 1, 512);
  assert.throws(
    () => holdAll(templates, gallery),
    (error) => error instanceof SearchError && error.code === 'E_GALLERY_FULL',
  );
  assert.equal(gallery.size, 2 * blockRows);
  assert.equal(gallery.search(templates[200]!, { k: 1, minCosine: 0.9 })[0]!.id, idOf(200));
});

/** The same memory, refusing to grow beyond `pages`, as a machine does that has no more. */
function limitMemory(memory: WebAssembly.Memory, pages: number): WebAssembly.Memory {
  return {
    get buffer() {
      return memory.buffer;
    },
    grow(more: number) {
      if (memory.buffer.byteLength / 65_536 + more > pages)
        throw new RangeError('Maximum memory size exceeded');
      return memory.grow(more);
    },
  };
}
