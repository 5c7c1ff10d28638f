import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makePicture } from '../image/picture.ts';
import { mirrorSignature, signatureBits, signatureDistance, signFace } from './frame-signature.ts';

/** A mesh of 468 points on an ellipse around a centre, with level eyes. */
function meshAt(x: number, y: number, radius: number): Float32Array {
  const points = new Float32Array(3 * 468);
  for (let i = 0; i < 468; i++) {
    const angle = (2 * Math.PI * i) / 468;
    points.set([x + radius * Math.cos(angle), y + radius * Math.sin(angle), 0], 3 * i);
  }
  points.set([x - radius / 2, y, 0], 3 * 33);
  points.set([x + radius / 2, y, 0], 3 * 263);
  return points;
}

/** A smooth picture that differs by `seed`; `scale` draws the same at another size. */
function draw(seed: number, scale: number, offset = 0) {
  const side = Math.round(400 * scale);
  const data = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [u, v] = [x / scale, y / scale];
      const wave =
        Math.sin((u * (1 + (seed % 7))) / 60 + seed) + Math.cos((v * (1 + (seed % 5))) / 50 - seed);
      data.fill(120 + 50 * wave + offset, (y * side + x) * 3, (y * side + x) * 3 + 3);
    }
  }
  return makePicture({ data, width: side, height: side });
}

test('signFace: the same picture larger, smaller or brighter, has nearly the same signature', () => {
  const original = signFace(draw(3, 1), meshAt(200, 200, 60));
  for (const [scale, offset] of [
    [0.6, 0],
    [1.7, 0],
    [1, 8],
  ] as const) {
    const copy = signFace(draw(3, scale, offset), meshAt(200 * scale, 200 * scale, 60 * scale));
    assert.ok(signatureDistance(original, copy) <= 12, `${scale}: ${signatureDistance(original, copy)}`);
  }
});

/** A picture and its mesh as they look in a mirror. */
function turnRound({ levels: [{ data, width, height }] }: ReturnType<typeof draw>) {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      turned.set(
        data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
        (y * width + width - 1 - x) * 3,
      );
  return makePicture({ data: turned, width, height });
}

test('mirrorSignature: the signature of the mirror image, and of nothing else', () => {
  const picture = draw(3, 1);
  const plain = signFace(picture, meshAt(190, 200, 60));
  const inMirror = signFace(turnRound(picture), meshAt(399 - 190, 200, 60));
  assert.ok(signatureDistance(mirrorSignature(plain), inMirror) <= 4);
  assert.ok(signatureDistance(plain, inMirror) > 30);
  assert.deepEqual(mirrorSignature(mirrorSignature(plain)), plain);
});

test('signFace: lit from one side, darker or with another gamma, has nearly the same signature', () => {
  const picture = draw(3, 1);
  const mesh = meshAt(200, 200, 60);
  const plain = signFace(picture, mesh);
  const [{ data, width, height }] = picture.levels;
  const lit = (change: (value: number, across: number) => number) =>
    makePicture({
      data: data.map((value, i) => change(value, (Math.floor(i / 3) % width) / width)),
      width,
      height,
    });
  for (const [name, change] of [
    ['from the right, 0.5', (value: number, across: number) => value * (0.5 + 0.5 * across)],
    ['from the left, 0.5', (value: number, across: number) => value * (1 - 0.5 * across)],
    ['gamma 0.7', (value: number) => 255 * (value / 255) ** 0.7],
    ['gamma 1.4', (value: number) => 255 * (value / 255) ** 1.4],
  ] as const) {
    const distance = signatureDistance(plain, signFace(lit(change), mesh));
    assert.ok(distance <= 12, `${name}: ${distance}`);
  }
});

test('signFace: another picture, has another signature', () => {
  const mesh = meshAt(200, 200, 60);
  assert.ok(signatureDistance(signFace(draw(3, 1), mesh), signFace(draw(11, 1), mesh)) > 60);
});

test('signatureDistance: any two signatures, is a metric within 0 and 256', () => {
  const signature = fc.uint8Array({ minLength: signatureBits / 8, maxLength: signatureBits / 8 });
  fc.assert(
    fc.property(signature, signature, signature, (a, b, c) => {
      const distance = signatureDistance(a, b);
      assert.ok(distance >= 0 && distance <= signatureBits);
      assert.equal(signatureDistance(b, a), distance);
      assert.equal(signatureDistance(a, a), 0);
      assert.ok(signatureDistance(a, c) <= distance + signatureDistance(b, c));
    }),
  );
  assert.throws(() => signatureDistance(new Uint8Array(1), new Uint8Array(2)), RangeError);
});
