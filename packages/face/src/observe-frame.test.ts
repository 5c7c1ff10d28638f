import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { closeUps, groups, noFace, personB, portraits } from '../../../fixtures/photos.ts';
import { buildModels } from '../build/build-models.ts';
import type { StepLook } from './evidence.ts';
import { cosine, lengthOf } from './match/template.ts';
import { builtInEmbedder } from './model/embedder.ts';
import { type FaceModels, loadFaceModels } from './model/face-models.ts';
import { defaultModelFolder } from './model/model-folder.ts';
import { type FaceObservation, observeFrame } from './observe-frame.ts';
import { refuseFace } from './quality-rules.ts';

let models: FaceModels;
before(async () => {
  await buildModels(defaultModelFolder);
  models = await loadFaceModels(defaultModelFolder);
});

async function observe(
  picture: string | Uint8Array,
  mode: 'capture' | 'photo' = 'capture',
): Promise<FaceObservation> {
  const encoded = typeof picture === 'string' ? await readFile(picture) : picture;
  const observation = await observeFrame(models, encoded, { mode });
  assert.equal(observation.kind, 'face');
  return observation as FaceObservation;
}

async function change(path: string, edit: (picture: Sharp) => Sharp): Promise<Buffer> {
  return edit(sharp(path)).jpeg({ quality: 92 }).toBuffer();
}

test('observeFrame: portraits of five people, finds one live face each that no rule refuses', async () => {
  for (const path of [...Object.values(portraits), personB[0]]) {
    const face = await observe(path);
    assert.equal(face.faceCount, 1);
    // Portraits of photographers are closer than our page takes people.
    assert.deepEqual(refuseFace(face, 'upload', builtInEmbedder.numbers).hard, [], path);
    assert.ok(face.padLogit! > 0, `${path}: ${face.padLogit}`);
    assert.ok(Math.abs(lengthOf(face.embedding) - 1) < 1e-5);
  }
});

test('observeFrame: photos of one person, are alike; of different people, are not', async () => {
  const people = [
    [await observe(personB[0]), await observe(personB[1]), await observe(personB[2])],
    [await observe(portraits.bieber), await observe(closeUps.bieber)],
    [await observe(portraits.connery)],
    [await observe(portraits.audrey)],
    [await observe(portraits.cage)],
    [await observe(closeUps.obama)],
    [await observe(closeUps.kim)],
  ].map((faces) => faces.map(({ embedding }) => embedding));
  for (const [i, ours] of people.entries())
    for (const [j, theirs] of people.entries())
      for (const a of ours)
        for (const b of theirs) {
          const value = cosine(a, b);
          if (i === j) assert.ok(value > 0.5, `person ${i}: ${value}`);
          else assert.ok(value < 0.3, `persons ${i} and ${j}: ${value}`);
        }
});

test('observeFrame: the picture mirrored, turned by EXIF, halved or as WebP, shows the same person', async () => {
  const face = await observe(portraits.cage);
  const turned = await sharp(await sharp(portraits.cage).rotate(270).toBuffer())
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const others = [
    await change(portraits.cage, (s) => s.flop()),
    turned,
    await change(portraits.cage, (s) => s.resize(250)),
    await sharp(portraits.cage).webp().toBuffer(),
    await sharp(portraits.cage).png().toBuffer(),
  ];
  for (const other of others) assert.ok(cosine(face.embedding, (await observe(other)).embedding) > 0.93);
});

test('observeFrame: a frame of a challenge that is looked at for less, measures the same of the rest', async () => {
  const encoded = await readFile(personB[0]);
  const look = async (change: Partial<StepLook>) => {
    const seen = await observeFrame(models, encoded, {
      mode: 'step',
      look: { surroundings: true, closely: 'always', ...change },
    });
    assert.equal(seen.kind, 'face');
    return seen as FaceObservation;
  };
  const whole = await look({});
  const alone = await look({ surroundings: false });
  assert.deepEqual(alone, { ...whole, uprightness: null });
  const { yaw, pitch } = whole.pose;
  const within = { near: 6, turned: { yaw: 12, pitch: 10 } };
  const glanced = { ...whole, texture: null, padLogit: null };
  for (const [neutral, expected] of [
    [{ yaw, pitch }, whole],
    [{ yaw: yaw + 12, pitch }, whole],
    [{ yaw, pitch: pitch - 10 }, whole],
    [{ yaw: yaw + 9, pitch }, glanced],
    [{ yaw: yaw + 5, pitch: pitch - 8 }, glanced],
  ] as const) {
    const { embedding, ...rest } = await look({ closely: { neutral, ...within } });
    const { embedding: wanted, ...others } = expected;
    assert.deepEqual(rest, others, JSON.stringify(neutral));
    // The picture without its mirror image is nearly the same face, and no other than that.
    if (expected === whole) assert.deepEqual(embedding, wanted);
    else assert.ok(cosine(embedding, wanted) > 0.9 && cosine(embedding, wanted) < 1);
  }
});

