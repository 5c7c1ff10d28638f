import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../../../fixtures/create-random.ts';
import { centred, faceAt } from '../../test/placed-head.ts';
import type { Face, Point } from '../detector/face.ts';
import { emptyTrack, judge } from './guidance.ts';
import { pacePrompt, type ShownPrompt } from './prompt-pacing.ts';
import { type View, viewOf } from './view.ts';

const cameras = [
  [320, 240],
  [640, 480],
  [1280, 720],
  [240, 320],
  [480, 640],
  [720, 1280],
] as const;
const stages = [
  [390, 844],
  [320, 568],
  [1280, 800],
  [740, 360],
] as const;
/** What the detector's sizes tremble by while nothing moves, standard deviation in parts of the size. */
const tremble = 0.02;
const lookMs = 66;
const watchedMs = 10_000;
/** From close by to far away, in steps of 3 %. */
const contexts = Array.from({ length: 55 }, (_, step) => 1.4 * 1.03 ** step);

/** Normal distribution, by Box and Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function shake(face: Face, random: () => number): Face {
  const off = (): number => face.height * tremble * 0.5 * normal(random);
  const moved = ({ x, y }: Point): Point => ({ x: x + off(), y: y + off() });
  const size = face.height * (1 + tremble * normal(random));
  return {
    ...{ ...face, width: size, height: size },
    ...{ leftEye: moved(face.leftEye), rightEye: moved(face.rightEye) },
  };
}

/** A head that keeps still at one distance: what is said to it one after the other, and whether the picture is taken. */
function watch(view: View, context: number, random: () => number): { said: string[]; isTaken: boolean } {
  const shortSide =
    Math.min(view.videoWidth, view.videoHeight) *
    Math.max(view.stageWidth / view.videoWidth, view.stageHeight / view.videoHeight);
  const still = faceAt(view, centred(view, shortSide / context / (view.oval.ry * 2)));
  const light = { mean: 120, spread: 120, burnt: 0 };
  let track = emptyTrack;
  let shown: ShownPrompt | null = null;
  const said: string[] = [];
  for (let atMs = 0; atMs < watchedMs; atMs += lookMs) {
    const word = judge(track, { atMs, faces: [shake(still, random)], light, view }, 500);
    if (word.held) return { said, isTaken: true };
    track = word.track;
    shown = pacePrompt(shown, word.hint ?? 'hold', atMs);
    if (said.at(-1) !== shown.text) said.push(shown.text);
  }
  return { said, isTaken: false };
}

for (const [videoWidth, videoHeight] of cameras)
  for (const [width, height] of stages)
    test(`judge: a still head before ${videoWidth} × ${videoHeight} on ${width} × ${height}, hears two things at most wherever it is, and has a place where the picture takes itself`, () => {
      const view = viewOf({ width, height }, { videoWidth, videoHeight }, 1.8);
      const random = createRandom(videoWidth * 10_000 + width);
      const heads = contexts.map((context) => ({ context, ...watch(view, context, random) }));
      for (const { context, said } of heads) assert.ok(said.length <= 2, `at ${context.toFixed(2)}: ${said}`);
      const taken = heads.filter(({ isTaken }) => isTaken).map(({ context }) => context);
      // Three steps beside each other: at 320 × 240 the face must have pixels enough and still be far enough away.
      assert.ok(Math.max(...taken) / Math.min(...taken) > 1.06, String(taken));
    });
