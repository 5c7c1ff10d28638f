import {
  CreateOpenIdIntegrationRequest,
  integrationClientTypes,
  limits,
  type OpenIdIntegration,
  UpdateOpenIdIntegrationRequest,
} from '@selfsame/contract';
import {
  deleteIntegration,
  enableIntegration,
  renewSecret,
  updateIntegration,
} from '../integration/change-integration.ts';
import { createIntegration } from '../integration/create-integration.ts';
import type { IntegrationDependencies } from '../integration/integration-dependencies.ts';
import { readIntegrations } from '../integration/read-integrations.ts';
import { readIssuer } from '../oidc/issuers.ts';
import { openEgress } from '../platform/egress/open-egress.ts';
import { systemActor } from '../platform/events.ts';
import { isSameText } from '../platform/fold-text.ts';
import { Problem } from '../platform/http/problem.ts';
import { isJson } from '../platform/parse-json.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { integrationOptions, readChoice, readIntegrationOptions } from './integration-options.ts';
import { customerOption, pickTenant } from './pick-tenant.ts';
import { printTable } from './print-table.ts';
import { recordEvents } from './record-events.ts';
import { jsonOption, printJson, type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** A command line of this verb with the database open. */
interface IntegrationCommand extends VerbContext {
  deps: IntegrationDependencies;
  tenantId: string;
  /** The name or client id after the action; undefined when none was given. */
  named: string | undefined;
}

const actions: Record<string, (command: IntegrationCommand) => Promise<void>> = {
  list,
  add,
  show: async (command) => show(await theIntegration(command), command),
  edit,
  disable: (command) => enable(command, false),
  enable: (command) => enable(command, true),
  delete: remove,
  'new-secret': newSecret,
};

/** `selfsame integration list | add | show | edit | disable | enable | delete | new-secret` */
export const integrationVerb: Verb = {
  name: 'integration',
  summary: 'Keeps the OpenID integrations: applications that sign people in here.',
  arguments:
    'list | add NAME | show WHICH | edit WHICH | disable WHICH | enable WHICH | new-secret WHICH | delete WHICH',
  details: `list        All integrations of a customer.
add         Adds one. Needs --login-urls. Prints its client id and its secret, which is stored nowhere else.
show        All that is set.
edit        Changes what the options say; the rest stays.
disable     Stops it at once: nobody signs in by it. enable lets it go on.
new-secret  Makes a new secret and prints it. The old one works for a day more, unless --immediate is given.
delete      Deletes it for good. Needs --confirm with its client id.

WHICH is a name or a client id. Everything is written to the audit log.`,
  options: {
    customer: customerOption,
    ...integrationOptions,
    json: jsonOption,
    immediate: { type: 'boolean', description: 'new-secret: the old one stops at once, because it leaked.' },
    confirm: { type: 'string', value: 'CLIENT_ID', description: 'delete: the client id.' },
  },
  async run(context) {
    const [action, named, ...rest] = context.positionals;
    const act = action === undefined ? undefined : actions[action];
    if (!act || rest.length > 0) throw new VerbMisused(`give one of ${Object.keys(actions).join(', ')}`);
    const config = context.readConfig();
    const database = await openCommandDatabase(config);
    try {
      const { id: tenantId } = await pickTenant(database.db, context.values.customer);
      const deps = {
        db: database.db,
        clock: context.clock,
        events: recordEvents(),
        egress: openEgress(config),
        readIssuer: (id: string) => readIssuer({ ...config, db: database.db }, id),
      };
      await act({ ...context, deps, tenantId, named });
      return 0;
    } catch (error) {
      throw error instanceof Problem ? new VerbFailed(error.message) : error;
    } finally {
      await database.close();
    }
  },
};

const actOf = ({ tenantId }: IntegrationCommand, { ClientId }: OpenIdIntegration) => ({
  tenantId,
  actor: systemActor,
  clientId: ClientId,
});

const readAll = ({ deps, tenantId }: IntegrationCommand) =>
  readIntegrations(deps, tenantId, { start: 0, size: limits.page.max });

async function theIntegration(command: IntegrationCommand): Promise<OpenIdIntegration> {
  const { named } = command;
  if (named === undefined) throw new VerbMisused('say which: a name or a client id');
  const { Items } = await readAll(command);
  const found = Items.find(
    ({ ClientId, Name }) => ClientId === named.toLowerCase() || isSameText(Name, named),
  );
  if (!found) throw new VerbFailed(`There is no OpenID integration ${named}.`);
  return found;
}

async function list(command: IntegrationCommand): Promise<void> {
  const { Items } = await readAll(command);
  if (printJson(command, Items)) return;
  const rows = Items.map((one) => [
    one.ClientId,
    one.Name,
    one.Enabled ? 'enabled' : 'disabled',
    one.ClientType,
    one.LoginType,
    one.LoginRedirectUrls.join(' '),
  ]);
  printTable(
    [['CLIENT ID', 'NAME', 'STATE', 'TYPE', 'LOGIN', 'LOGIN REDIRECT URLS'], ...rows],
    command.print,
  );
}

function show(integration: OpenIdIntegration, command: IntegrationCommand): void {
  if (printJson(command, integration)) return;
  const { print } = command;
  for (const [field, value] of Object.entries(integration)) {
    const shown = Array.isArray(value) ? value.join(' ') : value;
    const text = typeof shown === 'object' && shown !== null ? JSON.stringify(shown) : String(shown ?? '-');
    print(`${field.padEnd(30)}${text === '' ? '-' : text}`);
  }
}

function printSecret({ note, print }: IntegrationCommand, secret: string | null): void {
  if (secret === null) return;
  note('The secret is shown this once:');
  print(`Client secret  ${secret}`);
}

async function add(command: IntegrationCommand): Promise<void> {
  const { values, deps, tenantId, named, print } = command;
  if (named === undefined) throw new VerbMisused('give a name');
  const clientType = readChoice('client-type', integrationClientTypes, values['client-type']);
  const request = { ...readIntegrationOptions(values, { Name: named }), ClientType: clientType ?? null };
  if (!isJson(CreateOpenIdIntegrationRequest, request)) throw outOfBounds();
  const made = await createIntegration(deps, { tenantId, actor: systemActor }, request);
  if (printJson(command, made)) return;
  print(`Client id      ${made.ClientId}`);
  printSecret(command, made.ClientSecret);
}

const outOfBounds = () =>
  new VerbFailed('A value is outside of its bounds (docs/limits-and-errors.md). Nothing was changed.');

async function edit(command: IntegrationCommand): Promise<void> {
  const before = await theIntegration(command);
  if (command.values['client-type'] !== undefined)
    throw new VerbMisused('--client-type cannot be changed; add another integration');
  const request = { ...readIntegrationOptions(command.values, before), Version: before.Version };
  if (!isJson(UpdateOpenIdIntegrationRequest, request)) throw outOfBounds();
  show(await updateIntegration(command.deps, actOf(command, before), request), command);
}

async function enable(command: IntegrationCommand, enabled: boolean): Promise<void> {
  const integration = await theIntegration(command);
  await enableIntegration(command.deps, actOf(command, integration), enabled);
  command.print(`${integration.Name} is ${enabled ? 'enabled' : 'disabled'}.`);
}

async function newSecret(command: IntegrationCommand): Promise<void> {
  const integration = await theIntegration(command);
  const isImmediate = command.values.immediate === true;
  const made = await renewSecret(command.deps, actOf(command, integration), isImmediate);
  if (printJson(command, made)) return;
  if (made.PreviousSecretExpirationDate)
    command.note(`The old secret works until ${made.PreviousSecretExpirationDate}.`);
  printSecret(command, made.ClientSecret);
}

async function remove(command: IntegrationCommand): Promise<void> {
  const integration = await theIntegration(command);
  if (command.values.confirm !== integration.ClientId)
    throw new VerbFailed(`--confirm is not ${integration.ClientId}. Nothing was deleted.`);
  await deleteIntegration(command.deps, actOf(command, integration));
  command.print(`${integration.Name} is deleted.`);
}
