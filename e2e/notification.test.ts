import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { type Api, adminPath, authorizationPath, openApi } from './api.ts';
import { captureByApi, type Link } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

const email = 'ann.receiver@example.com';
const phone = '+4915112345678';

interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
}
interface Message {
  State: string;
  Channel: string;
  Tries: number;
  Failure: string | null;
}

/** A real mail server and a real SMS gateway, both on this machine, both unwilling at first. */
async function openReceivers() {
  const mails: Mail[] = [];
  const texts: { to: string; text: string; key: string }[] = [];
  const refusals = { mail: [451], sms: [503] };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onRcptTo(_address, _session, done) {
      const responseCode = refusals.mail.shift();
      done(responseCode === undefined ? null : Object.assign(new Error('later'), { responseCode }));
    },
    async onData(stream, session, done) {
      const { subject = '', text = '', html, messageId = '' } = await simpleParser(stream);
      const [recipient] = session.envelope.rcptTo;
      mails.push({ to: recipient!.address, subject, text, html: String(html), messageId });
      done();
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = refusals.sms.shift() ?? 200;
    if (status === 200) {
      const { to, text } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      texts.push({ to, text, key: String(request.headers['idempotency-key']) });
    }
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  const portOf = (address: unknown) => (address as AddressInfo).port;
  return {
    mails,
    texts,
    smtpPort: portOf(smtp.server.address()),
    httpPort: portOf(http.address()),
    async close() {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function eventually<T>(what: string, find: () => Promise<T | undefined> | T | undefined): Promise<T> {
  // The first try is refused, and the next one comes some seconds later.
  for (let waited = 0; waited < 60_000; waited += 50) {
    const found = await find();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error(`${what} did not happen within 60 s`);
}

function linkIn(baseUrl: string, text: string): Link {
  const [address = ''] = text.match(/https?:\/\/\S+/) ?? [];
  assert.ok(address.startsWith(`${baseUrl}/?`), text);
  const { searchParams } = new URL(address);
  const operation = searchParams.get('i');
  return {
    kind: operation === null ? 'transaction' : 'operation',
    id: operation ?? searchParams.get('t') ?? '',
    secret: searchParams.get('s') ?? '',
  };
}

describe('SMS and e-mail', () => {
  let server: RunningServer;
  let api: Api;
  let receivers: Awaited<ReturnType<typeof openReceivers>>;
  before(async () => {
    receivers = await openReceivers();
    server = await startServer({
      env: {
        SELFSAME_LIVENESS_MODE: 'passive',
        SELFSAME_SMTP_URL: `smtp://127.0.0.1:${receivers.smtpPort}?starttls=never`,
        SELFSAME_MAIL_FROM: 'Bank <noreply@bank.example>',
        SELFSAME_SMS_URL: `http://127.0.0.1:${receivers.httpPort}/send`,
      },
    });
    api = await openApi(server.baseUrl);
  });
  after(async () => {
    await server?.remove();
    await receivers?.close();
  });

  const states = async (operationId: string): Promise<Message[]> => {
    const { body } = await api.call<{ Items: Message[] }>(
      'GET',
      `${adminPath}/notifications?operationId=${operationId}`,
    );
    return body.Items;
  };

  test('a selfie by e-mail: the mail comes in spite of a first 451, its link takes the selfie', async () => {
    const { body } = await api.call<{ OperationId: string; OneTimeSecret: null }>(
      'POST',
      `${adminPath}/foreignOperations/biometry`,
      { CheckLiveness: true, TransportType: 2, Email: email, PhoneNumber: '', IntroductionText: 'Dear Ann' },
    );
    assert.equal(body.OneTimeSecret, null);
    const mail = await eventually('the mail', () => receivers.mails[0]);
    assert.equal(mail.to, email);
    assert.match(mail.subject, /: take a selfie$/);
    assert.match(mail.text, /Dear Ann/);
    const [message] = await eventually('sent', async () => {
      const found = await states(body.OperationId);
      return found[0]?.State === 'sent' ? found : undefined;
    });
    assert.deepEqual([message!.Tries, message!.Failure], [2, null]);
    const link = linkIn(server.baseUrl, mail.text);
    assert.equal(link.id, body.OperationId);
    const answer = await captureByApi(server.baseUrl, link, await personFrames('cap12'));
    assert.equal(answer.outcome, 'accepted', JSON.stringify(answer));
    const ended = await api.endSelfie(body.OperationId);
    assert.equal(ended.Status, 1);
    assert.equal((await api.createAccount('ann')).status, 200);
    assert.equal((await api.bindTempId('ann', ended.TempId!)).status, 200);
    assert.equal(receivers.mails.length, 1);
  });

  test('a verification by SMS: told through the gateway once it takes it, and the number is verified', async () => {
    const begun = await api.beginVerification('ann', {
      PhoneNumber: '+49 151 123 456 78',
      ConfirmationPolicy: { TransportType: 1, CredentialType: 1 },
    });
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    const sms = await eventually('the SMS', () => receivers.texts[0]);
    assert.equal(sms.to, phone);
    const link = linkIn(server.baseUrl, sms.text);
    assert.deepEqual([link.kind, link.id], ['transaction', begun.body.TransactionId]);
    const answer = await captureByApi(server.baseUrl, link, await personFrames('cap12', 0.6));
    assert.equal(answer.outcome, 'accepted', JSON.stringify(answer));
    const { body: account } = await api.call('GET', `${adminPath}/accounts/ann`);
    assert.equal(account.PhoneNumber, phone);
    assert.equal(account.PhoneNumberVerified, true);
    assert.equal(receivers.texts.length, 1);
    assert.match(sms.key, /^[0-9a-f-]{36}$/);
  });

  test('the log: neither address nor link nor secret', async () => {
    const { body } = await api.call<{ OperationId: string }>('POST', `${authorizationPath}/v2/operations`, {
      Name: 'GetForeignBiometry',
      TransportType: 3,
      Email: email,
      PhoneNumber: phone,
    });
    await eventually('both', async () => {
      const found = await states(body.OperationId);
      return found.length === 2 && found.every(({ State }) => State === 'sent') ? found : undefined;
    });
    const secrets = [...receivers.mails, ...receivers.texts].map(
      ({ text }) => linkIn(server.baseUrl, text).secret,
    );
    assert.equal(new Set(secrets).size, 4);
    const log = server.log();
    for (const hidden of [...secrets, email, 'ann.receiver', phone, phone.slice(1), 'Dear Ann'])
      assert.ok(!log.includes(hidden), hidden);
  });
});
