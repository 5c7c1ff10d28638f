import { limits, type TestMessageRequest, type TestMessageResult, TransportType } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { countAuditEventsOf } from '../store/audit-event.ts';
import { lockTenantMessages } from '../store/message/message.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { readEmail, readPhoneNumber } from './read-address.ts';
import type { MessageContent, Sender } from './send/channel.ts';
import type { TextChange } from './text/change-text.ts';
import { previewMessage } from './text/preview-message.ts';

type Dependencies = Pick<
  NotificationDependencies,
  'db' | 'clock' | 'events' | 'channels' | 'baseUrl' | 'messageLocale'
>;

const hourMs = 3_600_000;
const event = 'messageText.tested';

/**
 * Sends the stored texts with example values to an address of the operator's choosing, once. Only stored texts: each
 * is in the audit log already, holds no address but our link, and the link opens nothing, so that this is no relay
 * for words of somebody's own.
 * @throws Problem E_TRANSPORT_NOT_SUPPORTED, E_TRANSPORT_ADDRESS_NOT_VALID, E_RATE_LIMITED
 */
export async function sendTestMessage(
  deps: Dependencies,
  { owner, actor }: TextChange,
  request: TestMessageRequest,
): Promise<TestMessageResult> {
  const sender = deps.channels[request.Channel];
  if (sender === 'none') {
    const type = request.Channel === 'sms' ? TransportType.Sms : TransportType.Email;
    throw new Problem('E_TRANSPORT_NOT_SUPPORTED', { args: [type] });
  }
  const to = request.Channel === 'sms' ? readPhoneNumber(request.To) : readEmail(request.To);
  const preview = await previewMessage(deps, owner, { Locale: request.Locale ?? null });
  const result = { Failure: null, Locale: preview.Locale };
  if (sender === 'outbox') return { ...result, State: 'notConfigured' };
  await countTest(deps, { owner, actor }, { channel: request.Channel, locale: preview.Locale });
  const content: MessageContent =
    request.Channel === 'sms'
      ? { to, link: preview.Link, subject: null, text: preview.Sms.Text, html: null, locale: preview.Locale }
      : {
          to,
          link: preview.Link,
          subject: `[Test] ${preview.Email.Subject}`,
          text: preview.Email.Text,
          html: preview.Email.Html,
          locale: preview.Locale,
        };
  return { ...result, ...(await send(sender, content)) };
}

async function send(sender: Sender, content: MessageContent) {
  const outcome = await sender.send({ ...content, id: crypto.randomUUID() });
  return outcome.kind === 'sent'
    ? { State: 'sent' as const }
    : { State: 'failed' as const, Failure: outcome.reason };
}

/** Counts by the audit log: the event is written before the message goes out, under a lock that makes both one step. */
async function countTest(
  { db, clock, events }: Dependencies,
  { owner, actor }: TextChange,
  facts: { channel: string; locale: string },
): Promise<void> {
  const { tenantId, operationId } = owner;
  const now = clock.now();
  await transaction(db, async (tx) => {
    await lockTenantMessages(tx, tenantId);
    const since = new Date(now.getTime() - hourMs);
    const { count, first } = await countAuditEventsOf(tx, { tenantId, type: event, since });
    if (count >= limits.message.testsPerHour) {
      const seconds = Math.max(1, Math.ceil(((first ?? now).getTime() + hourMs - now.getTime()) / 1_000));
      throw new Problem('E_RATE_LIMITED', { args: [seconds], retryAfter: seconds });
    }
    const data = { operationId, ...facts };
    await events.publish(tx, { tenantId, type: event, actor, references: {}, data, at: now });
  });
}
