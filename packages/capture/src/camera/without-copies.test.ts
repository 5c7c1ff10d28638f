import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from './frames.ts';
import { withoutCopies } from './without-copies.ts';

const frame = (text: string, atMs: number): Frame => ({ jpeg: new Blob([text]), atMs });

test('withoutCopies: of equal pictures the first stays, also when they are not neighbours', async () => {
  const kept = await withoutCopies([frame('ab', 0), frame('ab', 1), frame('ac', 2), frame('ab', 3)]);
  assert.deepEqual(
    kept.map(({ atMs }) => atMs),
    [0, 2],
  );
});

test('withoutCopies: pictures that differ in the last byte alone, or in length, all stay', async () => {
  const all = [frame('aa', 0), frame('ab', 1), frame('a', 2), frame('', 3)];
  assert.deepEqual(await withoutCopies(all), all);
});
