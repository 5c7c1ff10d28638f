import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centred, faceAt, type Pose } from '../../test/placed-head.ts';
import type { Face } from '../detector/face.ts';
import type { Hint, Track } from './guidance.ts';
import { emptyTrack, judge, judgeWhileCapturing } from './guidance.ts';
import type { View } from './view.ts';
import { detectorSquare, placeFace, viewOf as viewOnStage } from './view.ts';

const holdMs = 700;
const leastContext = 1.8;
const good = { mean: 120, spread: 120, burnt: 0 };

function viewOf(width: number, height: number, videoWidth: number, videoHeight: number): View {
  return viewOnStage({ width, height }, { videoWidth, videoHeight }, leastContext);
}

const phone = viewOf(390, 844, 720, 1280);

function hintFor(pose: Pose, view = phone, light = good): Hint | null {
  return judge(emptyTrack, { atMs: 0, faces: [faceAt(view, pose)], light, view }, holdMs).hint;
}

test('judge: a head in the oval on phones, laptops and sideways, is right', () => {
  const views = [
    phone,
    viewOf(480, 752, 1280, 720),
    viewOf(320, 568, 720, 1280),
    viewOf(520, 390, 1280, 720),
  ];
  for (const view of views) assert.equal(hintFor(centred(view), view), null, JSON.stringify(view));
});

test('judge: each fault, has its own hint', () => {
  const middle = centred(phone);
  assert.equal(hintFor(centred(phone, 0.38)), 'closer');
  assert.equal(hintFor(centred(phone, 0.8)), 'farther');
  assert.equal(hintFor({ ...middle, x: middle.x + phone.oval.rx * 0.5 }), 'center');
  assert.equal(hintFor({ ...middle, y: middle.y - phone.oval.ry * 0.4 }), 'center');
  assert.equal(hintFor({ ...middle, roll: 16 }), 'upright');
  assert.equal(hintFor({ ...middle, turn: 0.7 }), 'straight');
  assert.equal(hintFor(middle, phone, { mean: 20, spread: 20, burnt: 0 }), 'dark');
  assert.equal(hintFor(middle, phone, { mean: 200, spread: 60, burnt: 0.4 }), 'bright');
});

/** A head in the middle of the oval with so much around it. */
function withContext(view: View, context: number): Pose {
  const scale = Math.max(view.stageWidth / view.videoWidth, view.stageHeight / view.videoHeight);
  const height = (Math.min(view.videoWidth, view.videoHeight) * scale) / context;
  return { ...centred(view), y: view.oval.cy + height * 0.12, height };
}

test('judge: a face with less around it than the server takes, is asked back on every screen and camera', () => {
  for (const view of [
    phone,
    viewOf(320, 568, 720, 1280),
    viewOf(320, 568, 1080, 1920),
    viewOf(520, 390, 1280, 720),
    viewOf(1280, 720, 1280, 720),
    viewOf(390, 844, 240, 320),
  ]) {
    const name = JSON.stringify(view);
    assert.equal(hintFor(withContext(view, 1.8), view), 'farther', name);
    assert.equal(hintFor(withContext(view, 1.3), view), 'farther', name);
    assert.equal(hintFor(withContext(view, 1.95), view), null, name);
  }
});

test('ovalFor: a face that fills it as a face should, has more around it than the server takes', () => {
  for (const [width, height] of [
    [320, 568],
    [390, 844],
    [768, 1024],
    [1280, 720],
    [520, 390],
  ] as const)
    for (const [videoWidth, videoHeight] of [
      [720, 1280],
      [640, 480],
      [1280, 720],
    ] as const) {
      const view = viewOf(width, height, videoWidth, videoHeight);
      const face = faceAt(view, centred(view));
      assert.ok(
        placeFace(face, view).context >= 1.8 * 1.04,
        `${width} ${height} ${videoWidth} ${videoHeight}`,
      );
    }
});

