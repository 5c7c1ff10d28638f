import { TransportType } from '@selfsame/contract';
import type { Db } from '../../store/seal/vault.ts';
import type { MessageChannel } from '../../store/tables.ts';
import type { NotificationDependencies } from '../notification-dependencies.ts';
import { readEmail, readPhoneNumber } from '../read-address.ts';
import { type CodeToSend, sendCode } from '../send-code.ts';
import { type LinkToSend, sendLink } from '../send-link.ts';
import { type NoticeToSend, sendNotice } from '../send-notice.ts';

/** What the capture session needs of SMS and e-mail. */
export const createDelivery = (deps: NotificationDependencies) => ({
  /** Whether links can travel so; always for TransportType 0. */
  supports(transportType: number): boolean {
    const isOffered = (channel: 'sms' | 'email', flag: number) =>
      (transportType & flag) === 0 || deps.channels[channel] !== 'none';
    return isOffered('sms', TransportType.Sms) && isOffered('email', TransportType.Email);
  },
  /** Whether messages of a channel leave this server by themselves: what is kept in the outbox has reached nobody. */
  reaches: (channel: MessageChannel): boolean => typeof deps.channels[channel] === 'object',
  readPhoneNumber,
  readEmail,
  sendLink: (tx: Db, link: LinkToSend): Promise<void> => sendLink(deps, tx, link),
  sendCode: (tx: Db, message: CodeToSend): Promise<void> => sendCode(deps, tx, message),
  sendNotice: (tx: Db, notice: NoticeToSend): Promise<void> => sendNotice(deps, tx, notice),
});
