import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusActOf, stillAsked } from './status-act.ts';

test('statusActOf: an account that is enabled can be disabled, and the other way round', () => {
  assert.equal(statusActOf({ Enabled: true }), 'disable');
  assert.equal(statusActOf({ Enabled: false }), 'enable');
});

test('stillAsked: the account’s state calls for it', () => {
  assert.equal(stillAsked('disable', { Enabled: true }), 'disable');
  assert.equal(stillAsked('enable', { Enabled: false }), 'enable');
});

test('stillAsked: nothing where somebody else has done it meanwhile, never the opposite', () => {
  assert.equal(stillAsked('disable', { Enabled: false }), null);
  assert.equal(stillAsked('enable', { Enabled: true }), null);
});

test('stillAsked: nothing of an account that is gone or could not be read, nor where nothing was asked', () => {
  assert.equal(stillAsked('enable', null), null);
  assert.equal(stillAsked('disable', undefined), null);
  assert.equal(stillAsked(null, { Enabled: true }), null);
});
