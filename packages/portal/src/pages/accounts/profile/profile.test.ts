import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '@selfsame/contract';
import { changedFields, profileOf } from './profile.ts';

const before = { ...profileOf({} as Account), DisplayName: 'Ann', Email: 'a@b.c' };

test('changedFields: nothing but blanks changed, is nothing', () => {
  assert.deepEqual(changedFields(before, { ...before, DisplayName: ' Ann ' }), {});
});

test('changedFields: a changed and an emptied field, are the ones sent', () => {
  assert.deepEqual(changedFields(before, { ...before, Email: '', PhoneNumber: ' +49 1 ' }), {
    Email: '',
    PhoneNumber: '+49 1',
  });
});
