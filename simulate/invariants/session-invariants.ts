import type { EndLook, GroupLook } from './look.ts';

const pending = 0;

/** A status never goes back: once a session is over, its status and its reason stay. */
export function statusNeverGoesBack({ before, after }: GroupLook): string[] {
  return [...before.sessions.values()].flatMap((was) => {
    const is = after.sessions.get(was.id);
    if (was.status === pending || is === undefined) return [];
    if (is.status === was.status && is.end_reason === was.end_reason) return [];
    return [`session ${was.id} was ${was.status} ${was.end_reason} and is ${is.status} ${is.end_reason}`];
  });
}

/** A session has one outcome: one event tells that it is over, and nobody was ever told another end. */
export function oneOutcomePerSession({ world, last }: EndLook): string[] {
  const finished = last.events.filter(({ type }) => /^(operation|transaction)\.finished$/.test(type));
  const counts = Map.groupBy(finished, ({ session_id }) => session_id);
  const rows = [...last.sessions.values()].flatMap(({ id, status }) => {
    const count = counts.get(id)?.length ?? 0;
    const due = status === pending ? 0 : 1;
    return count === due ? [] : [`session ${id} (status ${status}) has ${count} events of its end`];
  });
  const told = world.sessions.flatMap(({ id, statuses }) => {
    const ends = new Set(statuses.filter((status) => status !== pending));
    const { status } = last.sessions.get(id) ?? { status: null };
    const isOne = ends.size === 0 || (ends.size === 1 && ends.has(status as number));
    return isOne ? [] : [`callers of session ${id} were told ${[...ends]}, and it is ${status}`];
  });
  return [...rows, ...told];
}

/** Every session comes to its end: when its time is over and the jobs have run, none is pending. */
export function everySessionEnds({ last }: EndLook): string[] {
  return [...last.sessions.values()]
    .filter(({ status }) => status === pending)
    .map(({ id, kind }) => `${kind} ${id} is pending days after its time`);
}

/** A receipt for every end: one, signed by us, that says the status of its session. */
export async function receiptForEveryEnd({ world, last }: EndLook): Promise<string[]> {
  const { db } = world.database;
  const rows = await db.selectFrom('receipt').select(['session_id', 'statement']).execute();
  const bySession = Map.groupBy(rows, ({ session_id }) => session_id);
  const wrong: string[] = [];
  for (const { id, status } of last.sessions.values()) {
    const [receipt, ...more] = bySession.get(id) ?? [];
    if ((status === pending) !== (receipt === undefined) || more.length > 0) {
      wrong.push(`session ${id} (status ${status}) has ${bySession.get(id)?.length ?? 0} receipts`);
    } else if (receipt) {
      const claims = await world.ground.keys.signer.read('receipt', receipt.statement);
      if (claims?.status !== status)
        wrong.push(`the receipt of session ${id} says ${claims?.status}, not ${status}`);
    }
  }
  return wrong;
}

/** A TempId is never used past its end, and never by another tenant. */
export function tempIdEnds({ world, acts, before, after, answers, captureEnds }: GroupLook): string[] {
  const bound = after.events
    .slice(before.events.length)
    .filter(({ type }) => /^credential\.(created|replaced)$/.test(type));
  if (acts.length !== 1 || bound.length === 0) return [];
  const act = acts[0]!;
  if (act.kind !== 'bindSelfie' && act.kind !== 'reachAcross') return [];
  if (act.kind === 'reachAcross') return ["another tenant bound this tenant's TempId"];
  const known = world.sessions.filter(({ tenant, tempId }) => tenant === act.tenant && tempId !== null);
  const tempId = known[act.with % known.length]?.tempId;
  const end = tempId && captureEnds.get(tempId);
  if (!answers.some(({ status }) => status === 200) || !end || before.at < end) return [];
  return [`TempId ${tempId} ended at ${end.toISOString()} and was bound after ${before.at.toISOString()}`];
}
