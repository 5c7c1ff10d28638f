import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradeQuality } from './grade-quality.ts';

const good = { EyeDistance: 140, Sharpness: 5.5, Brightness: 130, Contrast: 110, Saturated: 0 };

test('gradeQuality: one doubt is fair, two are poor', () => {
  assert.equal(gradeQuality(good), 'good');
  assert.equal(gradeQuality({ ...good, Sharpness: 3 }), 'fair');
  assert.equal(gradeQuality({ ...good, Sharpness: 3, Brightness: 240 }), 'poor');
});
