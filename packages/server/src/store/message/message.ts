import { Status } from '@selfsame/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import { foldedSql } from '../../platform/fold-text.ts';
import { type PageOf, readCounted } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { Database, MessageChannel } from '../tables.ts';

/** A message as stored. */
export type MessageRow = Selectable<Database['message']>;

/** A page of a tenant's messages, of one session or of all. */
export interface MessageQuery {
  tenantId: string;
  sessionId: string | undefined;
  start: number;
  size: number;
}

/** Stores a message. */
export async function insertMessage(tx: Db, row: Insertable<Database['message']>): Promise<void> {
  await tx.insertInto('message').values(row).execute();
}

/**
 * Makes counting and adding messages of one tenant one step: whoever is here first commits first. An advisory lock,
 * because a lock of the tenant's row would also hold up everything that only refers to it.
 */
export async function lockTenantMessages(tx: Db, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`message ${tenantId}`}, 0))`.execute(tx);
}

/** How many messages a tenant had made since a moment, and when the first of them was. */
export async function countTenantMessages(tx: Db, tenantId: string, since: Date) {
  const { count, first } = await tx
    .selectFrom('message')
    .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.min('created_at').as('first')])
    .where('tenant_id', '=', tenantId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return { count: Number(count), first: first as Date | null };
}

/** The same of messages to one address: links go to the session's, codes and notices to the account's as it is now. */
export async function countAddressMessages(
  tx: Db,
  target: { tenantId: string; channel: MessageChannel; address: string },
  since: Date,
) {
  const column = target.channel === 'sms' ? 'phone_number' : 'email';
  const reached = sql<
    string | null
  >`case message.purpose when 'link' then ${sql.ref(`session.${column}`)} else ${sql.ref(`account.${column}`)} end`;
  const { count, first } = await tx
    .selectFrom('message')
    .innerJoin('session', 'session.id', 'message.session_id')
    .leftJoin('account', 'account.id', 'session.account_id')
    .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.min('message.created_at').as('first')])
    .where('message.tenant_id', '=', target.tenantId)
    .where('message.created_at', '>', since)
    .where('message.channel', '=', target.channel)
    .where(foldedSql(reached), '=', foldedSql(target.address))
    .executeTakeFirstOrThrow();
  return { count: Number(count), first: first as Date | null };
}

/** How often a session's link was sent again, and when that was; undefined when it was not sent. */
export const findLastMessage = (
  tx: Db,
  sessionId: string,
): Promise<Pick<MessageRow, 'resend' | 'created_at'> | undefined> =>
  tx
    .selectFrom('message')
    .select(['resend', 'created_at'])
    .where('session_id', '=', sessionId)
    .where('purpose', '=', 'link')
    .orderBy('resend', 'desc')
    .limit(1)
    .executeTakeFirst();

/**
 * Takes a queued message for one try; undefined when it is not queued, or somebody else holds it. Counts the try at
 * once: one that kills the process counts too.
 */
export const holdMessage = (
  db: Db,
  hold: { id: string; now: Date; until: Date },
): Promise<MessageRow | undefined> =>
  db
    .updateTable('message')
    .set((eb) => ({ tries: eb('tries', '+', 1), held_until: hold.until }))
    .where('id', '=', hold.id)
    .where('state', '=', 'queued')
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', hold.now)]))
    .returningAll()
    .executeTakeFirst();

/** What a message must know of its session when it is sent, and until when it is of use: a code until it is late or void. */
export async function readMessageSession(
  db: Db,
  message: Pick<MessageRow, 'id' | 'session_id' | 'purpose' | 'created_at'>,
) {
  const session = await db
    .selectFrom('session')
    .leftJoin('passkey_code', 'passkey_code.session_id', 'session.id')
    .select(['session.status', 'session.expires_at', 'session.data_key_id'])
    .select('passkey_code.expires_at as code_expires_at')
    .where('session.id', '=', message.session_id)
    .executeTakeFirstOrThrow();
  if (message.purpose !== 'code') return { ...session, usefulUntil: session.expires_at };
  const next = await db
    .selectFrom('message')
    .select('id')
    .where('session_id', '=', message.session_id)
    .where('purpose', '=', 'code')
    .where('created_at', '>', message.created_at)
    .executeTakeFirst();
  const isVoid = next !== undefined || session.code_expires_at === null;
  return { ...session, usefulUntil: isVoid ? message.created_at : (session.code_expires_at as Date) };
}

/** Whether a message still waits to be sent. */
export async function isMessageQueued(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('message').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state === 'queued';
}

/** Gives a held message back for a later try. */
export async function releaseMessage(db: Db, id: string, failure: string): Promise<void> {
  await db
    .updateTable('message')
    .set({ held_until: null, failure })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

/** The same without a failure, and as if the try had not been made. */
export async function putBackMessage(db: Db, id: string): Promise<void> {
  await db
    .updateTable('message')
    .set((eb) => ({ held_until: null, tries: eb('tries', '-', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

/** Ends a message and erases its content. */
export async function finishMessage(
  db: Db,
  end: { id: string; state: 'sent' | 'failed' | 'canceled'; failure: string | null; now: Date },
): Promise<void> {
  await db
    .updateTable('message')
    .set({
      state: end.state,
      failure: end.failure,
      held_until: null,
      content_sealed: null,
      finished_at: end.now,
    })
    .where('id', '=', end.id)
    .where('state', '=', 'queued')
    .execute();
}

const listed = (db: Db, { tenantId, sessionId }: MessageQuery) =>
  db
    .selectFrom('message')
    .innerJoin('session', 'session.id', 'message.session_id')
    .where('message.tenant_id', '=', tenantId)
    .$if(sessionId !== undefined, (query) => query.where('message.session_id', '=', sessionId as string));

const newest = (matching: ReturnType<typeof listed>, { start, size }: MessageQuery) =>
  matching.orderBy('message.created_at', 'desc').orderBy('message.id').offset(start).limit(size);

/** One page of messages, newest first, and how many there are. */
export const listMessages = (db: Db, query: MessageQuery): Promise<PageOf<MessageRow>> =>
  readCounted(newest(listed(db, query), query).selectAll('message'), listed(db, query), query.start);

/** When the first notice of a session was sent on one of these channels; null while none was. What is kept for the operator reached nobody. */
export async function findFirstNotice(
  db: Db,
  { sessionId, channels }: { sessionId: string; channels: readonly MessageChannel[] },
): Promise<Date | null> {
  if (channels.length === 0) return null;
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.min('finished_at').as('first'))
    .where('session_id', '=', sessionId)
    .where('purpose', '=', 'notice')
    .where('state', '=', 'sent')
    .where('channel', 'in', channels)
    .executeTakeFirst();
  return row?.first ?? null;
}

/** The messages of a session, first to last. */
export const listMessagesOf = (db: Db, sessionId: string): Promise<MessageRow[]> =>
  db
    .selectFrom('message')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('created_at')
    .orderBy('channel')
    .execute();

const readable = (db: Db, query: MessageQuery, now: Date) =>
  listed(db, query)
    .where('message.state', '=', 'outbox')
    .where('message.content_sealed', 'is not', null)
    .where('session.data_key_id', 'is not', null)
    .where('session.status', '=', Status.Pending)
    .where('session.expires_at', '>', now);

/** One page of the messages kept for the operator whose session is not over, newest first, and how many there are. */
export function listOutbox(db: Db, query: MessageQuery, now: Date) {
  const matching = readable(db, query, now);
  const page = newest(matching, query)
    .selectAll('message')
    .select(['session.data_key_id', 'session.expires_at']);
  return readCounted(page, matching, query.start);
}

/** Erases the content of messages whose session is over; returns how many. */
export async function eraseMessageContents(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .from('session')
    .set({ content_sealed: null })
    .whereRef('session.id', '=', 'message.session_id')
    .where('message.content_sealed', 'is not', null)
    .where((eb) => eb.or([eb('session.status', '<>', Status.Pending), eb('session.expires_at', '<=', now)]))
    // A queued one is ended by its job, which says so in its state.
    .where('message.state', '<>', 'queued')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Queued messages of sessions that are over long since: no job is coming for them. Returns how many it ended. */
export async function cancelStrandedMessages(db: Db, overBefore: Date, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .from('session')
    .set({ state: 'canceled', content_sealed: null, held_until: null, finished_at: now })
    .whereRef('session.id', '=', 'message.session_id')
    .where('message.state', '=', 'queued')
    .where('session.expires_at', '<=', overBefore)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Deletes messages made before a moment; returns how many. */
export async function deleteOldMessages(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('message')
    .where('created_at', '<', before)
    .where('state', '<>', 'queued')
    .executeTakeFirst();
  return Number(numDeletedRows);
}
