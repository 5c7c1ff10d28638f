import { makeSetUpLink } from '../operator/invitation/make-set-up-link.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { customerOption, pickTenant } from './pick-tenant.ts';
import { recordEvents } from './record-events.ts';
import { type Verb, VerbFailed } from './verb.ts';

/** `selfsame portal-link [--customer NUMBER]` */
export const portalLinkVerb: Verb = {
  name: 'portal-link',
  summary: 'Makes a one-time link to a new owner of the portal, when everybody has lost access.',
  arguments: '',
  details: `Prints an address that works once, within 24 hours. Whoever opens it becomes an owner beside those there are,
and can then help the others in. It is written to the audit log. Whoever may run this command on the machine
can do everything anyway; keep the link to yourself.`,
  options: { customer: customerOption },
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
          events: recordEvents(),
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
