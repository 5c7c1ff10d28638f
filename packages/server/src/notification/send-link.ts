import { TransportType } from '@selfsame/contract';
import type { Db } from '../store/seal/vault.ts';
import type { SessionRow } from '../store/session/session.ts';
import type { MessageChannel } from '../store/tables.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { boundMessages } from './send/bound-messages.ts';
import type { MessageContent } from './send/channel.ts';
import { queueMessages } from './send/queue-messages.ts';
import { type Composition, composeMessage } from './text/compose-message.ts';

/** A session whose link is to travel. Its addresses are checked and in normal form. */
export interface LinkToSend {
  session: SessionRow;
  /** What opens the session, by the channel it travels on. */
  secrets: Record<MessageChannel, string>;
  /** 0 the first time, then 1, 2, … */
  resend: number;
}

type Dependencies = Pick<
  NotificationDependencies,
  'vault' | 'jobs' | 'clock' | 'channels' | 'baseUrl' | 'messageLocale' | 'messagesPerHour'
>;

/**
 * The address of the capture page (docs/wire.md#links): `i` for operations, `t` for transactions. The secret stands
 * first: programs that find addresses in a text leave a hyphen at the end out of them, and secrets may end in one.
 */
export const linkOf = (baseUrl: string, session: Pick<SessionRow, 'id' | 'kind'>, secret: string): string =>
  `${baseUrl}/?s=${encodeURIComponent(secret)}&${session.kind === 'verification' ? 't' : 'i'}=${session.id}`;

function targetsOf(session: SessionRow): { channel: MessageChannel; address: string }[] {
  const flags: [channel: MessageChannel, flag: number, address: string | null][] = [
    ['sms', TransportType.Sms, session.phone_number],
    ['email', TransportType.Email, session.email],
  ];
  return flags
    .filter(([, flag]) => (session.transport_type & flag) !== 0)
    .map(([channel, , address]) => {
      if (!address) throw new Error(`Session ${session.id} has no address for ${channel}`);
      return { channel, address };
    });
}

function contentOf(
  composition: Composition,
  channel: MessageChannel,
  to: string,
  link: string,
): MessageContent {
  if (channel === 'email') return { to, link, ...composition.email(link) };
  return { to, link, subject: null, text: composition.sms(link), html: null, locale: composition.locale };
}

/**
 * Takes a session's link on its way by SMS, e-mail or both, inside the transaction that begins the session (or sends
 * the link again): the messages exist exactly when that commits. Sending them is the work of a job.
 * @throws Problem E_RATE_LIMITED, E_INVALID_ARGUMENT when the request's own words hold an address
 */
export async function sendLink(deps: Dependencies, tx: Db, link: LinkToSend): Promise<void> {
  const { session, secrets, resend } = link;
  const now = deps.clock.now();
  const targets = targetsOf(session);
  await boundMessages(tx, { tenantId: session.tenant_id, targets, perHour: deps.messagesPerHour, now });
  const composition = await composeMessage(tx, session, { locale: deps.messageLocale, now });
  const write = (channel: MessageChannel, address: string) =>
    contentOf(composition, channel, address, linkOf(deps.baseUrl, session, secrets[channel]));
  await queueMessages(deps, tx, { session, targets, purpose: 'link', resend, write, now });
}
