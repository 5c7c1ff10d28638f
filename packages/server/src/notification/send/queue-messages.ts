import { insertMessage } from '../../store/message/message.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { MessageChannel, MessagePurpose } from '../../store/tables.ts';
import { sealContent } from '../message-content.ts';
import type { NotificationDependencies } from '../notification-dependencies.ts';
import type { MessageContent } from './channel.ts';

/** Messages about a session, one for each target. */
interface Messages {
  session: SessionRow;
  targets: readonly { channel: MessageChannel; address: string }[];
  purpose: MessagePurpose;
  /** 0 the first time, then 1, 2, … */
  resend: number;
  write: (channel: MessageChannel, address: string) => MessageContent;
  now: Date;
}

/**
 * Stores messages, sealed with the session's data key, and has them sent by a job. Those of a channel that is kept in
 * the outbox are sent by nobody.
 */
export async function queueMessages(
  deps: Pick<NotificationDependencies, 'vault' | 'jobs' | 'channels'>,
  tx: Db,
  { session, targets, purpose, resend, write, now }: Messages,
): Promise<void> {
  if (!session.data_key_id) throw new Error(`Session ${session.id} has no data key`);
  const key = await deps.vault.openDataKey(tx, session.data_key_id);
  for (const { channel, address } of targets) {
    const id = crypto.randomUUID();
    const isKept = deps.channels[channel] === 'outbox';
    await insertMessage(tx, {
      id,
      tenant_id: session.tenant_id,
      session_id: session.id,
      channel,
      purpose,
      state: isKept ? 'outbox' : 'queued',
      resend,
      content_sealed: sealContent(deps.vault, key, id, write(channel, address)),
      created_at: now,
      finished_at: isKept ? now : null,
    });
    if (!isKept) await deps.jobs.add(tx, `send-${channel}`, { messageId: id });
  }
}
