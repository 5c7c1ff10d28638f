import { accounts } from '../acts/act-row.ts';
import type { KeptAnswer } from '../world/world.ts';
import type { GroupLook } from './look.ts';
import type { Snapshot } from './snapshot.ts';

const isDone = ({ status }: KeptAnswer): boolean => status >= 200 && status < 300;

/** What binds a TempId to an account. */
const bindings = new Set<string>([
  'ReplaceAccountBiometricCredential',
  'CreateAccountProofedBiometricCredential',
]);

/** A TempId is never used past its end: whoever bound one asked before the data under it ended. */
export function tempIdEnds({ answers, captureEnds }: GroupLook): string[] {
  return answers
    .filter((answer) => isDone(answer) && bindings.has(answer.operation))
    .flatMap(({ tempId, askedAt }) => {
      const end = tempId === null ? undefined : captureEnds.get(tempId);
      if (end === undefined || askedAt < end) return [];
      return [`TempId ${tempId} ended at ${end.toISOString()} and was bound at ${askedAt.toISOString()}`];
    });
}

/** Another tenant's token gets nothing that belongs to this one: neither its sessions nor its TempIds. */
export function strangersGetNothing({ world, answers }: GroupLook): string[] {
  return answers.filter(isDone).flatMap(({ operation, asker, session, tempId }) => {
    const owner = world.sessions.find(
      (known) => known.id === session || (tempId !== null && known.tempId === tempId),
    );
    return owner === undefined || owner.tenant === asker
      ? []
      : [`${operation} did for tenant ${asker} what only tenant ${owner.tenant} may ask for`];
  });
}

/** A request fails with 500 only where something outside failed. */
export function everyFailureHasACause({ answers }: GroupLook): string[] {
  return answers
    .filter(({ status, faults }) => status === 500 && faults === 0)
    .map(({ operation }) => `${operation} answered 500, and nothing had failed`);
}

/** A job fails only where something outside failed: two that do the same at once make way for each other. */
export function everyFailedJobHasACause({ failedJobs }: GroupLook): string[] {
  return failedJobs
    .filter(({ faults }) => faults === 0)
    .map(({ name, error }) => `the job ${name} failed, and nothing else had: ${error}`);
}

/** Accounts with a number that are there, of a tenant. */
const liveOf = ({ accounts: all }: Snapshot, tenantId: string, number: string | undefined) =>
  [...all.values()].filter(
    (account) =>
      account.tenant_id === tenantId && account.account_number === number && account.deleted_at === null,
  );

/** The one act of a group, and its account; undefined for several side by side, which undo each other's work. */
function onlyActOf({ world, acts }: GroupLook) {
  const [act] = acts;
  if (acts.length !== 1 || act === undefined) return undefined;
  return {
    act,
    tenantId: world.ground.tenants[act.tenant].tenantId,
    number: accounts[act.which % accounts.length]!,
  };
}

/** What a caller was told is done: an account that was created is there, a face that was bound as well. */
export function toldIsDone(look: GroupLook): string[] {
  const only = onlyActOf(look);
  const last = look.answers.findLast(isDone);
  if (only === undefined || last === undefined) return [];
  const { act, tenantId, number } = only;
  const [account] = liveOf(look.after, tenantId, number);
  if (act.kind === 'createAccount' && last.operation === 'CreateAccount' && account === undefined)
    return [`${number} was created, as its caller was told, and is not there`];
  const isBound = act.kind === 'bindPhoto' || act.kind === 'bindSelfie';
  const credentials = look.after.credentials.filter(({ account_id }) => account_id === account?.id);
  return isBound && credentials.length !== 1
    ? [`a face was bound to ${number}, and it has ${credentials.length}`]
    : [];
}

/** Acts that bind a face to the account that they name. */
const binding = new Set<string>(['bindPhoto', 'bindSelfie', 'bindAtEnd', 'selfieAndBind', 'enrol']);

/** A face is bound to the account that was named, and to no other. */
export function bindsAsAsked(look: GroupLook): string[] {
  const only = onlyActOf(look);
  if (only === undefined || !binding.has(only.act.kind)) return [];
  const named = new Set(
    [look.before, look.after].flatMap((one) => liveOf(one, only.tenantId, only.number).map(({ id }) => id)),
  );
  return look.after.events
    .slice(look.before.events.length)
    .filter(
      ({ type, account_id }) => /^credential\.(created|replaced)$/.test(type) && !named.has(account_id ?? ''),
    )
    .map(({ account_id }) => `a face for ${only.number} was bound to account ${account_id}`);
}

/** An account erased by a caller is gone, as the caller was told. */
export function toldIsErased(look: GroupLook): string[] {
  const only = onlyActOf(look);
  if (only?.act.kind !== 'deleteAccount' || !look.answers.some(isDone)) return [];
  return liveOf(look.after, only.tenantId, only.number).map(
    ({ id }) => `${only.number} was deleted, as its caller was told, and account ${id} is there`,
  );
}
