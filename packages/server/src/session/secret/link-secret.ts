import { createHmac } from 'node:crypto';
import { TransportType } from '@selfsame/contract';
import type { SessionRow } from '../../store/session/session.ts';
import type { MessageChannel } from '../../store/tables.ts';
import { isSecret } from './secret.ts';

/** As long as a session's own secret: 24 URL-safe characters, 144 bits. */
const derive = (secret: string, use: `link by ${MessageChannel}` | 'stop'): string =>
  createHmac('sha256', secret).update(use).digest().subarray(0, 18).toString('base64url');

/**
 * What opens a session, by the channel its link travels on. Where a link goes out on both, each has its own: only so
 * is known which address a person really reads.
 */
export const linkSecrets = (secret: string, transportType: number): Record<MessageChannel, string> =>
  transportType === TransportType.SmsAndEmail
    ? { sms: derive(secret, 'link by sms'), email: derive(secret, 'link by email') }
    : { sms: secret, email: secret };

/** What stops the wait of a session, and opens nothing: it follows from the session's secret, and not the other way round. */
export const stopSecret = (secret: string): string => derive(secret, 'stop');

/**
 * Which link a secret that was sent belongs to.
 * @returns flags of TransportType, 0 for a link the caller shows; undefined when it opens nothing
 */
export function recogniseLink(
  { transport_type: type }: Pick<SessionRow, 'transport_type'>,
  secret: string,
  sent: string,
): number | undefined {
  if (type !== TransportType.SmsAndEmail) return isSecret(secret, sent) ? type : undefined;
  const { sms, email } = linkSecrets(secret, type);
  if (isSecret(sms, sent)) return TransportType.Sms;
  return isSecret(email, sent) ? TransportType.Email : undefined;
}
