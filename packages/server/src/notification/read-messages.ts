import { limits, type NotificationPage, type NotificationQuery, type OutboxPage } from '@selfsame/contract';
import { listMessages, listOutbox, type MessageQuery } from '../store/message/message.ts';
import { openContent } from './message-content.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';

const queryOf = (tenantId: string, query: NotificationQuery): MessageQuery => ({
  tenantId,
  sessionId: query.operationId?.toLowerCase(),
  start: query.start ?? 0,
  size: query.size ?? limits.page.default,
});

/** How far each message is, newest first. */
export async function readNotifications(
  { db }: Pick<NotificationDependencies, 'db'>,
  tenantId: string,
  query: NotificationQuery,
): Promise<NotificationPage> {
  const { rows, total } = await listMessages(db, queryOf(tenantId, query));
  return {
    Items: rows.map((row) => ({
      Id: row.id,
      OperationId: row.session_id,
      Channel: row.channel,
      CreatedDate: row.created_at.toISOString(),
      State: row.state,
      Resend: row.resend,
      Tries: row.tries,
      Failure: row.failure,
      FinishedDate: row.finished_at?.toISOString() ?? null,
    })),
    TotalCount: total,
  };
}

/** The messages kept for the operator, newest first; those whose session is over are gone. */
export async function readOutbox(
  { db, vault, clock }: Pick<NotificationDependencies, 'db' | 'vault' | 'clock'>,
  tenantId: string,
  query: NotificationQuery,
): Promise<OutboxPage> {
  const { rows, total } = await listOutbox(db, queryOf(tenantId, query), clock.now());
  const items = rows.map(async (row) => {
    // The query lets through rows that have both.
    const key = await vault.openDataKey(db, row.data_key_id as string);
    const content = openContent(vault, key, { id: row.id, content_sealed: row.content_sealed as Buffer });
    return {
      Id: row.id,
      OperationId: row.session_id,
      Channel: row.channel,
      CreatedDate: row.created_at.toISOString(),
      To: content.to,
      Subject: content.subject,
      Text: content.text,
      Link: content.link,
      ExpirationDate: row.expires_at.toISOString(),
    };
  });
  return { Items: await Promise.all(items), TotalCount: total };
}