test('observeFrame: a frame of a challenge whose face may be upside down or on its side, is looked at for its way up all the same', async () => {
  for (const degrees of [90, 180, 270]) {
    const turned = await change(personB[0], (picture) => picture.rotate(degrees));
    const seen = await observeFrame(models, turned, {
      mode: 'step',
      look: { surroundings: false, closely: 'always' },
    });
    assert.equal(seen.kind, 'face');
    const { uprightness, pose } = seen as FaceObservation;
    assert.notEqual(uprightness, null, `${degrees}`);
    assert.ok(Math.abs(pose.roll) < 20, `${degrees}: ${pose.roll}`);
  }
});

test('observeFrame: mirrored, turns yaw and roll round and keeps pitch', async () => {
  const [face, mirrored] = [
    await observe(personB[0]),
    await observe(await change(personB[0], (s) => s.flop())),
  ];
  assert.ok(Math.abs(face.pose.roll) > 5, 'the still has a roll to turn round');
  assert.ok(Math.abs(face.pose.roll + mirrored.pose.roll) < 3);
  assert.ok(Math.abs(face.pose.yaw + mirrored.pose.yaw) < 5);
  assert.ok(Math.abs(face.pose.pitch - mirrored.pose.pitch) < 4);
});

test('observeFrame: several people, are counted', async () => {
  for (const path of groups) {
    const { faceCount } = await observe(path);
    assert.ok(faceCount >= 2, `${path}: ${faceCount}`);
  }
});

test('observeFrame: no face, nonsense, and an empty file, are told apart', async () => {
  for (const path of Object.values(noFace))
    assert.equal((await observeFrame(models, await readFile(path), { mode: 'capture' })).kind, 'noFace');
  for (const bytes of [new Uint8Array(), Buffer.from('no picture')])
    assert.equal((await observeFrame(models, bytes, { mode: 'capture' })).kind, 'unreadable');
});

test('observeFrame: a close-up, has no PAD logit and is refused as too close; as a photo it passes', async () => {
  const face = await observe(closeUps.obama);
  assert.equal(face.padLogit, null);
  assert.deepEqual(refuseFace(face, 'capture', builtInEmbedder.numbers).hard, ['FaceTooClose']);
  assert.deepEqual(
    refuseFace(await observe(closeUps.obama, 'photo'), 'photo', builtInEmbedder.numbers).hard,
    [],
  );
});

test('observeFrame: a photo, is not judged by PAD', async () => {
  assert.equal((await observe(portraits.cage, 'photo')).padLogit, null);
});

/** Edits of a good portrait, and what the rules must say to each. */
const spoiled: [string, (picture: Sharp) => Sharp, string][] = [
  ['blurred', (s) => s.blur(10), 'Unsharp'],
  ['dark', (s) => s.linear(0.12, 0), 'Underexposed'],
  ['burnt out', (s) => s.linear(2, 30), 'Overexposed'],
  ['a quarter of the size', (s) => s.resize(120), 'FaceTooSmall'],
  ['cut through the face', (s) => s.extract({ left: 240, top: 40, width: 230, height: 500 }), 'FaceCropped'],
];
for (const [name, edit, reason] of spoiled) {
  test(`observeFrame: a portrait ${name}, is refused as ${reason}`, async () => {
    const face = await observe(await change(portraits.cage, edit));
    const refusals: string[] = refuseFace(face, 'capture', builtInEmbedder.numbers).hard;
    assert.ok(refusals.includes(reason), `${refusals} ${JSON.stringify(face)}`);
  });
}

/** A still on the screen of a drawn phone that somebody holds into the picture. */
async function drawOnPhone(path: string): Promise<Buffer> {
  const screen = await sharp(path).resize(300, 450, { fit: 'cover' }).toBuffer();
  const black = { width: 340, height: 540, channels: 3, background: '#111111' } as const;
  const phone = await sharp({ create: black })
    .composite([{ input: screen }])
    .png()
    .toBuffer();
  const wall = { width: 720, height: 960, channels: 3, background: '#b9b09a' } as const;
  return sharp({ create: wall })
    .composite([{ input: phone }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

test('observeFrame: a still on the screen of a drawn phone, is less live than the still itself', async () => {
  for (const path of [...Object.values(portraits), personB[0]]) {
    const [still, shown] = [await observe(path), await observe(await drawOnPhone(path))];
    assert.ok(shown.padLogit! < still.padLogit! - 2, `${path}: ${still.padLogit} and ${shown.padLogit}`);
  }
});
