import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ModelUnusable } from '@selfsame/face';
import { withDatabase } from '../test/database.ts';
import { chooseFirstRate, requireSupportedRates } from './require-supported-rates.ts';
import { ensureTenant } from './store/tenant/tenant.ts';
import { readMatchingPolicy } from './store/tenant/tenant-setting.ts';

const { db } = await withDatabase({ after });
const now = new Date();
const wide = { model: 'wide', fmrRange: { min: 1e-5, max: 0.1 } };
const narrow = { model: 'narrow', fmrRange: { min: 1e-3, max: 0.1 } };

test('requireSupportedRates: a tenant’s rate below what the model’s numbers support, ends the start with a sentence', async () => {
  await requireSupportedRates(db, narrow);
  const { id } = await ensureTenant(db, { customerNumber: 'Shop', customerName: 'Shop', now });
  await requireSupportedRates(db, wide);
  await assert.rejects(
    requireSupportedRates(db, narrow),
    (error) =>
      error instanceof ModelUnusable &&
      /customer Shop matches at a false match rate of 0\.00001; the numbers of narrow support 0\.0010/.test(
        error.message,
      ),
  );
  await chooseFirstRate(db, id, wide);
  assert.equal((await readMatchingPolicy(db, id)).Version, 0, 'the usual rate is supported');
  await chooseFirstRate(db, id, narrow);
  assert.equal((await readMatchingPolicy(db, id)).FalseMatchRate, 1e-3);
  await requireSupportedRates(db, narrow);
});

test('requireSupportedRates: the rate of a transaction template, counts too', async () => {
  await db.updateTable('transaction_template').set({ false_match_rate: 1e-4 }).execute();
  await assert.rejects(requireSupportedRates(db, narrow), /rate of 0\.0001;/);
});
