import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type StoredView, viewsFromBytes, viewsToBytes } from './turned-views.ts';

const view = fc
  .record<StoredView>({
    turn: fc.constantFrom('left', 'right', 'up', 'down'),
    yaw: fc.float({ min: -90, max: 90, noNaN: true }),
    pitch: fc.float({ min: -90, max: 90, noNaN: true }),
    frames: fc.integer({ min: 1, max: 3 }),
    template: fc
      .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 128, maxLength: 512 })
      .map((values) => Float32Array.from(values)),
  })
  .map((record): StoredView => ({ ...record }));

test('viewsFromBytes: what viewsToBytes wrote, the same again', () => {
  fc.assert(
    fc.property(fc.array(view, { maxLength: 4 }), (views) => {
      assert.deepEqual(viewsFromBytes(viewsToBytes(views)), views);
    }),
    { numRuns: 30 },
  );
});

test('viewsFromBytes: another layout or bytes that end too soon, refused', () => {
  const views = viewsToBytes([
    { turn: 'left', yaw: 15, pitch: 0, frames: 3, template: new Float32Array(512) },
  ]);
  assert.throws(() => viewsFromBytes(views.subarray(0, -4)), RangeError);
  assert.throws(() => viewsFromBytes(Buffer.of(2)), RangeError);
});
