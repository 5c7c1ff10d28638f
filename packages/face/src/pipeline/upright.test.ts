import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { closeUps, personB, portraits } from '../../../../fixtures/photos.ts';
import { buildModels } from '../../build/build-models.ts';
import { makePicture } from '../image/picture.ts';
import { cosine } from '../match/template.ts';
import type { Detection } from '../model/blazeface.ts';
import { builtInEmbedder } from '../model/embedder.ts';
import { type FaceModels, loadFaceModels } from '../model/face-models.ts';
import { defaultModelFolder } from '../model/model-folder.ts';
import { type FaceObservation, observeFrame } from '../observe-frame.ts';
import { refuseFace } from '../quality-rules.ts';
import { type QuarterTurns, turnPixels, turnUpright } from './upright.ts';

let models: FaceModels;
before(async () => {
  await buildModels(defaultModelFolder);
  models = await loadFaceModels(defaultModelFolder);
});

/** Every portrait that the npm packages give; photos of one person share a name. */
const photos = [
  ...Object.entries({ ...portraits, ...closeUps, bieber: portraits.bieber }),
  ['bieber', closeUps.bieber],
  ...personB.map((path) => ['B', path] as const),
] as const;

/** EXIF's number for "turn me by this many quarters clockwise to see me upright". */
const exifOf = [1, 6, 3, 8] as const;

async function turnFile(path: string, turns: QuarterTurns, how: 'pixels' | 'exif' | 'both'): Promise<Buffer> {
  // Pixels and EXIF together cancel each other out: how a phone stores a photo that was taken on its side.
  const pixels = how === 'exif' ? 0 : turns;
  const exif = how === 'pixels' ? 1 : exifOf[how === 'both' ? (((4 - turns) % 4) as QuarterTurns) : turns];
  const turned = await sharp(await readFile(path))
    .rotate(90 * pixels)
    .toBuffer();
  return sharp(turned).withMetadata({ orientation: exif }).jpeg({ quality: 92 }).toBuffer();
}

async function observe(encoded: Buffer): Promise<FaceObservation> {
  const observation = await observeFrame(models, encoded, { mode: 'photo' });
  assert.equal(observation.kind, 'face');
  return observation as FaceObservation;
}

test('observeFrame: every portrait at every quarter turn, is the same person as upright; strangers stay strangers', async () => {
  const seen: { name: string; turns: number; embedding: Float32Array }[] = [];
  for (const [name, path] of photos) {
    const upright = await observe(await readFile(path));
    for (const turns of [0, 1, 2, 3] as const) {
      const face = await observe(await turnFile(path, turns, 'pixels'));
      assert.deepEqual(
        refuseFace(face, 'photo', builtInEmbedder.numbers).hard,
        refuseFace(upright, 'photo', builtInEmbedder.numbers).hard,
        `${path} ${turns}`,
      );
      const value = cosine(face.embedding, upright.embedding);
      assert.ok(value > 0.75, `${path} turned ${turns} times: ${value}`);
      seen.push({ name, turns, embedding: face.embedding });
    }
  }
  // No two strangers resemble each other, however each of them was turned: upside down, 13 of 21 pairs once did.
  for (const a of seen)
    for (const b of seen)
      if (a.name !== b.name)
        assert.ok(
          cosine(a.embedding, b.embedding) < 0.4,
          `${a.name} ${a.turns} and ${b.name} ${b.turns}: ${cosine(a.embedding, b.embedding)}`,
        );
});

for (const how of ['exif', 'both'] as const)
  test(`observeFrame: portraits turned by ${how === 'exif' ? 'a wrong EXIF' : 'pixels with the EXIF that mends it'}, are the same person`, async () => {
    for (const path of [portraits.bieber, portraits.audrey, closeUps.obama]) {
      const upright = await observe(await readFile(path));
      for (const turns of [1, 2, 3] as const) {
        const { embedding } = await observe(await turnFile(path, turns, how));
        const value = cosine(embedding, upright.embedding);
        assert.ok(value > 0.75, `${path} ${turns}: ${value}`);
      }
    }
  });

test('turnUpright: an upright portrait, is left as it is and looked at once more only', async () => {
  let looks = 0;
  const detector = {
    ...models.shortRangeDetector,
    run: (picture: Parameters<FaceModels['shortRangeDetector']['run']>[0]) => {
      looks++;
      return models.shortRangeDetector.run(picture);
    },
  };
  const { data, info } = await sharp(portraits.audrey).raw().toBuffer({ resolveWithObject: true });
  const picture = makePicture({ data, width: info.width, height: info.height });
  const upright = await turnUpright(detector, picture);
  assert.deepEqual([upright.turned, looks], [0, 2]);
  assert.equal(upright.picture, picture);
});

test('turnUpright: scores of any pictures, choose the best way up, and say how sure that is', async () => {
  const score = fc.double({ min: 0.5, max: 0.89, noNaN: true });
  await fc.assert(
    fc.asyncProperty(fc.array(score, { minLength: 4, maxLength: 4 }), async (scores) => {
      // A picture of 2 × 1 with one bright pixel: the detector of this test reads from it how it was turned.
      const picture = makePicture({ data: Uint8Array.of(9, 9, 9, 0, 0, 0), width: 2, height: 1 });
      const detector = {
        run: async ({ width, levels: [{ data }] }: typeof picture) => {
          const turns = width === 2 ? (data[0] === 9 ? 0 : 2) : data[0] === 9 ? 1 : 3;
          return [{ ...face, score: scores[turns]! }];
        },
        release: async () => undefined,
      };
      const { turned, uprightness } = await turnUpright(detector, picture);
      const best = Math.max(...scores);
      assert.ok(scores[turned]! > best - 0.0501);
      assert.ok(scores[turned]! >= scores[(turned + 2) % 4]!);
      assert.ok(Math.abs(uprightness - (scores[turned]! - scores[(turned + 2) % 4]!)) < 1e-9);
    }),
  );
});

const face: Detection = { score: 0, box: { x1: 0, y1: 0, x2: 1, y2: 1 }, keypoints: [] };

test('turnPixels: any picture, four quarters give it back, and one puts the lower left corner on top', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat(255)), ([width, height], bytes) => {
      const data = Uint8Array.from({ length: 3 * width * height }, () => bytes.next().value as number);
      const pixels = { data, width, height };
      const once = turnPixels(pixels, 1);
      assert.deepEqual([once.width, once.height], [height, width]);
      assert.deepEqual(
        once.data.slice(0, 3),
        data.slice(3 * width * (height - 1), 3 * width * (height - 1) + 3),
      );
      assert.deepEqual(turnPixels(once, 1), turnPixels(pixels, 2));
      assert.deepEqual(turnPixels(once, 3), pixels);
      assert.deepEqual(turnPixels(turnPixels(pixels, 2), 2), pixels);
    }),
  );
});
