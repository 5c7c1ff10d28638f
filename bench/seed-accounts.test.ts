import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccounts } from '../packages/server/src/account/read-account.ts';
import { ensureTenant } from '../packages/server/src/store/tenant/tenant.ts';
import { withDatabase } from '../packages/server/test/database.ts';
import { removeSeededAccounts, seedAccounts } from './seed-accounts.ts';

test('seedAccounts: twice, makes the accounts once; removing takes all away', async (t) => {
  const { db } = await withDatabase(t);
  const { id } = await ensureTenant(db, { customerNumber: 'demo', customerName: 'Demo', now: new Date() });
  const count = async () => (await readAccounts(db, id, {})).TotalCount;
  await seedAccounts(db, { customer: 'demo', accounts: 80, sessions: 100 });
  await seedAccounts(db, { customer: 'demo', accounts: 80, sessions: 0 });
  assert.equal(await count(), 80);
  assert.equal((await readAccounts(db, id, { filter: 'Enabled:false' })).TotalCount, 2);
  await removeSeededAccounts(db, 'demo');
  assert.equal(await count(), 0);
  assert.deepEqual(await db.selectFrom('session').select('id').execute(), []);
  await assert.rejects(seedAccounts(db, { customer: 'nobody', accounts: 1, sessions: 1 }), /nobody/);
});
