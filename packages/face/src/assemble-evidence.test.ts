import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assembleEvidence } from './assemble-evidence.ts';
import { type RefusalReason, refusalReasons } from './evidence.ts';
import { cosine, lengthOf } from './match/template.ts';
import { builtInEmbedder } from './model/embedder.ts';
import { modelIdentities } from './model/face-models.ts';
import type { FaceObservation, FrameObservation } from './observe-frame.ts';
import { occlusionRules, qualityRules, refuseFace } from './quality-rules.ts';

type Change = Partial<Omit<FaceObservation, 'quality' | 'pose'>> & {
  quality?: Partial<FaceObservation['quality']>;
  pose?: Partial<FaceObservation['pose']>;
};

/** A face that no rule refuses, with some of it changed. */
function makeFace({ quality, pose, ...change }: Change = {}): FaceObservation {
  return {
    kind: 'face',
    faceCount: 1,
    box: { x1: 200, y1: 100, x2: 440, y2: 340 },
    outside: 0,
    uprightness: 0.3,
    padLogit: 5,
    embedding: direction(0),
    pixelDigest: null,
    signature: new Uint8Array(32),
    tint: null,
    texture: null,
    ...change,
    pose: { yaw: 2, pitch: -3, roll: 1, ...pose },
    quality: {
      eyeDistance: 110,
      sharpness: 5,
      brightness: 120,
      contrast: 90,
      saturated: 0,
      context: 2,
      embeddingNorm: 3.7,
      ...quality,
    },
  };
}

/** A unit vector at an angle to the first axis. */
function direction(radians: number, axis = 1): Float32Array {
  const vector = new Float32Array(512);
  vector[0] = Math.cos(radians);
  vector[axis] = Math.sin(radians);
  return vector;
}

const assemble = (frames: FrameObservation[], mode: 'capture' | 'photo' = 'capture') =>
  assembleEvidence(frames, mode, builtInEmbedder, 7);

/** One change that each reason must answer to. */
const refused: [RefusalReason, Change][] = [
  ['MultipleFaces', { faceCount: 2 }],
  ['FaceTooSmall', { quality: { eyeDistance: 49 } }],
  ['FaceTooClose', { quality: { context: 1.79 } }],
  ['FaceCropped', { outside: 0.1 }],
  ['NotUpright', { uprightness: 0.01 }],
  ['PoseYaw', { pose: { yaw: 21 } }],
  ['PoseYaw', { pose: { yaw: -21 } }],
  ['PosePitch', { pose: { pitch: -26 } }],
  ['PoseRoll', { pose: { roll: 31 } }],
  ['Underexposed', { quality: { brightness: 30, contrast: 25 } }],
  ['Overexposed', { quality: { saturated: 0.6 } }],
  ['Unsharp', { quality: { sharpness: 2 } }],
  ['FaceOccluded', { quality: { embeddingNorm: 2 } }],
];

for (const [reason, change] of refused) {
  test(`assembleEvidence: three frames with ${JSON.stringify(change)}, is refused for ${reason} alone`, () => {
    const evidence = assemble([makeFace(change), makeFace(change), makeFace(change)]);
    assert.deepEqual(
      evidence.frames.map((frame) => frame.reasons),
      [[reason], [reason], [reason]],
    );
    assert.deepEqual(evidence.reasons, [reason, 'TooFewGoodFrames']);
    assert.equal(evidence.template, null);
    assert.equal(evidence.portrait, null);
  });
}

test('qualityRules: every reason about a face, has a rule, and a good face passes all', () => {
  const occlusion = occlusionRules(builtInEmbedder.numbers.occlusion!);
  const ruled = new Set([...qualityRules, ...occlusion].map(({ reason }) => reason));
  const others = ['ImageUnreadable', 'FaceNotDetected', 'IdentityInconsistent', 'TooFewGoodFrames'];
  assert.deepEqual(
    refusalReasons.filter((reason) => !ruled.has(reason)),
    others,
  );
  for (const mode of ['capture', 'photo'] as const)
    assert.deepEqual(refuseFace(makeFace(), mode, builtInEmbedder.numbers), { hard: [], soft: [] });
});

test('refuseFace: a dark face with contrast and a face of low contrast in good light, pass (docs/capture.md#guidance)', () => {
  assert.deepEqual(
    refuseFace(makeFace({ quality: { brightness: 25, contrast: 60 } }), 'capture', builtInEmbedder.numbers)
      .hard,
    [],
  );
  assert.deepEqual(
    refuseFace(makeFace({ quality: { brightness: 90, contrast: 20 } }), 'capture', builtInEmbedder.numbers)
      .hard,
    [],
  );
});

test('refuseFace: a picture that a backend sends may be closer than one of our page', () => {
  const face = makeFace({ quality: { context: 1.5 } });
  assert.deepEqual(refuseFace(face, 'capture', builtInEmbedder.numbers).hard, ['FaceTooClose']);
  assert.deepEqual(refuseFace(face, 'upload', builtInEmbedder.numbers).hard, []);
  const closer = makeFace({ quality: { context: 1.29 } });
  assert.deepEqual(refuseFace(closer, 'upload', builtInEmbedder.numbers).hard, ['FaceTooClose']);
  assert.deepEqual(
    refuseFace(makeFace({ quality: { sharpness: 2 } }), 'upload', builtInEmbedder.numbers).hard,
    ['Unsharp'],
  );
});

