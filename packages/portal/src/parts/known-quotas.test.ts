import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tenant } from '@selfsame/contract';
import { knownQuotas } from './known-quotas.ts';

test('knownQuotas: an answer of a node before quotas, has none', () => {
  const Quotas = { Accounts: 2, TransactionsPerDay: null, AnalysesAtOnce: null, StorageBytes: null };
  const Usage = { Accounts: 1, TransactionsToday: 0, StorageBytes: 0 };
  const tenant = { CustomerNumber: 'shop', Accounts: 1 } as Tenant;
  assert.deepEqual(knownQuotas({ ...tenant, Quotas, Usage }), { Quotas, Usage });
  assert.equal(knownQuotas(tenant), null);
});
