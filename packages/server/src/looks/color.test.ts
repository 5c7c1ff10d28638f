import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, formatColor, mix, parseColor, readableOn, readableShade } from './color.ts';

const color = (text: string) => parseColor(text)!;

test('contrast: pairs whose ratio WCAG and its tools publish', () => {
  assert.equal(contrast(color('#000000'), color('#ffffff')), 21);
  assert.equal(contrast(color('#777777'), color('#ffffff')).toFixed(2), '4.48');
  assert.equal(contrast(color('#767676'), color('#ffffff')).toFixed(2), '4.54');
  assert.equal(contrast(color('#0000ff'), color('#ffffff')).toFixed(2), '8.59');
  assert.equal(contrast(color('#ffffff'), color('#ff0000')).toFixed(2), '4.00');
});

test('parseColor: six hex digits and nothing else', () => {
  assert.deepEqual(parseColor('#1D4ed8'), [29, 78, 216]);
  for (const text of ['#fff', 'red', '#1d4ed8ff', '1d4ed8', '#1d4ed8;', 'url(x)'])
    assert.equal(parseColor(text), null);
  assert.equal(formatColor([29, 78, 216]), '#1d4ed8');
});

test('readableOn: of white and black, the better one has 4.5 : 1 on every colour', () => {
  for (let red = 0; red < 256; red += 15)
    for (let green = 0; green < 256; green += 15)
      for (let blue = 0; blue < 256; blue += 15) {
        const ground = [red, green, blue] as const;
        assert.ok(contrast(readableOn(ground), ground) >= 4.5);
      }
});

test('readableShade: the same colour when it can be read, else a shade that can', () => {
  const white = color('#ffffff');
  assert.equal(formatColor(readableShade(color('#1d4ed8'), () => [white])!), '#1d4ed8');
  const yellow = readableShade(color('#ffcc00'), () => [white])!;
  assert.ok(contrast(yellow, white) >= 4.5);
  assert.ok(contrast(mix(color('#ffcc00'), yellow, 0.1), white) < 4.5);
  assert.equal(
    readableShade(color('#888888'), () => [color('#000000'), color('#777777'), white]),
    null,
  );
});
