import { bootstrap, makeFirstKey } from '../src/identity/bootstrap.ts';
import { insertSetUpLink } from '../src/operator/invitation/make-set-up-link.ts';
import { createTenant } from '../src/tenant/create-tenant.ts';
import type { AccountWorldParts } from './account-world.ts';
import { createTestEvents, testActor } from './events.ts';

/** Makes tenants as `selfsame tenant create` and the portal do, beside the one that owns the installation. */
export function createTenantMaker(): {
  makeTenant: NonNullable<AccountWorldParts['makeTenant']>;
  /** Their first keys, by customer number. */
  keys: Map<string, { id: string; value: string }>;
} {
  const keys = new Map<string, { id: string; value: string }>();
  const baseUrl = 'https://selfsame.test';
  return {
    keys,
    async makeTenant(db, { now, ...tenant }) {
      const events = createTestEvents();
      await bootstrap({ db, events }, { customerNumber: 'selfsame', customerName: 'Selfsame', now });
      const made = await createTenant(
        {
          ...{ db, events, clock: { now: () => now } },
          makeFirstKey: (tx, options) => makeFirstKey({ events }, tx, options),
          makeOwnerLink: (tx, options) =>
            insertSetUpLink({ events, baseUrl }, tx, { ...options, purpose: 'setUp' }),
        },
        { sandbox: false, ...tenant, actor: testActor },
      );
      keys.set(tenant.customerNumber, made.key);
      return made.tenant;
    },
  };
}
