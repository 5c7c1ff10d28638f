import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { type ClipName, clipFrames } from '../../../../fixtures/clips.ts';
import { buildModels } from '../../build/build-models.ts';
import { createFaceEngine } from '../engine.ts';
import { decodeImage } from '../image/decode.ts';
import { type FaceModels, loadFaceModels } from '../model/face-models.ts';
import { defaultModelFolder } from '../model/model-folder.ts';
import { type FaceObservation, observeFrame } from '../observe-frame.ts';
import { comparePair, compareTextures, floorOf, marginsOf } from './compare-textures.ts';
import { frameHeight, frameWidth } from './face-frame.ts';
import { type FaceTexture, meanTexture } from './face-texture.ts';
import { makePlane } from './plane.ts';
import { regions, windowOf } from './regions.ts';
import { registerOnto } from './register.ts';
import { measureResidue } from './residue.ts';
import { residueBounds } from './residue-bounds.ts';

let models: FaceModels;
before(async () => {
  await buildModels(defaultModelFolder);
  models = await loadFaceModels(defaultModelFolder);
});

async function observe(frames: readonly Buffer[]): Promise<FaceObservation[]> {
  const faces: FaceObservation[] = [];
  for (const frame of frames)
    faces.push((await observeFrame(models, frame, { mode: 'step' })) as FaceObservation);
  return faces;
}

/** Moments of a clip: three at rest, three a second or two earlier, and three at the peak of a turn. */
const moments = {
  cap12: { rest: [18.4, 18.5, 18.6], earlier: [16.5, 16.6, 16.7], turned: [21, 21.1, 21.2] },
  cap13: { rest: [18.6, 18.7, 18.8], earlier: [17.2, 17.3, 17.4], turned: [20.2, 20.3, 20.4] },
} as const satisfies Partial<Record<ClipName, unknown>>;

