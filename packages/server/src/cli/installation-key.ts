import { limits } from '@selfsame/contract';
import { systemActor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { listInstallationKeys } from '../store/tenant/installation-key.ts';
import { makeInstallationKey } from '../tenant/key/make-installation-key.ts';
import { revokeInstallationKey } from '../tenant/key/revoke-installation-key.ts';
import type { TenantDependencies } from '../tenant/tenant-dependencies.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { printTable } from './print-table.ts';
import { recordEvents } from './record-events.ts';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** A command line of this verb with the database open. */
interface KeyCommand extends VerbContext {
  deps: TenantDependencies;
  /** What stands after the action; undefined when nothing does. */
  id: string | undefined;
}

const actions: Record<string, (command: KeyCommand) => Promise<number>> = { create, list, revoke };

/** Longest life that may be said, days. */
const mostDays = 3_650;

/** `selfsame installation-key create | list | revoke` */
export const installationKeyVerb: Verb = {
  name: 'installation-key',
  summary: 'Makes, lists and revokes the keys by which programs manage tenants.',
  arguments: 'create | list | revoke ID',
  details: `create    Makes a key and prints it, once: only its hash is stored. Needs --name.
list      The keys, when each was used last, and those revoked last.
revoke    Ends a key for good, at once and on every server. ID is what list shows, the part of the key before the dot.

A program sends the key as \`Authorization: Bearer\` to the operations of /portal/v1/tenants: it makes, lists, stops and erases
tenants. It comes into no tenant's data. The audit log of the first tenant says what each key did.`,
  options: {
    name: { type: 'string', value: 'TEXT', description: 'create: what the key is for.' },
    days: {
      type: 'string',
      value: 'COUNT',
      description: 'create: how long it holds; without, until it is revoked.',
    },
  },
  async run(context) {
    const [action, id, ...rest] = context.positionals;
    const act = action === undefined ? undefined : actions[action];
    if (!act || rest.length > 0) throw new VerbMisused(`give one of ${Object.keys(actions).join(', ')}`);
    const { db, close } = await openCommandDatabase(context.readConfig());
    try {
      return await act({ ...context, deps: { db, clock: context.clock, events: recordEvents() }, id });
    } catch (error) {
      throw error instanceof Problem ? new VerbFailed(error.message) : error;
    } finally {
      await close();
    }
  },
};

function expiryOf({ values: { days }, clock }: KeyCommand): Date | null {
  if (days === undefined) return null;
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > mostDays)
    throw new VerbMisused(`--days is a whole number from 1 to ${mostDays}`);
  return new Date(clock.now().getTime() + count * 86_400_000);
}

async function create(command: KeyCommand): Promise<number> {
  const { name } = command.values;
  if (typeof name !== 'string') throw new VerbMisused('--name is needed');
  const { row, key } = await makeInstallationKey(command.deps, {
    ...{ description: name, expiresAt: expiryOf(command), actor: systemActor, operatorId: null },
  }).catch((error) => {
    if (error instanceof Problem && error.code === 'E_TENANT_NOT_FOUND')
      throw new VerbFailed('There is no customer yet. Start the server once.');
    throw error;
  });
  command.note(`The key ${row.external_id} is made. It is shown this once:`);
  command.print(key);
  return 0;
}

const columns = ['ID', 'FOR', 'MADE BY', 'CREATED', 'EXPIRES', 'LAST USED', 'STATE'];

async function list({ deps, clock, print }: KeyCommand): Promise<number> {
  const keys = await listInstallationKeys(deps.db, limits.installation.keys);
  const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? '-';
  const stateOf = ({ revoked_at, expires_at }: (typeof keys)[number]) => {
    if (revoked_at) return `revoked ${day(revoked_at)}`;
    return expires_at && expires_at <= clock.now() ? 'expired' : 'in force';
  };
  const rows = keys.map((key) => [
    ...[
      key.external_id,
      key.description,
      key.maker ?? (key.operator_id ? 'a former portal user' : 'command line'),
    ],
    ...[day(key.created_at), day(key.expires_at), day(key.last_used_at), stateOf(key)],
  ]);
  printTable([columns, ...rows], print);
  return 0;
}

async function revoke({ deps, id, print }: KeyCommand): Promise<number> {
  if (id === undefined) throw new VerbMisused('give the id of the key');
  const keys = await listInstallationKeys(deps.db, limits.installation.keys);
  // Whoever holds the whole key may paste it.
  const [externalId] = id.split('.');
  const key = keys.find((known) => known.external_id === externalId);
  if (!key) throw new VerbFailed(`There is no key ${externalId}.`);
  await revokeInstallationKey(deps, { id: key.id, actor: systemActor });
  print(`The key ${externalId} is revoked.`);
  return 0;
}
