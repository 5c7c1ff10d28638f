import { sql } from 'kysely';
import type { EndLook, GroupLook } from './look.ts';
import type { SeenAccount, SeenEvent, SeenSession, Snapshot } from './snapshot.ts';

const mostFailures = 1;
const windowMs = 86_400_000;
const failedReasons = new Set(['matchFailed', 'livenessFailed', 'matchAndLivenessFailed']);

const endedSince = ({ before, after }: GroupLook): SeenSession[] =>
  [...after.sessions.values()].filter(
    ({ id, status, kind }) =>
      kind === 'verification' && status !== 0 && (before.sessions.get(id)?.status ?? 0) === 0,
  );

const eventsSince = ({ before, after }: GroupLook): SeenEvent[] => after.events.slice(before.events.length);

/** Whether something in the group forgot failures of an account: then their number says nothing. */
const isForgiven = (look: GroupLook, { id, deleted_at }: SeenAccount): boolean =>
  deleted_at !== null ||
  endedSince(look).some(({ account_id, end_reason }) => account_id === id && end_reason === 'accepted') ||
  eventsSince(look).some(
    ({ type, account_id, verified }) =>
      account_id === id &&
      (type === 'account.enabled' || (type === 'credential.verified' && verified === true)),
  );

const inWindow = (failures: readonly Date[], at: Date): number =>
  failures.filter((failure) => failure.getTime() > at.getTime() - windowMs).length;

/** A lockout counts each failure once: a failed verification adds one failure to its account, and nothing else does. */
export function lockoutCountsOnce(look: GroupLook): string[] {
  const { before, after } = look;
  return [...after.accounts.values()].flatMap((account) => {
    if (isForgiven(look, account)) return [];
    const failedSessions = endedSince(look).filter(
      ({ account_id, end_reason }) => account_id === account.id && failedReasons.has(end_reason ?? ''),
    );
    const failedPhotos = eventsSince(look).filter(
      ({ type, account_id, verified }) =>
        type === 'credential.verified' && account_id === account.id && verified === false,
    );
    const kept = inWindow(before.accounts.get(account.id)?.failures ?? [], after.at);
    const due = kept + failedSessions.length + failedPhotos.length;
    const counted = inWindow(account.failures, after.at);
    if (counted === due || endedLongAgo(look)) return [];
    return [`account ${account.id} has ${counted} failures in place of ${due}`];
  });
}

/** Whether time jumped within the group: what failed in it may be out of the window already. */
const endedLongAgo = ({ before, after }: GroupLook): boolean =>
  after.at.getTime() - before.at.getTime() > windowMs / 2;

/** After more failures than the tenant allows, an account is disabled. */
export function lockoutDisables({ after }: GroupLook): string[] {
  return [...after.accounts.values()]
    .filter((account) => account.enabled && account.deleted_at === null)
    .filter((account) => inWindow(account.failures, after.at) > mostFailures)
    .map(({ id }) => `account ${id} is enabled after more failures than ${mostFailures}`);
}

/** A template belongs to one account, of the same tenant, and an account has one live credential with a key of its own. */
export function templateOfOneAccount({ after }: GroupLook): string[] {
  return after.misplaced;
}

const liveNumbers = ({ accounts }: Snapshot, tenantId: string): Set<string> =>
  new Set(
    [...accounts.values()]
      .filter((account) => account.tenant_id === tenantId && account.deleted_at === null)
      .map(({ account_number }) => account_number),
  );

/** What is erased is gone, at once: no template, no picture, no key of an erased account or credential, and its number is free. */
export function erasedIsGone({ world, acts, before, after, answers }: GroupLook): string[] {
  const found = [...after.remains];
  for (const { id, deleted_at } of before.accounts.values())
    if (deleted_at !== null && after.accounts.get(id)?.deleted_at === null)
      found.push(`erased account ${id} is back`);
  const [act] = acts;
  if (acts.length === 1 && act?.kind === 'deleteAccount' && answers.some(({ status }) => status === 200)) {
    const { tenantId } = world.ground.tenants[act.tenant];
    const number = ['ann', 'ben', 'cid'][act.which % 3]!;
    if (liveNumbers(after, tenantId).has(number))
      found.push(`${number} was deleted, as its caller was told, and is there`);
  }
  return found;
}

/** What is erased stays erased: no blob is left without a row, and no row without its blob. */
export async function blobsAndRowsAgree({ world }: EndLook): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select image_blob_id as id from biometric_credential
      where image_blob_id is not null and deleted_at is null
    union select image_blob_id from temp_capture where image_blob_id is not null`.execute(world.database.db);
  const named = new Set(rows.map(({ id }) => id));
  const { kept } = world.blobs;
  return [
    ...[...kept.keys()].filter((id) => !named.has(id)).map((id) => `blob ${id} is left over`),
    ...[...named].filter((id) => !kept.has(id)).map((id) => `blob ${id} is named by a row, and is not there`),
  ];
}

/** Nothing is left of captures whose time is over. */
export function capturesArePurged({ world, last }: EndLook): string[] {
  const now = world.clock.now();
  return [...last.captures]
    .filter(([, end]) => end < now)
    .map(([id]) => `the capture under TempId ${id} is left over`);
}
