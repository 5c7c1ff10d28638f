import type { EndLook, GroupLook } from './look.ts';
import type { SeenAccount, SeenEvent, SeenSession } from './snapshot.ts';

const mostFailures = 1;
const windowMs = 86_400_000;
const failedReasons = new Set(['matchFailed', 'livenessFailed', 'matchAndLivenessFailed', 'reviewRejected']);

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
    const failedKeys = eventsSince(look).filter(
      ({ type, account_id }) => type === 'passkey.refused' && account_id === account.id,
    );
    const kept = inWindow(before.accounts.get(account.id)?.failures ?? [], after.at);
    const due = kept + failedSessions.length + failedPhotos.length + failedKeys.length;
    const counted = inWindow(account.failures, after.at);
    // Once sign-ins are stopped, what fails at one counts no more.
    const isStopped = counted - inWindow(account.disabling, after.at) > mostFailures;
    const uncounted = isStopped ? failedSessions.length + failedKeys.length : 0;
    if ((counted <= due && counted >= due - uncounted) || endedLongAgo(look)) return [];
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
    .filter((account) => inWindow(account.disabling, after.at) > mostFailures)
    .map(({ id }) => `account ${id} is enabled after more failures than ${mostFailures}`);
}

/** A template belongs to one account, of the same tenant, and an account has one live credential with a key of its own. */
export function templateOfOneAccount({ after }: GroupLook): string[] {
  return after.misplaced;
}

const isErasedSince = ({ before, after }: Pick<GroupLook, 'before' | 'after'>, id: string): boolean =>
  before.accounts.get(id)?.deleted_at === null && (after.accounts.get(id)?.deleted_at ?? null) !== null;

/** What is erased is gone, at once: no template, no picture, no key of an erased account or credential. */
export function erasedIsGone({ before, after }: GroupLook): string[] {
  const found = [...after.remains];
  for (const { account_id, temp_id } of before.credentials)
    if (temp_id !== null && after.captures.has(temp_id) && isErasedSince({ before, after }, account_id))
      found.push(`erased account ${account_id} still has the selfie that its face was made of`);
  for (const { id, deleted_at } of before.accounts.values())
    if (deleted_at !== null && after.accounts.get(id)?.deleted_at === null)
      found.push(`erased account ${id} is back`);
  return found;
}

/** A picture that a row points at is there: it is written before the row, and deleted after it. */
export function picturesAreThere({ world, after }: GroupLook): string[] {
  // Who purges what is over deletes the picture first: nobody may read it any more.
  const isOver = new Set(
    [...after.captures]
      .filter(([, end]) => end <= after.at)
      .map(([tempId]) => after.captureBlobs.get(tempId)),
  );
  return after.blobs
    .filter((id) => !world.blobs.kept.has(id) && !isOver.has(id))
    .map((id) => `picture ${id} is gone, and a row points at it`);
}

/** What is erased stays erased: in the end no picture is left that no row points at. */
export function noPictureIsLeft({ world, last }: EndLook): string[] {
  const named = new Set(last.blobs);
  return [...world.blobs.kept.keys()]
    .filter((id) => !named.has(id))
    .map((id) => `picture ${id} is left over`);
}

/** Nothing is left of captures whose time is over. */
export function capturesArePurged({ world, last }: EndLook): string[] {
  const now = world.clock.now();
  return [...last.captures]
    .filter(([, end]) => end < now)
    .map(([id]) => `the capture under TempId ${id} is left over`);
}

/** The search of each node holds the faces of live credentials, and no erased one. */
export async function searchHoldsTheLiving({ world, last }: EndLook): Promise<string[]> {
  const live = new Set(last.credentials.map(({ id }) => id));
  const found: string[] = [];
  for (const [nth, node] of world.nodes.entries()) {
    await node.refreshSearch();
    const held = node.heldFaces();
    for (const id of held)
      if (!live.has(id)) found.push(`the search of node ${nth} holds credential ${id}, which is erased`);
    for (const id of live) if (!held.has(id)) found.push(`the search of node ${nth} lacks credential ${id}`);
  }
  return found;
}
