import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import { after, before, test } from 'node:test';
import type { ClipName } from '../../../fixtures/clips.ts';
import { personMoments } from '../../../fixtures/fake-camera.ts';
import { noFace, portraits } from '../../../fixtures/photos.ts';
import { buildModels } from '../build/build-models.ts';
import { createFaceEngine, mostImages } from './engine.ts';
import { EngineOverloaded, type Evidence, type FaceEngine } from './evidence.ts';
import { cosine } from './match/template.ts';
import { defaultModelFolder } from './model/model-folder.ts';
import { workerNice } from './yield-to-others.ts';

let engine: FaceEngine;
before(async () => {
  await buildModels(defaultModelFolder);
  engine = await createFaceEngine({ workers: 1, queueLength: 2 });
});
after(() => engine.close());

/** Moments of each clip; the last of `cap12` and `cap13` turn the head to the person's left and right. */
const moments: Record<ClipName, number[]> = {
  cap12: [2.2, 5, 8, 11, 14, 19.8, 21.3],
  cap13: [3, 6, 9, 12, 15, 20.3],
  franck: [5, 20, 35, 80, 120, 168],
};

const captures = new Map<ClipName, Promise<Evidence>>();
function analyseClip(name: ClipName): Promise<Evidence> {
  const known =
    captures.get(name) ??
    personMoments(name, moments[name]).then((images) => engine.analyse(images, { mode: 'capture' }));
  captures.set(name, known);
  return known;
}

for (const name of ['cap12', 'cap13', 'franck'] as const) {
  test(`analyse: frames of the webcam clip ${name}, are one live person`, async () => {
    const evidence = await analyseClip(name);
    assert.deepEqual(evidence.reasons, []);
    assert.equal(evidence.template!.length, 512);
    assert.ok(evidence.pad.meanLogit! > 3, `${evidence.pad.meanLogit}`);
    assert.equal(evidence.pad.frames, moments[name].length);
    assert.ok(evidence.identityFloor! > 0.7, `${evidence.identityFloor}`);
    assert.ok(evidence.frames[evidence.portrait!]!.reasons.length === 0);
    assert.deepEqual(evidence.models, engine.models);
    assert.ok(evidence.elapsedMs > 0);
  });
}

test('analyse: one person in two sessions, matches; two people do not', async () => {
  const [a, again, b] = [await analyseClip('cap12'), await analyseClip('cap13'), await analyseClip('franck')];
  assert.ok(cosine(a.template!, again.template!) > 0.8);
  assert.ok(cosine(a.template!, b.template!) < 0.2);
});

test('analyse: a head turned to the person’s right and left, reads yaw below and above 0', async () => {
  const { frames } = await analyseClip('cap12');
  const [right, left] = frames.slice(-2).map(({ pose }) => pose!.yaw) as [number, number];
  assert.ok(right < -6 && left > 10, `${right} ${left}`);
});

test('analyse: frames of two people, is inconsistent', async () => {
  const images = [
    ...(await personMoments('cap12', moments.cap12)).slice(0, 3),
    ...(await personMoments('franck', moments.franck)).slice(0, 3),
  ];
  const evidence = await engine.analyse(images, { mode: 'capture' });
  assert.ok(evidence.reasons.includes('IdentityInconsistent'));
  assert.equal(evidence.template, null);
});

test('analyse: unreadable and faceless images, are frames with a reason; the caller keeps its bytes', async () => {
  const images = [Buffer.from('nonsense'), await readFile(noFace.stamp), await readFile(portraits.cage)];
  const length = images[2]!.length;
  const evidence = await engine.analyse(images, { mode: 'photo' });
  assert.deepEqual(
    evidence.frames.map(({ reasons }) => reasons),
    [['ImageUnreadable'], ['FaceNotDetected'], []],
  );
  assert.deepEqual(evidence.reasons, []);
  assert.equal(evidence.portrait, 2);
  assert.equal(images[2]!.length, length);
});

test('analyse: no image or too many, is a mistake of the caller', async () => {
  await assert.rejects(engine.analyse([], { mode: 'photo' }), RangeError);
  await assert.rejects(
    engine.analyse(Array(mostImages + 1).fill(new Uint8Array(1)), { mode: 'photo' }),
    RangeError,
  );
});

test('analyse: more captures than worker and queue hold, refuses the rest at once and recovers', async () => {
  const image = await readFile(portraits.cage);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () => engine.analyse([image], { mode: 'photo' })),
  );
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  assert.equal(refused.length, 3);
  for (const error of refused) assert.ok(error instanceof EngineOverloaded && error.retryAfter >= 1);
  assert.deepEqual((await engine.analyse([image], { mode: 'photo' })).reasons, []);
});

test('analyse: aborted before and while it runs, rejects with the reason and frees the worker', async () => {
  const image = await readFile(portraits.cage);
  await assert.rejects(engine.analyse([image], { mode: 'photo', signal: AbortSignal.abort() }), {
    name: 'AbortError',
  });
  /** How many images' time passes until the worker is free for another one. */
  const leave = async (): Promise<number> => {
    const { elapsedMs: one } = await engine.analyse([image], { mode: 'photo' });
    const controller = new AbortController();
    const start = performance.now();
    const running = engine.analyse(Array(mostImages).fill(image), {
      mode: 'photo',
      signal: controller.signal,
    });
    controller.abort(new Error('the user left'));
    await assert.rejects(running, /the user left/);
    await engine.analyse([image], { mode: 'photo' });
    return (performance.now() - start) / one;
  };
  // The whole capture would take about 64. The least counts: a machine may stand still for a moment.
  const left = [await leave(), await leave(), await leave()];
  assert.ok(Math.min(...left) < mostImages / 2, `${left} images`);
});

test('close: lets a running capture finish, and no new one start', async () => {
  const other = await createFaceEngine({ workers: 1 });
  const running = other.analyse([await readFile(portraits.cage)], { mode: 'photo' });
  await other.close();
  assert.deepEqual((await running).reasons, []);
  await assert.rejects(other.analyse([new Uint8Array(1)], { mode: 'photo' }), /closed/);
});

/** CPU time of this process's threads so far, in ticks, by nice value (proc_pid_stat(5): fields 14, 15 and 19). */
async function ticksByNice(): Promise<Map<number, number>> {
  const ticks = new Map<number, number>();
  for (const thread of await readdir('/proc/self/task')) {
    const stat = await readFile(`/proc/self/task/${thread}/stat`, 'utf8').catch(() => '');
    // The name of a thread, in parentheses, may hold blanks.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, nice = 0] = [fields[11], fields[12], fields[16]];
    ticks.set(nice, (ticks.get(nice) ?? 0) + user + system);
  }
  return ticks;
}

test('analyse: work that goes behind, is done by a thread that yields to the first worker', {
  skip: process.platform !== 'linux' || os.getPriority() > 0,
}, async (t) => {
  const two = await createFaceEngine({ workers: 2 });
  t.after(() => two.close());
  const images = await personMoments('cap12', moments.cap12);
  const took = async (behind: boolean) => {
    const before = await ticksByNice();
    await two.analyse(images, { mode: 'capture', behind });
    const after = await ticksByNice();
    const { first, others } = workerNice;
    return [first, others].map((nice) => after.get(nice)! - before.get(nice)!) as [number, number];
  };
  const [first, others] = await took(false);
  assert.ok(first > 5 * others, `${first} and ${others} ticks of whoever comes`);
  const [spared, used] = await took(true);
  assert.ok(used > 5 * spared, `${spared} and ${used} ticks of who goes behind`);
});
