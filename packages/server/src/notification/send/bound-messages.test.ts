import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { resetTenant } from '../../store/tenant/reset-tenant.ts';
import { boundMessages } from './bound-messages.ts';

const target = { channel: 'sms', address: '+41790000000' } as const;
const { perAddressPerHour } = limits.message;

test('boundMessages: of a sandbox, stand after a reset too: its messages reach real people', async () => {
  const { db, tenantId, clock } = await createSessionFixture({ after }, { sandbox: true });
  const ask = (perHour: number) =>
    db
      .transaction()
      .execute((tx) => boundMessages(tx, { tenantId, targets: [target], perHour, now: clock.now() }));
  for (let nth = 0; nth < perAddressPerHour; nth++) await ask(100);
  await assert.rejects(ask(100), { code: 'E_RATE_LIMITED' });
  await db.transaction().execute((tx) => resetTenant(tx, tenantId, clock.now()));
  await assert.rejects(ask(100), { code: 'E_RATE_LIMITED' });
});

test('boundMessages: of all messages of a sandbox, stand after a reset too; what was refused is not counted', async () => {
  const { db, tenantId, clock } = await createSessionFixture({ after }, { sandbox: true });
  const ask = (address: string, perHour: number) =>
    db
      .transaction()
      .execute((tx) =>
        boundMessages(tx, { tenantId, targets: [{ ...target, address }], perHour, now: clock.now() }),
      );
  await ask('+41790000001', 2);
  await ask('+41790000002', 2);
  await assert.rejects(ask('+41790000003', 2), { code: 'E_RATE_LIMITED' });
  await db.transaction().execute((tx) => resetTenant(tx, tenantId, clock.now()));
  await assert.rejects(ask('+41790000003', 2), { code: 'E_RATE_LIMITED' });
  await ask('+41790000003', 3);
});
