import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { qrPath } from './qr-path.ts';

type Decode = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
// CommonJS with its function below `default`.
const { default: decode } = createRequire(import.meta.url)('jsqr') as { default: Decode };

/** Draws the path as a browser would, `scale` pixels a module. */
function draw({ size, path }: { size: number; path: string }, scale: number): Uint8ClampedArray {
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column++)
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  }
  return pixels;
}

test('qrPath: drawn, is read back by a scanner', () => {
  for (const text of [
    'https://id.example.com/#h=0123456789abcdefghijklmn',
    'http://localhost:8080/#h=x',
    `https://${'a'.repeat(120)}.example/#h=y`,
  ]) {
    const code = qrPath(text);
    assert.match(code.path, /^(M\d+ \d+h\d+v1h-\d+z)+$/);
    assert.equal(decode(draw(code, 4), code.size * 4, code.size * 4)?.data, text);
  }
});
