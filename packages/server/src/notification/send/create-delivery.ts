import { TransportType } from '@selfsame/contract';
import type { Db } from '../../store/seal/vault.ts';
import type { NotificationDependencies } from '../notification-dependencies.ts';
import { readEmail, readPhoneNumber } from '../read-address.ts';
import { type CodeToSend, sendCode } from '../send-code.ts';
import { type LinkToSend, sendLink } from '../send-link.ts';

/** What the capture session needs of SMS and e-mail. */
export const createDelivery = (deps: NotificationDependencies) => ({
  /** Whether links can travel so; always for TransportType 0. */
  supports(transportType: number): boolean {
    const isOffered = (channel: 'sms' | 'email', flag: number) =>
      (transportType & flag) === 0 || deps.channels[channel] !== 'none';
    return isOffered('sms', TransportType.Sms) && isOffered('email', TransportType.Email);
  },
  readPhoneNumber,
  readEmail,
  sendLink: (tx: Db, link: LinkToSend): Promise<void> => sendLink(deps, tx, link),
  sendCode: (tx: Db, message: CodeToSend): Promise<void> => sendCode(deps, tx, message),
});
