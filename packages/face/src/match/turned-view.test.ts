import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInEmbedder } from '../model/embedder.ts';
import { compareViews, type TurnedView } from './turned-view.ts';

function unit(...values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}
const view = (change: Partial<TurnedView> = {}): TurnedView => ({
  ...{ turn: 'left', yaw: 16, pitch: 0, frames: 3, template: unit(1, 0, 0) },
  ...change,
});
const bounds = builtInEmbedder.numbers.views!;
const { mostApart, leastFrames } = bounds;
const enrolled = { frontal: unit(0, 1, 0), views: [view()] };

test('compareViews: the same side at about the same angle, compared with the side and with the front', () => {
  const [compared] = compareViews([view({ yaw: 16 + mostApart, template: unit(3, 4, 0) })], enrolled, bounds);
  assert.equal(compared?.turn, 'left');
  assert.ok(Math.abs(compared.toTurned - 0.6) < 1e-6 && Math.abs(compared.toFrontal - 0.8) < 1e-6);
});

test('compareViews: another side, another angle or too few frames, left out', () => {
  const others = [
    view({ turn: 'right', yaw: -16 }),
    view({ yaw: 16.1 + mostApart }),
    view({ pitch: mostApart + 0.1 }),
    view({ frames: leastFrames - 1 }),
  ];
  assert.deepEqual(compareViews(others, enrolled, bounds), []);
});

test('compareViews: two enrolled views of a side, the nearer one speaks', () => {
  const views = [view({ template: unit(0, 0, 1) }), view()];
  assert.equal(compareViews([view()], { ...enrolled, views }, bounds)[0]?.toTurned, 1);
});
