import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepPolicy } from './step-policy.ts';
import { angleTowards, judgePath, type PathPoint } from './turn-path.ts';

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

const judgeLeft = (angles: number[], everyMs?: number) => judgePath(pathOf(angles, everyMs), neutral, 'left');
/** The path with more time before one of its frames. */
const later = (path: PathPoint[], index: number, ms: number): PathPoint[] =>
  path.map((point, i) => (i < index ? point : { ...point, atMs: point.atMs + ms }));

test('judgePath: two angles one way and one the other, seen; fewer together or none one way, not', () => {
  assert.equal(judgeLeft([0, 4, 8, 14, 14, 7, 0]), null);
  assert.equal(judgeLeft([0, 7, 14, 14, 8, 4, 0]), null);
  assert.equal(judgeLeft([0, 7, 14, 14, 7, 0]), 'sparse');
  assert.equal(judgeLeft([0, 3, 5, 8, 14, 14, 0]), 'sparse');
});

test('judgePath: angles that hardly differ, one; the asked one itself is none on the way', () => {
  assert.equal(judgeLeft([0, 7, 7.1, 14, 14, 7, 0]), 'sparse');
  assert.equal(judgeLeft([0, 7, 12, 12, 7, 0]), 'sparse');
});

test('judgePath: a turn to the very angle that is asked for, counts', () => {
  assert.equal(judgeLeft([0, 4, 8, 12, 8, 4, 0]), null);
  assert.equal(judgePath(later(pathOf([0, 4, 8, 14, 12, 8, 4, 0]), 4, 3_000), neutral, 'left'), null, 'held');
});

test('judgePath: never as far as asked, not seen, however slow the stream', () => {
  assert.equal(judgeLeft([0, 4, 8, 9, 8, 4, 0]), 'sparse');
  assert.equal(judgeLeft([0, 0, 9, 9, 0], 150), 'sparse');
});

test('judgePath: turned already in the first frame after the prompt, seen by the way back', () => {
  assert.equal(judgeLeft([14, 14, 9, 0, 0], 150), null);
});

test('judgePath: the way begins with the last rest and ends with the first', () => {
  const path = pathOf([0, 0, 4, 8, 14, 14, 8, 4, 0, 0]);
  assert.equal(judgePath(later(path, 1, 3_000), neutral, 'left'), null, 'before it');
  assert.equal(judgePath(later(path, 9, 3_000), neutral, 'left'), null, 'after it');
  assert.equal(judgeLeft([0, 5, 0, 14, 14, 8, 4, 0]), 'sparse', 'an angle before the rest');
  assert.equal(judgeLeft([0, 4, 8, 14, 14, 0, 5, 0]), 'sparse', 'an angle after the rest');
  assert.equal(judgeLeft([5, 8, 14, 14, 8, 0]), null, 'under way at the prompt');
  assert.equal(judgeLeft([0, 4, 8, 14, 14, 9, 5, 3]), null, 'not quite back');
  assert.equal(judgeLeft([0, 5, 2.5, 14, 14, 6, 0]), null, '2.5° is no rest');
});

test('judgePath: a gap of just so much time, and a movement just so fast, are none', () => {
  const path = pathOf([0, 4, 8, 14, 14, 8, 4, 0]);
  assert.equal(judgePath(later(path, 2, 500), neutral, 'left'), null);
  assert.equal(judgePath(later(path, 2, 501), neutral, 'left'), 'gap');
  const upwards = (angle: number): PathPoint[] => {
    const angles = [0, 3, 4, 5, angle, angle, 8, 4, 0];
    const steps = angles.map((pitch, i) => ({ atMs: 100 * i, yaw: 0, pitch }));
    return later(steps, 4, -90);
  };
  const fastest = 5 + stepPolicy.path.slack + (stepPolicy.path.degreesPerSec * 10) / 1_000;
  const level = { yaw: 0, pitch: 0 };
  assert.deepEqual(
    [fastest, fastest + 0.1].map((angle) => judgePath(upwards(angle), level, 'up')),
    [null, 'leap'],
  );
});

test('judgePath: the frames of a fast camera, no leaps', () => {
  assert.equal(judgeLeft([0, 3, 6, 9, 12, 14, 14, 11, 8, 5, 2, 0], 17), null);
});

test('judgePath: most frames near each other and a few not, a camera’s rate all the same', () => {
  const dashed = later(pathOf([0, 0, 13, 14, 14, 9, 0, 0]), 4, 2_000);
  assert.equal(judgePath(dashed, neutral, 'left'), 'sparse');
});

test('judgePath: a slow stream is one beyond its bound; a glimpse lies between rest and the asked angle of the turn', () => {
  const { slowMs, slowFromAngle } = stepPolicy.path;
  const ends = [0, 0, 14, 14, 14, 0, 0];
  assert.deepEqual([judgeLeft(ends, slowMs), judgeLeft(ends, slowMs + 1)], ['sparse', 'slow']);
  assert.equal(judgeLeft([0, 0, slowFromAngle, 14, 14, 0], 400), null);
  assert.equal(judgeLeft([0, 0, 12, 14, 14, 0], 400), 'slow');
  const up = [0, 0, 11, 14, 14, 0].map((angle, i) => ({ atMs: 400 * i, yaw: 3, pitch: 8 + angle }));
  assert.equal(judgePath(up, neutral, 'up'), 'slow', '11° are a turn upwards already');
});

test('angleTowards: positive towards the side and negative away from it', () => {
  const pose = { yaw: 10, pitch: 5 };
  const angles = (['left', 'right', 'up', 'down'] as const).map((turn) => angleTowards(turn, pose, neutral));
  assert.deepEqual(angles, [7, -7, -3, 3]);
});
