import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { withDatabase } from '../../test/database.ts';
import { testActor } from '../../test/events.ts';
import { ensureTenant, insertTenant } from '../store/tenant/tenant.ts';
import { createErasureCertifier } from './certify-erasure.ts';

test('createErasureCertifier: of a sandbox, says in what is signed that it is one', async () => {
  const { db } = await withDatabase({ after });
  const at = new Date('2026-03-01T12:00:00Z');
  const live = await ensureTenant(db, { customerNumber: 'Live', customerName: 'Live', now: at });
  const named = { customerNumber: 'Try', customerName: 'Try', sandbox: true, now: at };
  const sandbox = (await insertTenant(db, named))!;
  const signed: Record<string, unknown>[] = [];
  const certify = createErasureCertifier({
    async sign(kind, claims) {
      signed.push(claims);
      return kind;
    },
  });
  for (const { id: tenantId } of [live, sandbox])
    await db.transaction().execute((tx) =>
      certify(tx, {
        ...{ type: 'account.erased', tenantId, actor: testActor, data: {}, at },
        references: { certificateId: crypto.randomUUID(), accountId: crypto.randomUUID() },
      }),
    );
  assert.deepEqual(
    signed.map((claims) => [claims.tenant, 'sandbox' in claims, claims.sandbox]),
    [
      [live.id, false, undefined],
      [sandbox.id, true, true],
    ],
  );
});
