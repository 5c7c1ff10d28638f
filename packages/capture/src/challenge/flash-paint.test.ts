import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flashColors, flashLight } from '@selfsame/contract';
import { flashPaint } from './flash-paint.ts';

test('flashPaint: every colour, is painted as the server judges it', () => {
  for (const color of flashColors) {
    const hex = flashLight[color].map((part) => (part === 1 ? 'ff' : '00')).join('');
    assert.equal(flashPaint[color], `#${hex}`);
  }
});