test('refuseFace: what refuses a photo, refuses a camera frame too', () => {
  const face = fc.record({
    faceCount: fc.integer({ min: 1, max: 3 }),
    outside: fc.double({ min: 0, max: 1, noNaN: true }),
    yaw: fc.double({ min: -60, max: 60, noNaN: true }),
    eyeDistance: fc.double({ min: 5, max: 200, noNaN: true }),
    sharpness: fc.double({ min: -3, max: 8, noNaN: true }),
    saturated: fc.double({ min: 0, max: 1, noNaN: true }),
    embeddingNorm: fc.double({ min: 1, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(face, ({ faceCount, outside, yaw, ...quality }) => {
      const made = makeFace({ faceCount, outside, pose: { yaw }, quality });
      const capture = refuseFace(made, 'capture', builtInEmbedder.numbers).hard;
      for (const reason of refuseFace(made, 'photo', builtInEmbedder.numbers).hard)
        assert.ok(capture.includes(reason), reason);
    }),
  );
});

test('assembleEvidence: good frames among bad ones, makes the template from the good ones only', () => {
  const good = [
    makeFace({ embedding: direction(0.2) }),
    makeFace({ embedding: direction(-0.2) }),
    makeFace(),
  ];
  const blurred = makeFace({ embedding: direction(0.9), quality: { sharpness: 1 } });
  const evidence = assemble([blurred, ...good, { kind: 'noFace' }, { kind: 'unreadable' }]);
  assert.deepEqual(evidence.reasons, []);
  assert.ok(cosine(evidence.template!, direction(0)) > 1 - 1e-6);
  assert.ok(Math.abs(lengthOf(evidence.template!) - 1) < 1e-6);
  assert.ok(Math.abs(evidence.identityFloor! - Math.cos(0.2)) < 1e-6);
  assert.deepEqual(
    evidence.frames.map(({ reasons }) => reasons),
    [['Unsharp'], [], [], [], ['FaceNotDetected'], ['ImageUnreadable']],
  );
  assert.ok(Math.abs(evidence.frames[0]!.identityCosine! - Math.cos(0.9)) < 1e-6);
  assert.deepEqual(evidence.pad, { meanLogit: 5, frames: 4 });
  assert.ok(evidence.portrait! >= 1 && evidence.portrait! <= 3);
});

test('assembleEvidence: two people with as many frames each, is inconsistent and makes no template', () => {
  const [a, b] = [makeFace(), makeFace({ embedding: direction(Math.PI / 2) })];
  const evidence = assemble([a, b, a, b]);
  assert.deepEqual(evidence.reasons, ['IdentityInconsistent']);
  assert.equal(evidence.template, null);
  assert.equal(evidence.portrait, null);
  assert.ok(evidence.frames.every(({ reasons }) => reasons.includes('IdentityInconsistent')));
});

test('assembleEvidence: one frame of somebody else, is inconsistent wherever it stands', () => {
  for (const at of [0, 2, 5]) {
    const frames: FrameObservation[] = Array.from({ length: 5 }, () => makeFace());
    frames.splice(at, 0, makeFace({ embedding: direction(1.4) }));
    const { reasons, frames: described } = assemble(frames);
    assert.deepEqual(reasons, ['IdentityInconsistent']);
    assert.ok(described[at]!.reasons.includes('IdentityInconsistent'));
  }
});

test('assembleEvidence: somebody else in the turned frames, is inconsistent; the same person turned is not', () => {
  const turned = (radians: number) => makeFace({ pose: { yaw: 30 }, embedding: direction(radians) });
  const straight = [makeFace(), makeFace(), makeFace()];
  assert.deepEqual(assemble([...straight, turned(1.0)]).reasons, []);
  assert.deepEqual(assemble([...straight, turned(1.5)]).reasons, ['IdentityInconsistent']);
});

test('assembleEvidence: a low embedding norm, refuses a frame only while there are better ones', () => {
  const weak = makeFace({ quality: { embeddingNorm: 2.6 } });
  const all = assemble([weak, weak, weak]);
  assert.deepEqual(all.reasons, []);
  assert.deepEqual(all.frames[0]!.reasons, []);
  const mixed = assemble([weak, makeFace(), makeFace(), makeFace()]);
  assert.deepEqual(
    mixed.frames.map(({ reasons }) => reasons),
    [['FaceOccluded'], [], [], []],
  );
});

test('assembleEvidence: two good frames of six, are too few; one of one is enough', () => {
  const blurred = makeFace({ quality: { sharpness: 1 } });
  const evidence = assemble([makeFace(), makeFace(), blurred, blurred, blurred, { kind: 'noFace' }]);
  assert.deepEqual(evidence.reasons, ['Unsharp', 'FaceNotDetected', 'TooFewGoodFrames']);
  assert.deepEqual(assemble([makeFace()]).reasons, []);
  assert.deepEqual(assemble([makeFace({ quality: { context: 1.1 } })], 'photo').reasons, []);
});

test('assembleEvidence: the sharper and more frontal frame, is the portrait', () => {
  const frames = [
    makeFace({ quality: { sharpness: 4 } }),
    makeFace({ quality: { sharpness: 6 } }),
    makeFace({ pose: { yaw: 19 } }),
  ];
  assert.equal(assemble(frames).portrait, 1);
});

test('assembleEvidence: nothing but faceless pictures, has no evidence about a person', () => {
  const evidence = assemble([{ kind: 'noFace' }, { kind: 'unreadable' }, { kind: 'noFace' }]);
  assert.deepEqual(evidence.reasons, ['FaceNotDetected', 'ImageUnreadable', 'TooFewGoodFrames']);
  assert.deepEqual([evidence.template, evidence.identityFloor, evidence.pad.meanLogit], [null, null, null]);
  assert.deepEqual(evidence.models, modelIdentities(builtInEmbedder));
});
