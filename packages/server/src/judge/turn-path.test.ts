import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePath, type PathPoint } from './turn-path.ts';

const neutral = { yaw: 3, pitch: 8 };
/** Frames of a head at these angles of yaw from its neutral pose, `everyMs` apart. */
const pathOf = (angles: number[], everyMs = 100): PathPoint[] =>
  angles.map((angle, i) => ({ atMs: 1_000 + i * everyMs, yaw: neutral.yaw + angle, pitch: neutral.pitch }));

test('judgePath: out and back with angles on the way, seen; mirrored, it is the other turn', () => {
  const path = pathOf([0, 0, 4, 9, 14, 14, 13, 8, 3, 0]);
  assert.equal(judgePath(path, neutral, 'left'), null);
  assert.equal(judgePath(pathOf(path.map(({ yaw }) => neutral.yaw - yaw)), neutral, 'right'), null);
});

test('judgePath: two pictures and nothing between them, not seen, however long each is shown', () => {
  assert.equal(judgePath(pathOf([0, 0, 0, 14, 14, 14, 14, 0, 0]), neutral, 'left'), 'sparse');
  assert.equal(judgePath(pathOf([0, 0, 7, 14, 14, 14, 7, 0, 0]), neutral, 'left'), 'sparse');
});

test('judgePath: a way out and a cut back, not seen', () => {
  assert.equal(judgePath(pathOf([0, 3, 6, 9, 14, 14, 0, 0]), neutral, 'left'), 'sparse');
});

test('judgePath: more than half a second between two frames on the way, a gap; while the head rests or is held, none', () => {
  const torn = pathOf([0, 4, 8, 14, 14, 8, 4, 0]).map((point, i) => ({
    ...point,
    atMs: point.atMs + (i > 2 ? 700 : 0),
  }));
  assert.equal(judgePath(torn, neutral, 'left'), 'gap');
  const path = pathOf([0, 4, 8, 14, 14, 8, 4, 0]);
  const [first, ...others] = path;
  const later = (ms: number) => (point: PathPoint) => ({ ...point, atMs: point.atMs + ms });
  assert.equal(
    judgePath([first!, ...others.slice(0, 3), ...others.slice(3).map(later(3_000))], neutral, 'left'),
    null,
  );
});

test('judgePath: 11° in a hundredth of a second, a leap', () => {
  const path = pathOf([0, 3, 4, 5, 14, 14, 9, 5, 0]);
  path[4]!.atMs = path[3]!.atMs + 10;
  for (const [i, point] of path.slice(5).entries()) point.atMs = path[4]!.atMs + 100 * (i + 1);
  assert.equal(judgePath(path, neutral, 'left'), 'leap');
});

test('judgePath: five frames a second of a head at ease, just seen', () => {
  assert.equal(judgePath(pathOf([0, 3, 9, 15, 16, 9, 3, 0], 200), neutral, 'left'), null);
});

test('judgePath: frames farther apart than a seventh of a second, seen by one angle on the way', () => {
  const dashed = [0, 0, 13, 14, 14, 9, 0, 0];
  assert.equal(judgePath(pathOf(dashed, 133), neutral, 'left'), 'sparse');
  assert.equal(judgePath(pathOf(dashed, 150), neutral, 'left'), null);
});

test('judgePath: a stream of less than four frames a second, seen by one angle on the way; both ends alone, too slow', () => {
  const ends = [0, 0, 14, 14, 14, 0, 0];
  assert.equal(judgePath(pathOf(ends, 400), neutral, 'left'), 'slow');
  assert.equal(judgePath(pathOf(ends, 200), neutral, 'left'), 'sparse');
  assert.equal(judgePath(pathOf([0, 0, 9, 14, 14, 0, 0], 400), neutral, 'left'), null);
  assert.equal(judgePath(pathOf([0, 0, 14, 14, 5, 0, 0], 700), neutral, 'left'), null);
  assert.equal(
    judgePath(pathOf([0, 3, 14, 14, 3, 0, 0], 400), neutral, 'left'),
    'slow',
    'a head at rest sways',
  );
});
