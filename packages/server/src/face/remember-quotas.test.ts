import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberQuotas } from './remember-quotas.ts';

test('rememberQuotas: many at once and one after another, ask once a second for each tenant', async () => {
  let time = 0;
  const asked: string[] = [];
  const quotas = new Map([['small', 2]]);
  const { read, last } = rememberQuotas(
    async (tenant) => {
      asked.push(tenant);
      return quotas.get(tenant) ?? null;
    },
    () => time,
  );
  assert.equal(last('small'), null);
  assert.deepEqual(await Promise.all(['small', 'small', 'other', 'small'].map(read)), [2, 2, null, 2]);
  assert.deepEqual([last('small'), last('other')], [2, null]);
  quotas.set('small', 5);
  time = 999;
  assert.equal(await read('small'), 2);
  assert.deepEqual(asked, ['small', 'other']);
  time = 1_000;
  assert.equal(await read('small'), 5);
  assert.equal(last('small'), 5);
  assert.deepEqual(asked, ['small', 'other', 'small']);
});

test('rememberQuotas: a database that fails, is asked again the next time', async () => {
  let fails = true;
  const { read, last } = rememberQuotas(async () => {
    if (fails) throw new Error('away');
    return 3;
  });
  await assert.rejects(read('small'), /away/);
  fails = false;
  assert.deepEqual([await read('small'), last('small')], [3, 3]);
});
