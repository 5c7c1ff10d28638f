import { insertMessage } from '../store/message/message.ts';
import type { Db } from '../store/seal/vault.ts';
import type { SessionRow } from '../store/session/session.ts';
import type { MessageChannel } from '../store/tables.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import { describeValidity } from './describe-validity.ts';
import { sealContent } from './message-content.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { boundMessages } from './send/bound-messages.ts';
import { renderEmail } from './send/render-email.ts';
import { pickCodeTexts } from './text/code-texts.ts';
import { cleanText, fillSms } from './text/message-text.ts';

/** A code that is to travel to a confirmed address. */
export interface CodeToSend {
  session: SessionRow;
  channel: MessageChannel;
  /** E.164 number or e-mail address. */
  address: string;
  code: string;
  expiresAt: Date;
}

type Dependencies = Pick<
  NotificationDependencies,
  'vault' | 'jobs' | 'clock' | 'channels' | 'messageLocale' | 'messagesPerHour'
>;

/**
 * Takes a code on its way by SMS or e-mail, inside the transaction that makes it. Its message has no link: whoever reads
 * it can do nothing with it but on the page that asked for it.
 * @throws Problem E_RATE_LIMITED
 */
export async function sendCode(
  deps: Dependencies,
  tx: Db,
  { session, channel, address, code, expiresAt }: CodeToSend,
): Promise<void> {
  const { tenant_id: tenantId, id: sessionId } = session;
  const now = deps.clock.now();
  const targets = [{ channel, address }];
  await boundMessages(tx, { tenantId, targets, perHour: deps.messagesPerHour, now });
  const picked = pickCodeTexts([session.locale, deps.messageLocale]);
  const tenant = await readTenant(tx, tenantId);
  const validitySec = Math.round((expiresAt.getTime() - now.getTime()) / 1_000);
  const values = new Map([
    ['customer', cleanText(tenant.customer_name)],
    ['code', code],
    ['validity', describeValidity(validitySec, picked.locale)],
  ]);
  const { locale } = picked;
  const words =
    channel === 'email'
      ? renderEmail(picked, values)
      : { subject: null, text: fillSms(picked.texts.SmsText, values), html: null, locale };
  if (!session.data_key_id) throw new Error(`Session ${sessionId} has no data key`);
  const key = await deps.vault.openDataKey(tx, session.data_key_id);
  const id = crypto.randomUUID();
  const isKept = deps.channels[channel] === 'outbox';
  await insertMessage(tx, {
    id,
    tenant_id: tenantId,
    session_id: sessionId,
    channel,
    state: isKept ? 'outbox' : 'queued',
    resend: 0,
    content_sealed: sealContent(deps.vault, key, id, { to: address, link: '', ...words }),
    created_at: now,
    finished_at: isKept ? now : null,
  });
  if (!isKept) await deps.jobs.add(tx, `send-${channel}`, { messageId: id });
}
