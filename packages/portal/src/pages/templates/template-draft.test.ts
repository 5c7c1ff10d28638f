import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomOperation } from '@selfsame/contract';
import { draftOf, isName, requestOf } from './template-draft.ts';

test('draftOf, requestOf: a stored template comes back as it was', () => {
  const template = {
    Name: 'FundsTransfer',
    Title: 'Approve',
    Description: null,
    FalseMatchRate: 0.00001,
    CheckLiveness: false,
    SecondFactor: 'always',
    SyncedPasskeys: false,
    WithoutKey: 'delay',
    Enabled: true,
  } as CustomOperation;
  assert.deepEqual(requestOf(draftOf(template)), template);
  assert.deepEqual(requestOf({ ...draftOf(null), name: ' Login ' }), {
    Name: 'Login',
    Title: null,
    Description: null,
    FalseMatchRate: null,
    CheckLiveness: null,
    SecondFactor: null,
    SyncedPasskeys: null,
    WithoutKey: null,
    Enabled: true,
  });
});

test('isName: what a request can say', () => {
  assert.deepEqual(['FundsTransfer', 'a.b-c_1', 'has space', ''].map(isName), [true, true, false, false]);
});
