import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { decodeImage, decodeLimits, formatOf, ImageUnreadable, type UnreadableProblem } from './decode.ts';

/** A 60×40 picture: red left half, blue right half, its top eighth white. */
async function makeTestPicture() {
  const data = Buffer.alloc(60 * 40 * 3);
  for (let y = 0; y < 40; y++)
    for (let x = 0; x < 60; x++)
      data.set(y < 5 ? [255, 255, 255] : x < 30 ? [220, 0, 0] : [0, 0, 220], (y * 60 + x) * 3);
  return sharp(data, { raw: { width: 60, height: 40, channels: 3 } });
}

function pixelAt(image: { data: Uint8Array; width: number }, x: number, y: number): [number, number, number] {
  const at = (y * image.width + x) * 3;
  return [image.data[at]!, image.data[at + 1]!, image.data[at + 2]!];
}

function assertNear(actual: number[], expected: number[], tolerance: number, message = '') {
  for (const [i, value] of expected.entries())
    assert.ok(Math.abs(actual[i]! - value) <= tolerance, `${message} ${actual} is not near ${expected}`);
}

async function assertUnreadable(encoded: Uint8Array, problem: UnreadableProblem) {
  await assert.rejects(decodeImage(encoded), (error: Error) => {
    assert.ok(error instanceof ImageUnreadable, error.stack);
    assert.equal(error.problem, problem);
    return true;
  });
}

for (const format of ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const) {
  test(`decodeImage: ${format}, gives its size and colours`, async () => {
    const encoded = await (await makeTestPicture()).toFormat(format, { quality: 95 }).toBuffer();
    assert.equal(formatOf(encoded), format);
    const image = await decodeImage(encoded);
    assert.deepEqual([image.width, image.height, image.data.length], [60, 40, 60 * 40 * 3]);
    assertNear(pixelAt(image, 10, 30), [220, 0, 0], 12, format);
    assertNear(pixelAt(image, 50, 30), [0, 0, 220], 12, format);
  });
}

/** How the stored pixels of each EXIF orientation follow from the upright picture, step by step. */
const storedFromUpright: Record<number, ((picture: Sharp) => Sharp)[]> = {
  1: [],
  2: [(s) => s.flop()],
  3: [(s) => s.rotate(180)],
  4: [(s) => s.flip()],
  5: [(s) => s.rotate(90), (s) => s.flop()],
  6: [(s) => s.rotate(270)],
  7: [(s) => s.rotate(270), (s) => s.flop()],
  8: [(s) => s.rotate(90)],
};

for (const [orientation, steps] of Object.entries(storedFromUpright)) {
  test(`decodeImage: EXIF orientation ${orientation}, comes out upright`, async () => {
    let stored = await (await makeTestPicture()).png().toBuffer();
    // One step at a time: within one pipeline sharp turns and mirrors in an order of its own.
    for (const step of steps) stored = await step(sharp(stored)).toBuffer();
    const encoded = await sharp(stored)
      .withMetadata({ orientation: Number(orientation) })
      .jpeg({ quality: 95 })
      .toBuffer();
    const image = await decodeImage(encoded);
    assert.deepEqual([image.width, image.height], [60, 40]);
    assertNear(pixelAt(image, 10, 30), [220, 0, 0], 12, 'left');
    assertNear(pixelAt(image, 50, 30), [0, 0, 220], 12, 'right');
    assertNear(pixelAt(image, 50, 1), [255, 255, 255], 16, 'top');
  });
}

test('decodeImage: CMYK JPEG, comes out as sRGB', async () => {
  const encoded = await (await makeTestPicture()).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
  assert.equal((await sharp(encoded).metadata()).space, 'cmyk');
  const [r, g, b] = pixelAt(await decodeImage(encoded), 10, 30);
  assert.ok(r > 150 && g < 90 && b < 90, `${r} ${g} ${b} is red`);
});

test('decodeImage: grey PNG and grey JPEG, have three equal channels', async () => {
  for (const format of ['png', 'jpeg'] as const) {
    const encoded = await (await makeTestPicture()).toColourspace('b-w').toFormat(format).toBuffer();
    assert.equal((await sharp(encoded).metadata()).channels, 1);
    const image = await decodeImage(encoded);
    assert.equal(image.data.length, 60 * 40 * 3);
    const [r, g, b] = pixelAt(image, 10, 30);
    assert.ok(r === g && g === b && r > 20 && r < 150);
  }
});

test('decodeImage: 16-bit PNG, is brought to 8 bits', async () => {
  const encoded = await (await makeTestPicture()).toColourspace('rgb16').png().toBuffer();
  assert.equal((await sharp(encoded).metadata()).depth, 'ushort');
  assertNear(pixelAt(await decodeImage(encoded), 10, 30), [220, 0, 0], 3);
});

test('decodeImage: transparency, is laid on white', async () => {
  const encoded = await sharp({
    create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  assert.deepEqual(pixelAt(await decodeImage(encoded), 4, 4), [255, 255, 255]);
});

test('decodeImage: a large picture, is brought to the long side', async () => {
  const encoded = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer();
  const image = await decodeImage(encoded);
  assert.deepEqual(
    [image.width, image.height],
    [decodeLimits.longSide, Math.round(decodeLimits.longSide / 3)],
  );
});

test('decodeImage: cut short at any point, is damaged', async () => {
  const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 7919) % 256));
  const whole = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
    .jpeg()
    .toBuffer();
  await decodeImage(whole);
  for (const share of [0.02, 0.3, 0.9])
    await assertUnreadable(whole.subarray(0, whole.length * share), 'damaged');
});

test('decodeImage: a pixel bomb, is refused by its declared size', async () => {
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000000' } })
    .png()
    .toBuffer();
  assert.ok(bomb.length < 1_000_000);
  await assertUnreadable(bomb, 'tooLarge');
});

test('decodeImage: more bytes than allowed, is refused by size', async () => {
  await assertUnreadable(new Uint8Array(decodeLimits.inputBytes + 1), 'tooLarge');
});

test('decodeImage: formats that we do not take, are unsupported', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const bmp = Buffer.concat([Buffer.from('BM'), Buffer.alloc(80)]);
  const pdf = Buffer.from('%PDF-1.7\n');
  for (const encoded of [svg, bmp, pdf, Buffer.from('hello'), new Uint8Array()])
    await assertUnreadable(encoded, 'unsupported');
});

test('decodeImage: the right signature before nonsense, is damaged', async () => {
  await assertUnreadable(Buffer.from('\xff\xd8\xff\xe0 nothing of a JPEG follows', 'latin1'), 'damaged');
});
