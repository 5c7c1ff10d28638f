import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Affine, applyAffine, fitSimilarity, invertSimilarity } from './affine.ts';
import { cropMap } from './box.ts';
import { halve, levelFor, makePicture, type Pixels } from './picture.ts';
import { warp } from './warp.ts';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const similarity = fc
  .record({
    angle: fc.double({ min: -3, max: 3, noNaN: true }),
    scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
    x: coordinate,
    y: coordinate,
  })
  .map(({ angle, scale, x, y }): Affine => {
    const a = Math.cos(angle) * scale;
    const d = Math.sin(angle) * scale;
    return { a, b: -d, c: x, d, e: a, f: y };
  });

test('invertSimilarity: any similarity, there and back is where it was', () => {
  fc.assert(
    fc.property(similarity, coordinate, coordinate, (map, x, y) => {
      const there = applyAffine(map, x, y);
      const back = applyAffine(invertSimilarity(map), there.x, there.y);
      assert.ok(Math.hypot(back.x - x, back.y - y) < 1e-6);
    }),
  );
});

test('fitSimilarity: points moved by a similarity, finds that similarity', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 40, y: 2 },
    { x: 20, y: 25 },
    { x: 5, y: 44 },
    { x: 33, y: 43 },
  ];
  fc.assert(
    fc.property(similarity, (map) => {
      const found = fitSimilarity(
        points,
        points.map(({ x, y }) => applyAffine(map, x, y)),
      );
      for (const key of ['a', 'b', 'c', 'd', 'e', 'f'] as const)
        assert.ok(Math.abs(found[key] - map[key]) < 1e-6);
    }),
  );
});

/** A picture whose colour tells the place: red is x, green is y. */
function makeRamp(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 77], (y * width + x) * 3);
  return { data, width, height };
}

function draw(pixels: Pixels, map: Affine, width: number, height: number, extra = {}) {
  const into = new Float32Array(3 * width * height);
  warp(makePicture(pixels), map, { width, height, into, order: 'rgb', mean: 0, scale: 1, ...extra });
  return (x: number, y: number) => [0, 1, 2].map((plane) => into[plane * width * height + y * width + x]!);
}

test('warp: inside the picture and up to 2:1, samples exactly where the map points', () => {
  const ramp = makeRamp(200, 200);
  const inside = fc.record({
    angle: fc.double({ min: -3, max: 3, noNaN: true }),
    scale: fc.double({ min: 0.3, max: 1.9, noNaN: true }),
    x: fc.integer({ min: 0, max: 15 }),
    y: fc.integer({ min: 0, max: 15 }),
  });
  fc.assert(
    fc.property(inside, ({ angle, scale, x, y }) => {
      const a = Math.cos(angle) * scale;
      const d = Math.sin(angle) * scale;
      const map = { a, b: -d, c: 100 - 8 * (a - d), d, e: a, f: 100 - 8 * (a + d) };
      const at = applyAffine(map, x, y);
      const [r, g, b] = draw(ramp, map, 16, 16)(x, y) as [number, number, number];
      assert.ok(Math.abs(r - at.x) < 1e-3 && Math.abs(g - at.y) < 1e-3 && Math.abs(b - 77) < 1e-3);
    }),
  );
});

test('warp: shrinking fourfold and more, keeps places and averages instead of picking', () => {
  const ramp = makeRamp(240, 240);
  const middle = draw(ramp, cropMap({ x1: 0, y1: 0, x2: 240, y2: 240 }, 30, 30), 30, 30)(15, 15);
  assert.ok(Math.abs(middle[0]! - 123.5) < 1 && Math.abs(middle[1]! - 123.5) < 1, `${middle}`);
  const checkers = makeRamp(256, 256);
  for (let i = 0; i < 256 * 256; i++)
    checkers.data.fill(((i % 256) + (i >> 8)) % 2 ? 255 : 0, 3 * i, 3 * i + 3);
  const grey = draw(checkers, cropMap({ x1: 0, y1: 0, x2: 256, y2: 256 }, 32, 32), 32, 32);
  for (const [x, y] of [
    [3, 3],
    [16, 9],
    [30, 30],
  ] as const)
    assert.ok(Math.abs(grey(x, y)[0]! - 128) <= 1);
});

test('warp: BGR, mirrored and normalised, puts each value in its place; outside is black', () => {
  const ramp = makeRamp(10, 10);
  const identity = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 };
  const at = draw(ramp, identity, 12, 10, { order: 'bgr', mirrored: true, mean: 7, scale: 2 });
  assert.deepEqual(at(11 - 3, 5), [(77 - 7) * 2, (5 - 7) * 2, (3 - 7) * 2]);
  assert.deepEqual(at(0, 5), [-14, -14, -14]);
});

test('levelFor: any reduction, leaves less than 2:1 to sample while the picture is large enough', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 30, noNaN: true }), (reduction) => {
      const { factor, pixels } = levelFor(makePicture(makeRamp(255, 200)), reduction);
      assert.ok(reduction / factor < 2 || pixels.height < 32);
      assert.equal(pixels.width, Math.floor(255 / factor));
    }),
    { numRuns: 30 },
  );
});

test('halve: odd sizes, drops the last row and column', () => {
  const { width, height, data } = halve(makeRamp(5, 3));
  assert.deepEqual([width, height], [2, 1]);
  assert.deepEqual([...data], [1, 1, 77, 3, 1, 77]);
});
