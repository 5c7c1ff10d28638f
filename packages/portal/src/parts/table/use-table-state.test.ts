import assert from 'node:assert/strict';
import { test } from 'node:test';
import { believed, changedAddress, placeIn } from './use-table-state.ts';

test('believed: a value of the address that a filter can’t have, filters nothing', () => {
  assert.equal(believed('accepted', ['0', '1']), '');
  assert.equal(believed('1', ['0', '1']), '1');
  assert.equal(believed('anything', undefined), 'anything');
});

const laptop = { fitting: 20, usual: 20 };
const wall = { fitting: 50, usual: 20 };
const changed = (
  address: string,
  changes: Record<string, string>,
  { sizes = wall, isPageKept = false } = {},
): string =>
  changedAddress(new URLSearchParams(address), changes, { prefix: '', sizes, isPageKept }).toString();

test('placeIn: a first page without a size has what fits the screen, a later one the same on every screen', () => {
  assert.deepEqual(placeIn(new URLSearchParams(), '', wall), { page: 0, size: 50 });
  assert.deepEqual(placeIn(new URLSearchParams('page=2'), '', wall), { page: 1, size: 20 });
  assert.deepEqual(placeIn(new URLSearchParams('page=2&size=50'), '', laptop), { page: 1, size: 50 });
});

test('changedAddress: from page 2 of an address without a size, the size stays on a very large screen', () => {
  assert.equal(changed('page=2', { page: '' }, { isPageKept: true }), 'size=20');
  assert.equal(changed('page=2', { page: '3' }, { isPageKept: true }), 'page=3');
  assert.equal(
    changed('page=2', { search: 'ada' }),
    'size=20&search=ada',
    'a filter begins at the first page',
  );
  assert.equal(changed('', { page: '2' }, { isPageKept: true }), 'size=50&page=2');
  assert.equal(changed('size=50&page=2', { page: '' }, { isPageKept: true }), '');
});

test('changedAddress: what an address without a size shows, stays out of it', () => {
  const sizes = laptop;
  assert.equal(changed('page=2', { page: '' }, { sizes, isPageKept: true }), '');
  assert.equal(changed('page=2', { size: '100' }, { sizes }), 'size=100');
  assert.equal(changed('size=100', { size: '20' }, { sizes }), '');
  assert.equal(changed('size=100&page=2', { sort: 'Name' }, { sizes }), 'size=100&sort=Name');
});
