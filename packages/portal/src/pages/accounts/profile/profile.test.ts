import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedFields } from './profile.ts';

const before = {
  DisplayName: 'Ann',
  CustomDisplayName: '',
  Email: 'a@b.c',
  PhoneNumber: '',
  Description: '',
};

test('changedFields: nothing but blanks changed, is nothing', () => {
  assert.deepEqual(changedFields(before, { ...before, DisplayName: ' Ann ' }), {});
});

test('changedFields: a changed and an emptied field, are the ones sent', () => {
  assert.deepEqual(changedFields(before, { ...before, Email: '', PhoneNumber: ' +49 1 ' }), {
    Email: '',
    PhoneNumber: '+49 1',
  });
});
