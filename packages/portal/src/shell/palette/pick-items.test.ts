import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickItems, rank } from './pick-items.ts';

const item = (label: string, hint?: string) => ({ id: label, label, ...(hint ? { hint } : {}) }) as never;
const labels = (items: { label: string }[]) => items.map(({ label }) => label);

test('rank: every word of a query must stand in the label, at the beginning of a word for choice', () => {
  assert.equal(rank('API keys', 'api'), 0);
  assert.equal(rank('API keys', 'key'), 1);
  assert.equal(rank('API keys', 'eys'), 2);
  assert.equal(rank('API keys', 'key api'), 1);
  assert.equal(rank('API keys', 'keyring'), null);
});

test('rank: accents and case, count for nothing', () => {
  assert.equal(rank('Übersicht', 'uber'), 0);
  assert.equal(rank('Clés d’API', 'CLES'), 0);
});

test('pickItems: the best come first, equals in their order, and without a query all', () => {
  const items = [item('Open keys'), item('Keys'), item('Webhook', 'key events'), item('Audit log')];
  assert.deepEqual(labels(pickItems(items, 'key')), ['Keys', 'Open keys', 'Webhook']);
  assert.equal(pickItems(items, ' ').length, 4);
});
