import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import tls from 'node:tls';
import { type ParsedMail, simpleParser } from 'mailparser';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpSettings } from '../../platform/configuration/message-settings.ts';
import type { OutgoingMessage } from './channel.ts';
import { createSmtpSender } from './smtp-sender.ts';

const message: OutgoingMessage = {
  id: '0c9f2d5e-6a5b-4a8e-9d3c-1f2e3d4c5b6a',
  to: 'ann@example.com',
  link: 'https://id.example.com/?i=1&s=2',
  subject: 'Grüße: ein Selfie',
  text: 'Hallo\n\nhttps://id.example.com/?i=1&s=2\n',
  html: '<p>Hallo</p>',
  locale: 'de',
};

const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
  keySize: 2048,
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
});
// What SELFSAME's operator does with NODE_EXTRA_CA_CERTS.
tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate.cert]);

interface Received {
  mail: ParsedMail;
  raw: string;
  recipients: string[];
  secure: boolean;
  user: string | undefined;
}

const refuse = (code: number, text = 'no') => Object.assign(new Error(text), { responseCode: code });

/** A real mail server that asks for a login over TLS, unless told otherwise. */
async function mailServer(t: TestContext, options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    closeTimeout: 100,
    key: certificate.private,
    cert: certificate.cert,
    onAuth: ({ username, password }, _session, done) =>
      username === 'selfsame' && password === 'p@ss/word'
        ? done(null, { user: username })
        : done(refuse(535, 'wrong login')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        received.push({
          mail: await simpleParser(raw),
          raw: raw.toString('latin1'),
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { received, port };
}

function senderTo(t: TestContext, port: number, change: Partial<SmtpSettings> = {}) {
  const sender = createSmtpSender({
    host: 'localhost',
    port,
    secure: false,
    requireTls: true,
    login: { user: 'selfsame', password: 'p@ss/word' },
    from: 'Bank <noreply@bank.example>',
    ...change,
  });
  t.after(() => sender.close());
  return sender;
}

test('createSmtpSender: STARTTLS and login, a multipart message whose id follows from ours', async (t) => {
  const { received, port } = await mailServer(t);
  const sender = senderTo(t, port);
  assert.deepEqual(await sender.send(message), { kind: 'sent' });
  assert.deepEqual(await sender.send(message), { kind: 'sent' });
  const [first, second] = received;
  assert.equal(first!.secure, true);
  assert.equal(first!.user, 'selfsame');
  assert.deepEqual(first!.recipients, ['ann@example.com']);
  const { mail } = first!;
  assert.equal(mail.subject, message.subject);
  assert.equal(mail.text, message.text);
  assert.equal(mail.html, message.html);
  assert.equal(mail.from?.text, '"Bank" <noreply@bank.example>');
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
  assert.equal(mail.headers.get('content-language'), 'de');
  assert.equal(mail.messageId, `<${message.id}@bank.example>`);
  assert.equal(second!.mail.messageId, mail.messageId);
});

test('createSmtpSender: TLS from the first byte', async (t) => {
  const { received, port } = await mailServer(t, { secure: true });
  assert.deepEqual(await senderTo(t, port, { secure: true, requireTls: false }).send(message), {
    kind: 'sent',
  });
  assert.equal(received.length, 1);
});

test('createSmtpSender: a server without STARTTLS, never told the password', async (t) => {
  let logins = 0;
  const { port } = await mailServer(t, {
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => {
      logins += 1;
      done(null, { user: 'x' });
    },
  });
  const outcome = await senderTo(t, port).send(message);
  assert.equal(outcome.kind, 'temporary');
  assert.equal(logins, 0);
  const plain = senderTo(t, port, { requireTls: false, login: null });
  assert.equal((await plain.send(message)).kind, 'temporary', 'the server asks for a login');
});

test('createSmtpSender: no TLS and no login, for a relay on the same machine', async (t) => {
  const { received, port } = await mailServer(t, { authOptional: true });
  const outcome = await senderTo(t, port, { requireTls: false, login: null }).send(message);
  assert.deepEqual(outcome, { kind: 'sent' });
  assert.equal(received[0]!.secure, false);
});

test('createSmtpSender: 4xx is worth another try, 5xx is final, a wrong login waits for the operator', async (t) => {
  const answers: (Error | null)[] = [refuse(451), refuse(550, '<ann@example.com> unknown'), null];
  const { received, port } = await mailServer(t, {
    onRcptTo: (_address, _session, done) => done(answers.shift() ?? null),
  });
  const sender = senderTo(t, port);
  assert.deepEqual(await sender.send(message), { kind: 'temporary', reason: 'smtp_451' });
  assert.deepEqual(await sender.send(message), { kind: 'permanent', reason: 'smtp_550' });
  assert.deepEqual(await sender.send(message), { kind: 'sent' });
  assert.equal(received.length, 1);
  const stranger = senderTo(t, port, { login: { user: 'selfsame', password: 'wrong' } });
  assert.deepEqual(await stranger.send(message), { kind: 'temporary', reason: 'auth' });
});

test('createSmtpSender: a server that refuses the content, or is not there', async (t) => {
  const { port } = await mailServer(t, {
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done(refuse(554, 'spam')));
    },
  });
  assert.deepEqual(await senderTo(t, port).send(message), { kind: 'permanent', reason: 'smtp_554' });
  assert.deepEqual(await senderTo(t, 1).send(message), { kind: 'temporary', reason: 'unreachable' });
});

test('createSmtpSender: line breaks in a subject, no header of their own', async (t) => {
  const { received, port } = await mailServer(t);
  const subject = 'Hello\r\nBcc: eve@example.com\r\n\r\nbody';
  assert.equal((await senderTo(t, port).send({ ...message, subject })).kind, 'sent');
  assert.deepEqual(received[0]!.recipients, ['ann@example.com']);
  assert.equal(received[0]!.mail.bcc, undefined);
  assert.ok(!/^Bcc:/im.test(received[0]!.raw));
});
