import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayToHandOn, wholeDay } from './whole-day.ts';

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

test('dayToHandOn: a date that is half typed or whose year has not four digits, is none in a form and the one before in a filter', () => {
  const partial = [
    { value: '', isPartial: true },
    { value: '0202-11-28', isPartial: false },
    { value: '12026-11-28', isPartial: false },
  ];
  assert.deepEqual(
    partial.map((input) => [dayToHandOn(input, false), dayToHandOn(input, true)]),
    partial.map(() => ['', null]),
  );
  const whole = { value: '2026-11-28', isPartial: false };
  assert.deepEqual([dayToHandOn(whole, false), dayToHandOn(whole, true)], [whole.value, whole.value]);
});