test('judge: dark skin in good light, is not called dark', () => {
  assert.equal(hintFor(centred(phone), phone, { mean: 36, spread: 90, burnt: 0 }), null);
});

test('judge: nobody, a doubtful face and a second person, are told apart', () => {
  const face = faceAt(phone, centred(phone));
  const look = (faces: Face[]) =>
    judge(emptyTrack, { atMs: 0, faces, light: good, view: phone }, holdMs).hint;
  assert.equal(look([]), 'noFace');
  const dark = { mean: 8, spread: 12, burnt: 0 };
  assert.equal(judge(emptyTrack, { atMs: 0, faces: [], light: dark, view: phone }, holdMs).hint, 'dark');
  assert.equal(look([{ ...face, score: 0.7 }]), 'noFace');
  assert.equal(look([face, { ...face, width: face.width * 0.6 }]), 'manyFaces');
  assert.equal(look([face, { ...face, width: face.width * 0.3 }]), null);
  assert.equal(judgeWhileCapturing([]), 'noFace');
  assert.equal(judgeWhileCapturing([face]), null);
});

/** Judges one pose per 50 ms. */
function watch(poses: Pose[]): { held: boolean; hints: (Hint | null)[] } {
  let track: Track = emptyTrack;
  let held = false;
  const seen: (Hint | null)[] = [];
  for (const [i, pose] of poses.entries()) {
    const judgement = judge(
      track,
      { atMs: i * 50, faces: [faceAt(phone, pose)], light: good, view: phone },
      holdMs,
    );
    track = judgement.track;
    held ||= judgement.held;
    seen.push(judgement.hint);
  }
  return { held, hints: seen };
}

test('judge: a calm head, is held after 0.7 s and not before', () => {
  const calm = (samples: number) => watch(Array.from({ length: samples }, () => centred(phone)));
  assert.equal(calm(14).held, false);
  assert.equal(calm(15).held, true);
});

test('judge: a head that sways, is never held', () => {
  const middle = centred(phone);
  const swaying = Array.from({ length: 60 }, (_, i) => ({ ...middle, x: middle.x + 28 * Math.sin(i / 2) }));
  assert.equal(watch(swaying).held, false);
});

test('judge: a face on the edge of a limit, does not flicker', () => {
  const edge = phone.oval.rx * 2 * 0.16;
  const middle = centred(phone);
  const poses = Array.from({ length: 20 }, (_, i) => ({
    ...middle,
    x: middle.x + edge + (i % 2 === 0 ? -1 : 1),
  }));
  assert.deepEqual(new Set(watch(poses).hints), new Set([null]));
});

test('placeFace: any face on any stage, lands where it was put', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 1400 }),
      fc.integer({ min: 280, max: 1000 }),
      fc.constantFrom([640, 480], [480, 640], [1280, 720], [720, 1280]),
      fc.float({ min: -40, max: 40, noNaN: true }),
      (width, height, [videoWidth, videoHeight], roll) => {
        const view = viewOf(width, height, videoWidth, videoHeight);
        const pose = { ...centred(view), roll };
        const placed = placeFace(faceAt(view, pose), view);
        assert.ok(Math.abs(placed.x - pose.x) < 0.01 && Math.abs(placed.y - pose.y) < 0.01);
        assert.ok(Math.abs(placed.height - pose.height) < 0.01 && Math.abs(placed.roll - roll) < 0.01);
        assert.ok(Math.abs(placed.turn) < 1e-6);
      },
    ),
  );
});

test('detectorSquare: any stage and camera, lies inside the picture', () => {
  fc.assert(
    fc.property(
      fc.tuple(...[300, 280, 240, 240].map((min) => fc.integer({ min, max: 2000 }))),
      ([width, height, videoWidth, videoHeight]) => {
        const { x, y, side } = detectorSquare(viewOf(width!, height!, videoWidth!, videoHeight!));
        assert.ok(x >= 0 && y >= 0 && x + side <= videoWidth! + 1e-9 && y + side <= videoHeight! + 1e-9);
      },
    ),
  );
});
