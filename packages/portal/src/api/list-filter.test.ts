import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayRange, listFilter } from './list-filter.ts';

test('listFilter: values, prefixes and what the syntax knows, are written as the API reads them', () => {
  assert.equal(listFilter({}), undefined);
  assert.equal(listFilter({ Enabled: '', Description: { prefix: ' ' } }), undefined);
  assert.equal(
    listFilter({ Enabled: 'true', Description: { prefix: 'a;b*c\\d' } }),
    'Enabled:true;Description:a\\;b\\*c\\\\d*',
  );
});

test('dayRange: open ends stay open, the last day is whole', () => {
  assert.equal(dayRange('', ''), '');
  assert.equal(dayRange('yesterday', '2026-13-99'), '', 'an address may hold anything');
  assert.match(dayRange('2026-03-01', ''), /^2026-0[23]-\d\dT.*Z\.\.$/);
  const [from, to] = dayRange('2026-03-01', '2026-03-01').split('..');
  assert.equal(new Date(to!).getTime() - new Date(from!).getTime(), 86_399_999);
});
