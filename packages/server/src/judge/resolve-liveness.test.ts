import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveLiveness } from './resolve-liveness.ts';

const free = { CheckLivenessDefault: true, AllowLivenessOverride: true };
const strict = { CheckLivenessDefault: true, AllowLivenessOverride: false };

test('resolveLiveness: nothing asked, the template before the tenant', () => {
  assert.equal(resolveLiveness(free, null), true);
  assert.equal(resolveLiveness(free, undefined, false), false);
  assert.equal(resolveLiveness({ ...free, CheckLivenessDefault: false }, null, null), false);
});

test('resolveLiveness: switched off by a request, only where the tenant allows it', () => {
  assert.equal(resolveLiveness(free, false, true), false);
  assert.equal(resolveLiveness(strict, false, true), true);
  assert.equal(resolveLiveness(strict, false), true);
});

test('resolveLiveness: switched on by a request, always', () => {
  assert.equal(
    resolveLiveness({ CheckLivenessDefault: false, AllowLivenessOverride: false }, true, false),
    true,
  );
});
