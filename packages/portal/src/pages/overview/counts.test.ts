import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Statistics } from '@selfsame/contract';
import { acceptance, beforeHour, compareDays, dayBefore, isRange, utcDay } from './counts.ts';

const bucket = (hour: number, Begun: number) =>
  ({
    Start: new Date(Date.UTC(2026, 2, 1, hour)).toISOString(),
    Begun,
  }) as Statistics['Buckets'][number];

test('beforeHour: hours that were over by then, are added up', () => {
  const buckets = [bucket(0, 1), bucket(9, 2), bucket(10, 4), bucket(23, 8)];
  assert.deepEqual(
    [0, 9, 10, 22, 23].map((hour) => beforeHour(buckets, hour, 'Begun')),
    [0, 1, 3, 7, 7],
  );
});

test('compareDays: of hours in which nothing happened on either day, there is no comparison', () => {
  const days = { today: { Buckets: [bucket(3, 45)] }, yesterday: { Buckets: [bucket(2, 5), bucket(20, 9)] } };
  const differences = [0, 2, 3, 4, 23].map((hour) => compareDays(days, hour, 'Begun'));
  assert.deepEqual(differences, [null, null, -5, 40, 31]);
  const even = { today: { Buckets: [bucket(1, 2)] }, yesterday: { Buckets: [bucket(0, 2)] } };
  assert.equal(compareDays(even, 2, 'Begun'), 0);
});

test('acceptance: is the share among the decided, and nothing while none was', () => {
  assert.equal(acceptance({ Accepted: 3, Rejected: 1 }), 0.75);
  assert.equal(acceptance({ Accepted: 0, Rejected: 0 }), null);
});

test('dayBefore and utcDay: cross months and know no local time', () => {
  assert.equal(dayBefore('2026-03-01', 1), '2026-02-28');
  assert.equal(dayBefore('2026-03-01', 0), '2026-03-01');
  assert.equal(utcDay(Date.UTC(2026, 2, 1, 23, 59)), '2026-03-01');
});

test('isRange: a word of the address, is believed only when it is one', () => {
  assert.deepEqual([isRange('week'), isRange('toString'), isRange(null)], [true, false, false]);
});
