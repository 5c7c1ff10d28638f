import { sql } from 'kysely';
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

/** A review is over with its session, in the same transaction: nobody decides about what has ended. */
export function reviewEndsWithItsSession({ after }: GroupLook): string[] {
  return after.stranded;
}

/** No capture waits for operators for ever: a review is over with its session, and keeps nothing. */
export async function everyReviewEnds({ world }: EndLook): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: string }>`select session_id as id, state from review
    where state = 'open' or template_sealed is not null or blob_ids <> '{}'`.execute(world.database.db);
  return rows.map(
    ({ id, state }) => `the review of session ${id} is ${state}, days later, or has pictures still`,
  );
}
