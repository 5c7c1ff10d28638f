import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makePicture, type Pixels } from '../image/picture.ts';
import { frameEyeDistance, frameHeight, frameMap, framePoints, frameWidth } from './face-frame.ts';
import { readTexture } from './face-texture.ts';
import { regions } from './regions.ts';

/** Grey that rises to the right and down. */
function makeRamp(width: number, height: number): Pixels {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const value = 20 + (i % width) * (100 / width) + Math.floor(i / width) * (100 / height);
    data.fill(value, 3 * i, 3 * i + 3);
  }
  return { data, width, height };
}

test('frameMap: every pixel of the inner face, lies where its weighted points lie', () => {
  const { corners, weights } = frameMap();
  for (let i = 0; i < frameWidth * frameHeight; i++) {
    let [x, y, sum] = [0, 0, 0];
    for (let k = 3 * i; k < 3 * i + 3; k++) {
      x += weights[k]! * framePoints[corners[k]!]!.x;
      y += weights[k]! * framePoints[corners[k]!]!.y;
      sum += weights[k]!;
    }
    assert.ok(Math.abs(sum - 1) < 1e-5);
    const isInTheMiddle = i % frameWidth === 72 && i > 40 * frameWidth && i < 140 * frameWidth;
    if (isInTheMiddle)
      assert.ok(Math.hypot(x - (i % frameWidth), y - Math.floor(i / frameWidth)) < 1e-3, `${i}`);
  }
});

test('regions: eyes, mouth and nose, are parts of the inner face; the skin is what none of the others is', () => {
  const inner = new Set(regions.inner);
  for (const name of ['eyes', 'mouth', 'nose', 'skin'] as const) {
    assert.ok(regions[name].length > 400, `${name}: ${regions[name].length}`);
    for (const pixel of regions[name]) assert.ok(inner.has(pixel));
  }
  const features = new Set([...regions.eyes, ...regions.mouth]);
  for (const pixel of regions.skin) assert.ok(!features.has(pixel));
});

test('readTexture: a face anywhere in a picture, at any size and tilt, is read where its points lie', () => {
  const [width, height] = [900, 800];
  const picture = makePicture(makeRamp(width, height));
  const place = fc.record({
    scale: fc.double({ min: 0.5, max: 3, noNaN: true }),
    angle: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    x: fc.integer({ min: 400, max: 500 }),
    y: fc.integer({ min: 300, max: 420 }),
  });
  fc.assert(
    fc.property(place, ({ scale, angle, x, y }) => {
      const toPicture = (px: number, py: number) => {
        const [dx, dy] = [scale * (px - 72), scale * (py - 80)];
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        return { x: x + dx * cos - dy * sin, y: y + dx * sin + dy * cos };
      };
      const points = Float32Array.from(
        framePoints.flatMap((point) => [...Object.values(toPicture(point.x, point.y)), 0]),
      );
      const { grey, eyeDistance } = readTexture(picture, points);
      assert.ok(Math.abs(eyeDistance - scale * frameEyeDistance) < 0.02 * eyeDistance);
      for (const [px, py] of [
        [72, 62],
        [60, 90],
        [84, 110],
      ] as const) {
        const at = toPicture(px, py);
        const wanted = 20 + (at.x * 100) / width + (at.y * 100) / height;
        assert.ok(Math.abs(grey[py * frameWidth + px]! - wanted) < 2.5, `${px} ${py}`);
      }
    }),
    { numRuns: 40 },
  );
});
