import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeDay } from './whole-day.ts';

test('wholeDay: what a browser says while 11/28/2026 is typed, hands on nothing but the end', () => {
  const typed = ['', '', '', '0002-11-28', '0020-11-28', '0202-11-28', '2026-11-28'];
  assert.deepEqual(
    typed.map((value) => wholeDay({ value, isPartial: value === '' })),
    [null, null, null, null, null, null, '2026-11-28'],
  );
});

test('wholeDay: an emptied field, is no bound', () => {
  assert.equal(wholeDay({ value: '', isPartial: false }), '');
});
