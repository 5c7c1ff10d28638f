import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine. */
export interface Mailbox {
  /** Environment of a server that sends its mail here. */
  env: Record<string, string>;
  /** The text of the mail that comes next to an address; each is given once. @throws Error when none came within a minute */
  next(address: string): Promise<string>;
  close(): Promise<void>;
}

/** A mail that could not be sent at once is sent again after some seconds. */
const waitMs = 60_000;

/** Starts it. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: { to: string; text: string }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    async onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      mails.push({ to, text: (await simpleParser(stream)).text ?? '' });
      done();
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const { port } = smtp.server.address() as AddressInfo;
  return {
    env: {
      SELFSAME_SMTP_URL: `smtp://127.0.0.1:${port}?starttls=never`,
      SELFSAME_MAIL_FROM: 'Bank <noreply@bank.example>',
    },
    async next(address) {
      for (let waited = 0; waited < waitMs; waited += 50) {
        const nth = mails.findIndex(({ to }) => to === address);
        if (nth !== -1) return mails.splice(nth, 1)[0]!.text;
        await sleep(50);
      }
      throw new Error(`No mail to ${address} came within ${waitMs / 1_000} s.`);
    },
    close: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  };
}
