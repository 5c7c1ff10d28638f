import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdMs } from './hold-time.ts';

test('holdMs: before turns shorter than before a picture, unless the head may still be on its way back', () => {
  const passive = holdMs('passive', false);
  assert.equal(holdMs(null, false), passive);
  assert.ok(holdMs('head-turn', false) < passive);
  assert.ok(holdMs('head-turn', true) > passive);
});
