import { limits } from '@selfsame/contract';
import { createTransport } from 'nodemailer';
import type { SmtpSettings } from '../../platform/configuration/message-settings.ts';
import type { OutgoingMessage, Sender, SendOutcome } from './channel.ts';

const secondsMs = 1_000;

/** RFC 4954 §6: asked for, too weak, wrong, needs encryption. */
const authenticationReplies = new Set([530, 534, 535, 538]);

/** What the mail server's answer, or its absence, means (RFC 5321 §4.2.1: 4xx passes, 5xx stays). */
function judge(error: unknown): SendOutcome {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  // Wrong login or TLS are the operator's to mend; the messages wait for that.
  if (code === 'ETLS') return { kind: 'temporary', reason: 'tls' };
  if (code === 'EAUTH' || authenticationReplies.has(responseCode ?? 0))
    return { kind: 'temporary', reason: 'auth' };
  if (responseCode !== undefined && responseCode >= 400) {
    const reason = `smtp_${responseCode}`;
    return responseCode >= 500 ? { kind: 'permanent', reason } : { kind: 'temporary', reason };
  }
  if (code === 'ETIMEDOUT') return { kind: 'temporary', reason: 'timeout' };
  return { kind: 'temporary', reason: 'unreachable' };
}

const domainOf = (from: string): string => /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

/**
 * Sends e-mail through one mail server, over TLS unless the URL says never. The Message-ID follows from the message,
 * so that mail servers and programs recognise a second copy.
 */
export function createSmtpSender({ host, port, secure, requireTls, login, from }: SmtpSettings): Sender {
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ignoreTLS: !secure && !requireTls,
    ...(login && { auth: { user: login.user, pass: login.password } }),
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10 * secondsMs,
    greetingTimeout: 10 * secondsMs,
    dnsTimeout: 10 * secondsMs,
    socketTimeout: 20 * secondsMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const post = async (message: OutgoingMessage): Promise<SendOutcome> => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: message.to },
        subject: message.subject ?? '',
        text: message.text,
        ...(message.html !== null && { html: message.html }),
        messageId: `<${message.id}@${domainOf(from)}>`,
        headers: {
          'Content-Language': message.locale,
          // RFC 3834: no out-of-office answers to a link.
          'Auto-Submitted': 'auto-generated',
        },
      });
      return { kind: 'sent' };
    } catch (error) {
      return judge(error);
    }
  };
  return {
    send: (message) => Promise.race([post(message), timeOut()]),
    close: async () => transport.close(),
  };
}

const timeOut = (): Promise<SendOutcome> =>
  new Promise((resolve) => {
    const end = () => resolve({ kind: 'temporary', reason: 'timeout' });
    setTimeout(end, limits.message.trySec * secondsMs).unref();
  });
