import { createErasureCertifier } from '../audit/certify-erasure.ts';
import { createAuditRecorder } from '../audit/record-event.ts';
import { openRecordSigner } from '../audit/record-signer.ts';
import { makeFirstKey } from '../identity/bootstrap.ts';
import { insertSetUpLink } from '../operator/invitation/make-set-up-link.ts';
import type { Config } from '../platform/configuration/config.ts';
import { createEvents, systemActor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { resetSandbox } from '../sandbox/reset-sandbox.ts';
import { createAesVault } from '../store/seal/aes-vault.ts';
import { loadMasterKeys } from '../store/seal/master-key.ts';
import type { Db } from '../store/seal/vault.ts';
import { findTenantByCustomerNumber, type TenantRow } from '../store/tenant/tenant.ts';
import { disableTenant, enableTenant } from '../tenant/change-tenant.ts';
import { createTenant } from '../tenant/create-tenant.ts';
import { beginErasure, eraseTenant } from '../tenant/erase-tenant.ts';
import { presentCreated } from '../tenant/present-tenant.ts';
import { readTenant } from '../tenant/read-tenants.ts';
import { setQuotas } from '../tenant/set-quotas.ts';
import { openCommandBlobs } from './installation/open-command-blobs.ts';
import { type CommandDatabase, openCommandDatabase } from './installation/open-command-database.ts';
import { masterKeySource } from './open-command-keys.ts';
import { recordEvents } from './record-events.ts';
import { printTenants, showTenant } from './tenant/print-tenants.ts';
import { quotaOptions, readQuotas } from './tenant/read-quotas.ts';
import { jsonOption, printJson, type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** A command line of this verb with the database open. */
interface TenantCommand extends VerbContext {
  config: Config;
  database: CommandDatabase;
  /** The customer number after the action; undefined when none was given. */
  number: string | undefined;
}

const actions: Record<string, (command: TenantCommand) => Promise<number>> = {
  list: (command) => printTenants(command.database.db, command),
  show: async (command) => showTenant(command.database.db, await theTenant(command), command),
  create,
  disable,
  enable,
  erase,
  reset,
  quotas,
};

/** `selfsame tenant create | list | show | quotas | disable | enable | erase | reset` */
export const tenantVerb: Verb = {
  name: 'tenant',
  summary: 'Makes, lists, stops and erases tenants (customers) of this installation.',
  arguments:
    'list | create NUMBER | show NUMBER | quotas NUMBER | disable NUMBER | enable NUMBER | erase NUMBER | reset NUMBER',
  details: `list      All tenants, with their accounts, portal users and the transactions of the last 30 days.
create    Makes a tenant with its own keys and settings. Prints its first API key, which is stored nowhere else,
          and the one-time link of its first owner. Needs --name. With --sandbox it is one to build against: nothing of it
          counts as evidence, and it says so everywhere. A script reads the key with --json.
show      One tenant; of an erased one the signed certificate.
quotas    Says what it may have at most; what is not named stays. create takes the same options.
disable   Stops it at once: tokens, sessions, links and sockets. Webhook deliveries are held. Needs --reason.
enable    Lets it act again. Needs --reason, too.
erase     Destroys its data keys first, then all rows and pictures, for good. Leaves the customer number, the audit
          log and a signed certificate. Needs --confirm with the number once more. May be interrupted and run again.
reset     Empties a sandbox: accounts, transactions, deliveries and the clock. Keys, settings and portal users stay. Needs
          --confirm, too.

The first tenant owns the installation: it can be neither disabled nor erased. Everything is written to the audit logs of
the tenant and of the first one.`,
  options: {
    name: { type: 'string', value: 'NAME', description: 'create: what people call the customer.' },
    sandbox: {
      type: 'boolean',
      description: 'create: make a sandbox to build against instead of a live tenant; for good.',
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      description: 'disable, enable: why; the audit log keeps it for good, so name no person.',
    },
    ...quotaOptions,
    json: jsonOption,
    confirm: { type: 'string', value: 'NUMBER', description: 'erase, reset: the customer number once more.' },
  },
  async run(context) {
    const [action, number, ...rest] = context.positionals;
    const act = action === undefined ? undefined : actions[action];
    if (!act || rest.length > 0) throw new VerbMisused(`give one of ${Object.keys(actions).join(', ')}`);
    const config = context.readConfig();
    const database = await openCommandDatabase(config);
    try {
      return await act({ ...context, config, database, number });
    } catch (error) {
      throw error instanceof Problem ? new VerbFailed(error.message) : error;
    } finally {
      await database.close();
    }
  },
};

function required({ values }: TenantCommand, option: 'name' | 'reason' | 'confirm'): string {
  const value = values[option];
  if (typeof value !== 'string') throw new VerbMisused(`--${option} is needed`);
  return value;
}

function numberOf({ number }: TenantCommand): string {
  if (number === undefined) throw new VerbMisused('give the customer number');
  return number;
}

async function theTenant(command: TenantCommand): Promise<TenantRow> {
  const number = numberOf(command);
  const tenant = await findTenantByCustomerNumber(command.database.db, number);
  if (!tenant) throw new VerbFailed(`There is no customer ${number}.`);
  return tenant;
}

const needsOf = ({ database: { db }, clock }: TenantCommand) => ({ db, clock, events: recordEvents() });

async function create(command: TenantCommand): Promise<number> {
  const needs = needsOf(command);
  const { events } = needs;
  const { baseUrl } = command.config;
  const made = await createTenant(
    {
      ...needs,
      makeFirstKey: (tx, options) => makeFirstKey({ events }, tx, options),
      makeOwnerLink: (tx, options) =>
        insertSetUpLink({ events, baseUrl }, tx, { ...options, purpose: 'setUp' }),
    },
    {
      customerNumber: numberOf(command),
      customerName: required(command, 'name'),
      sandbox: command.values.sandbox === true,
      quotas: readQuotas(command.values),
      actor: systemActor,
    },
  );
  const { tenant, key, ownerLink } = made;
  if (printJson(command, presentCreated(await readTenant(needs, tenant.id), made))) return 0;
  const what = tenant.sandbox ? 'Sandbox' : 'Customer';
  command.note(`${what} ${tenant.customer_number} is made. Its first API key is shown this once:`);
  command.print(`API key id     ${key.id}`);
  command.print(`API key value  ${key.value}`);
  command.print(`Link of owner  ${ownerLink.url}`);
  command.note(
    `Whoever opens the link becomes its first owner; once, until ${ownerLink.expiresAt.toISOString()}.`,
  );
  return 0;
}

async function quotas(command: TenantCommand): Promise<number> {
  const tenant = await theTenant(command);
  const said = readQuotas(command.values);
  if (Object.keys(said).length === 0)
    throw new VerbMisused(`give one of --${Object.keys(quotaOptions).join(', --')}`);
  await setQuotas(needsOf(command), { id: tenant.id, actor: systemActor, quotas: said });
  return showTenant(command.database.db, tenant, command);
}

async function disable(command: TenantCommand): Promise<number> {
  const { id, customer_number } = await theTenant(command);
  const reason = required(command, 'reason');
  await disableTenant(needsOf(command), { id, actor: systemActor, reason });
  command.print(`Customer ${customer_number} is disabled.`);
  return 0;
}

async function enable(command: TenantCommand): Promise<number> {
  const { id, customer_number } = await theTenant(command);
  await enableTenant(needsOf(command), { id, actor: systemActor, reason: required(command, 'reason') });
  command.print(`Customer ${customer_number} is enabled.`);
  return 0;
}

function requireConfirmed(command: TenantCommand, { customer_number: number }: TenantRow): void {
  if (required(command, 'confirm') !== number)
    throw new VerbFailed(`--confirm is not ${number}. Nothing was erased.`);
}

async function reset(command: TenantCommand): Promise<number> {
  const tenant = await theTenant(command);
  requireConfirmed(command, tenant);
  const blobs = await openCommandBlobs(command.config);
  // The search of a server that runs follows the database by itself.
  const needs = { ...needsOf(command), blobs, refreshGallery: async () => undefined };
  const gone = await resetSandbox(needs, { tenantId: tenant.id, actor: systemActor });
  command.print(
    `Sandbox ${tenant.customer_number} is empty: ${gone.Accounts} accounts and ${gone.Sessions} transactions are gone.`,
  );
  return 0;
}

async function erase(command: TenantCommand): Promise<number> {
  const { config, database, clock, note } = command;
  const { db } = database;
  const tenant = await theTenant(command);
  requireConfirmed(command, tenant);
  const vault = createAesVault(await loadMasterKeys(db, masterKeySource(config)));
  const signer = await openRecordSigner({ db, vault }, config.baseUrl, clock.now());
  const events = createEvents<Db>({
    record: createAuditRecorder(),
    subscribers: [createErasureCertifier(signer)],
  });
  const deps = { db, clock, events, blobs: await openCommandBlobs(config) };
  const { id, customer_number: customerNumber } = tenant;
  await beginErasure(deps, { id, actor: systemActor, customerNumber });
  let step = '';
  const onStep = (next: string) => {
    if (next !== step) note(`  ${next}`);
    step = next;
  };
  while (!(await eraseTenant(deps, tenant, { signal: command.signal, onStep })))
    if (command.signal.aborted) throw new VerbFailed('Interrupted. Run it again to go on.');
  return showTenant(db, tenant, command);
}
