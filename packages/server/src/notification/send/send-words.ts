import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { MessageChannel, MessagePurpose } from '../../store/tables.ts';
import { readTenant } from '../../store/tenant/tenant.ts';
import { describeValidity } from '../describe-validity.ts';
import type { NotificationDependencies } from '../notification-dependencies.ts';
import { markSandbox } from '../text/mark-sandbox.ts';
import { cleanText, fillSms } from '../text/message-text.ts';
import type { PickedTexts } from '../text/pick-texts.ts';
import { boundMessages } from './bound-messages.ts';
import { queueMessages } from './queue-messages.ts';
import { renderEmail } from './render-email.ts';

/** What words of ours need to travel. */
export type WordsDependencies = Pick<
  NotificationDependencies,
  'vault' | 'jobs' | 'clock' | 'channels' | 'messageLocale' | 'messagesPerHour'
>;

/** An address of an account. */
export interface WordsTarget {
  channel: MessageChannel;
  /** E.164 number or e-mail address. */
  address: string;
}

/** Words of ours about a session, to addresses of its account. */
interface Words {
  session: SessionRow;
  targets: readonly WordsTarget[];
  purpose: Exclude<MessagePurpose, 'link'>;
  picked: PickedTexts & { open?: string };
  /** What the parameters stand for, beside `customer` and `validity`. */
  values: Readonly<Record<string, string>>;
  /** Until when `validity` runs. */
  until: Date;
  link: string;
}

/**
 * Takes words of ours on their way, to all targets or to none, inside the transaction that they tell of.
 * @throws Problem E_RATE_LIMITED
 */
export async function sendWords(deps: WordsDependencies, tx: Db, words: Words): Promise<void> {
  const { session, targets, purpose, link } = words;
  const now = deps.clock.now();
  await boundMessages(tx, { tenantId: session.tenant_id, targets, perHour: deps.messagesPerHour, now });
  const write = await writer(tx, words, now);
  await queueMessages(deps, tx, {
    session,
    targets,
    purpose,
    resend: 0,
    write: (channel, address) => ({ to: address, link, ...write(channel) }),
    now,
  });
}

/** Makes the message of a channel. */
async function writer(tx: Db, words: Words, now: Date) {
  const { session, values: given, until, link } = words;
  const tenant = await readTenant(tx, session.tenant_id);
  const picked = markSandbox(words.picked, tenant);
  const { locale, texts, open } = picked;
  const validitySec = Math.round((until.getTime() - now.getTime()) / 1_000);
  const values = new Map([
    ['customer', cleanText(tenant.customer_name)],
    ['validity', describeValidity(validitySec, locale)],
    ['link', link],
    ...Object.entries(given),
  ]);
  return (channel: MessageChannel) =>
    channel === 'email'
      ? renderEmail(picked, values, open)
      : { subject: null, text: fillSms(texts.SmsText, values), html: null, locale };
}
