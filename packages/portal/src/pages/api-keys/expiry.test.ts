import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expirationDate } from './expiry.ts';
import { keyState } from './key-state.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

test('expirationDate: never, in days, on a day, and a day that is over', () => {
  assert.equal(expirationDate('never', '', now), null);
  assert.equal(expirationDate('days30', '', now), '2026-03-31T12:00:00.000Z');
  assert.equal(expirationDate('date', '', now), null);
  assert.equal(expirationDate('date', '2026-02-01', now), null);
  assert.equal(expirationDate('date', '2026-04-01', now), new Date('2026-04-01T23:59:59').toISOString());
});

test('keyState: disabled wins over expired', () => {
  const key = (Enabled: boolean, ExpirationDate: string | null) =>
    keyState({ Enabled, ExpirationDate } as Parameters<typeof keyState>[0], now);
  assert.deepEqual(
    [key(true, null), key(true, '2026-03-01T11:00:00Z'), key(true, '2026-03-01T13:00:00Z'), key(false, null)],
    ['enabled', 'expired', 'enabled', 'disabled'],
  );
});
