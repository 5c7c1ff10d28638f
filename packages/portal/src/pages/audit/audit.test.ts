import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditFilter, filterWithoutDays } from './event-filter.ts';
import { exportFault, lastDays } from './export-range.ts';
import { readStatement } from './read-statement.ts';

const none = {
  source: '',
  executor: '',
  level: '',
  from: '',
  to: '',
  account: '',
  transaction: '',
  credential: '',
};

test('auditFilter: what is set, under the names of the log', () => {
  assert.equal(auditFilter(none), undefined);
  assert.equal(auditFilter({ ...none, source: 'apiKey', account: 'u' }), 'EventSource:apiKey;Account:u');
  assert.equal(filterWithoutDays({ ...none, from: '2026-01-01' }), undefined);
});

test('exportFault: missing, turned round or too many days', () => {
  assert.equal(exportFault({ from: '', to: '2026-01-01' }, 366), 'missing');
  assert.equal(exportFault({ from: '2026-01-02', to: '2026-01-01' }, 366), 'turned');
  assert.equal(exportFault({ from: '2025-01-01', to: '2026-01-02' }, 366), 'long');
  assert.equal(exportFault({ from: '2025-01-01', to: '2026-01-01' }, 366), null);
  assert.deepEqual(lastDays(2, new Date('2026-03-01T12:00:00')), { from: '2026-02-28', to: '2026-03-01' });
});

test('readStatement: the payload of a JWS, and of nothing', () => {
  const payload = Buffer.from(JSON.stringify({ sequence: 3, hash: 'ff', at: 'ü' })).toString('base64url');
  assert.deepEqual(readStatement(`e30.${payload}.c2ln`), { sequence: 3, hash: 'ff', at: 'ü' });
  assert.equal(readStatement('nonsense'), null);
  assert.equal(readStatement('a.!!.c'), null);
});