/** Bends a photo as an ellipsoid that turns: the middle of the face moves most (docs/security.md#cheating-the-camera). */
async function bend(photo: Buffer, face: FaceObservation, strength: number): Promise<Buffer> {
  const { data, width, height } = await decodeImage(photo);
  const { box } = face;
  const [cx, cy] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  const [rx, ry] = [0.62 * (box.x2 - box.x1), 0.75 * (box.y2 - box.y1)];
  const bent = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      const depth = Math.sqrt(Math.max(0, 1 - ((x - cx) / rx) ** 2 - ((y - cy) / ry) ** 2));
      const from = Math.max(0, Math.min(width - 1.01, x - rx * depth * Math.sin(strength)));
      const [column, share] = [Math.floor(from), from % 1];
      const at = 3 * (y * width + column);
      for (let c = 0; c < 3; c++) bent[to + c] = data[at + c]! * (1 - share) + data[at + c + 3]! * share;
    }
  return sharp(bent, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

const texturesOf = (faces: readonly FaceObservation[]): FaceTexture[] => faces.map(({ texture }) => texture!);

for (const clip of ['cap12', 'cap13'] as const)
  test(`comparePair: the turn of ${clip}, leaves much unexplained; the same photo bent to such a turn, little`, async () => {
    const { rest, turned } = moments[clip];
    const frames = await clipFrames(clip, { times: [...rest, ...turned] });
    const faces = await observe(frames);
    const neutral = faces[1]!;
    const genuine = comparePair({
      neutral: meanTexture(texturesOf(faces.slice(0, 3))),
      turned: meanTexture(texturesOf(faces.slice(3))),
      yaw: faces[4]!.pose.yaw - neutral.pose.yaw,
      pitch: faces[4]!.pose.pitch - neutral.pose.pitch,
    })!;
    assert.ok(genuine.margin1 > 0 && genuine.margin2 > 0, JSON.stringify(genuine));
    for (const strength of [0.35, -0.35]) {
      const [puppet] = await observe([await bend(frames[1]!, neutral, strength)]);
      const yaw = puppet!.pose.yaw - neutral.pose.yaw;
      assert.ok(Math.abs(yaw) > 6, `the mesh reads ${yaw}°`);
      const bent = comparePair({ neutral: neutral.texture!, turned: puppet!.texture!, yaw, pitch: 0 })!;
      assert.ok(bent.margin1 < 0, JSON.stringify(bent));
      assert.ok(genuine.s1 - bent.s1 > 0.7, `${genuine.s1} ${bent.s1}`);
      assert.ok(genuine.s2 - bent.s2 > 0.4, `${genuine.s2} ${bent.s2}`);
    }
  });

test('floorOf: a face at rest, lies above the bound; a still that was encoded again and again, below', async () => {
  for (const clip of ['cap12', 'cap13'] as const) {
    const { rest, earlier } = moments[clip];
    const frames = await clipFrames(clip, { times: [...rest, ...earlier] });
    const faces = texturesOf(await observe(frames));
    const living = floorOf([[meanTexture(faces.slice(0, 3)), meanTexture(faces.slice(3))]])!;
    assert.ok(living > residueBounds.floor, `${living}`);
    const copies = await Promise.all(
      [90, 86, 82, 78, 74, 70].map((quality) => sharp(frames[0]!).jpeg({ quality }).toBuffer()),
    );
    const stills = texturesOf(await observe(copies));
    const still = floorOf([[meanTexture(stills.slice(0, 3)), meanTexture(stills.slice(3))]])!;
    assert.ok(still < residueBounds.floor, `${still}`);
  }
});

test('compareTextures: on a worker, gives what it gives here; aborted, rejects; nothing to compare, is null', async () => {
  const { rest, turned } = moments.cap12;
  const faces = texturesOf(
    await observe(await clipFrames('cap12', { times: [rest[0], rest[2], turned[1]] })),
  );
  const textures = {
    turns: [{ neutral: faces[0]!, turned: faces[2]!, yaw: 13, pitch: 1 }],
    rests: [[faces[0]!, faces[1]!]] as const,
  };
  const engine = await createFaceEngine({ workers: 1 });
  try {
    const compared = await engine.compareTextures(textures);
    assert.deepEqual(compared, compareTextures(textures));
    assert.equal(compared.margin1, compared.turns[0]!.margin1);
    assert.equal(compared.bounds, residueBounds.id);
    await assert.rejects(engine.compareTextures(textures, { signal: AbortSignal.abort() }), {
      name: 'AbortError',
    });
  } finally {
    await engine.close();
  }
  const { turns, margin1, margin2, floor } = compareTextures({ turns: [], rests: [] });
  assert.deepEqual([turns, margin1, margin2, floor], [[], null, null, null]);
  await assert.rejects(engine.compareTextures(textures), /closed/);
});

/** A texture of soft spots; the same seed gives the same one. */
function drawTexture(seed: number, shiftX = 0, shiftY = 0): FaceTexture {
  const grey = new Uint8Array(frameWidth * frameHeight);
  for (let i = 0; i < grey.length; i++) {
    const [x, y] = [(i % frameWidth) + shiftX, Math.floor(i / frameWidth) + shiftY];
    const wave = Math.sin(x / (5 + seed)) + Math.sin(y / (4 + seed)) + Math.sin((x + 2 * y) / (9 + seed));
    grey[i] = 128 + 35 * wave;
  }
  return { grey, eyeDistance: 100 };
}

test('measureResidue: any texture with itself, leaves the least there is; with another one, more', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4, noNaN: true }), (seed) => {
      const texture = drawTexture(seed);
      const same = measureResidue(texture, texture)!;
      assert.ok(same.s1 < Math.log(1e-5) + 1e-6 && same.s2 < Math.log(1e-5) + 0.5, JSON.stringify(same));
      const other = measureResidue(texture, drawTexture(seed + 2))!;
      assert.ok(other.s1 > same.s1 + 3 && other.s2 > same.s2 + 3);
    }),
    { numRuns: 8 },
  );
});

test('measureResidue: a black face, says nothing', () => {
  const black = { grey: new Uint8Array(frameWidth * frameHeight), eyeDistance: 100 };
  assert.equal(measureResidue(black, black), null);
});

test('registerOnto: a texture that was shifted, is brought back', () => {
  const shift = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(shift, shift, (x, y) => {
      const fixed = windowOf(drawTexture(1));
      const moving = windowOf(drawTexture(1, x, y));
      const back = registerOnto(fixed, moving, makePlane(fixed.width, fixed.height));
      const apart = (other: Float32Array) =>
        regions.inner.reduce((sum, i) => sum + Math.abs(other[i]! - fixed.data[i]!), 0) /
        regions.inner.length;
      assert.ok(
        apart(back.data) < 2 + 0.1 * apart(moving.data),
        `${apart(moving.data)} to ${apart(back.data)}`,
      );
    }),
    { numRuns: 10 },
  );
});

test('marginsOf: the larger turn, asks for more; the axis is the one that turned more', () => {
  const residue = { s1: -4, s2: -4.5 };
  const small = marginsOf(residue, { yaw: 10, pitch: 0 });
  assert.ok(marginsOf(residue, { yaw: -20, pitch: 3 }).margin1 < small.margin1);
  assert.equal(small.margin1, -4 - residueBounds.s1.yaw.offset);
  assert.equal(marginsOf(residue, { yaw: 2, pitch: 7 }).margin1, -4 - residueBounds.s1.pitch.offset);
});

test('meanTexture: of one, is that one; of none, throws', () => {
  const texture = drawTexture(2);
  assert.deepEqual(meanTexture([texture]), texture);
  assert.throws(() => meanTexture([]), RangeError);
});
