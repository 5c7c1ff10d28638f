import { createAuditRecorder } from '../audit/record-event.ts';
import { makeSetUpLink } from '../operator/invitation/make-set-up-link.ts';
import { createEvents } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import { findTenantByCustomerNumber, listTenants, type TenantRow } from '../store/tenant/tenant.ts';
import { openCommandDatabase } from './open-command-database.ts';
import { type Verb, VerbFailed } from './verb.ts';

/** `selfsame portal-link [--customer NUMBER]` */
export const portalLinkVerb: Verb = {
  name: 'portal-link',
  summary: 'Makes a one-time link to a new owner of the portal, when everybody has lost access.',
  arguments: '',
  details: `Prints an address that works once, within 24 hours. Whoever opens it becomes an owner beside those there are,
and can then help the others in. It is written to the audit log. Whoever may run this command on the machine
can do everything anyway; keep the link to yourself.`,
  options: {
    customer: {
      type: 'string',
      value: 'NUMBER',
      description: 'Customer number; may be left out when there is one customer.',
    },
  },
  async run(context) {
    const config = context.readConfig();
    const database = await openCommandDatabase(config);
    try {
      const tenant = await pickTenant(database.db, context.values.customer);
      if (tenant.disabled_at)
        throw new VerbFailed(
          `Customer ${tenant.customer_number} is disabled or erased. Its links would open nothing.`,
        );
      const link = await makeSetUpLink(
        {
          db: database.db,
          events: createEvents<Db>({ record: createAuditRecorder(), subscribers: [] }),
          baseUrl: config.baseUrl,
        },
        { tenantId: tenant.id, purpose: 'recovery', now: context.clock.now() },
      );
      context.note(`Whoever opens this becomes an owner of ${tenant.customer_name}; once, within 24 hours:`);
      context.print(link!);
      return 0;
    } finally {
      await database.close();
    }
  },
};

async function pickTenant(db: Db, customer: string | boolean | undefined): Promise<TenantRow> {
  if (typeof customer === 'string') {
    const tenant = await findTenantByCustomerNumber(db, customer);
    if (!tenant) throw new VerbFailed(`There is no customer ${customer}.`);
    return tenant;
  }
  const [only, ...others] = (await listTenants(db)).filter(({ erasing_at }) => erasing_at === null);
  if (!only) throw new VerbFailed('There is no customer yet. Start the server once; it prints the link.');
  if (others.length > 0) throw new VerbFailed('There are several customers. Say which: --customer NUMBER.');
  return only;
}
