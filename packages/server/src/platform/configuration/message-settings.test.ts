import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigInvalid, readConfig } from './config.ts';

const routes = (environment: Record<string, string>) => readConfig(environment, '/').messageRoutes;
const smtp = (url: string) => routes({ SELFSAME_SMTP_URL: url, SELFSAME_MAIL_FROM: 'a@b.example' }).smtp;

test('readMessageRoutes: nothing set, nothing configured', () => {
  assert.deepEqual(routes({}), { smtp: null, sms: null });
});

test('readMessageRoutes: a mail server by URL, its login decoded, STARTTLS demanded unless told otherwise', () => {
  assert.deepEqual(
    routes({
      SELFSAME_SMTP_URL: 'smtp://user%40x:p%2Fw@mail.example:2525',
      SELFSAME_MAIL_FROM: 'My Bank <noreply@bank.example>',
    }).smtp,
    {
      host: 'mail.example',
      port: 2525,
      secure: false,
      requireTls: true,
      login: { user: 'user@x', password: 'p/w' },
      from: 'My Bank <noreply@bank.example>',
    },
  );
  assert.deepEqual([smtp('smtp://m.example')?.port, smtp('smtps://m.example')?.port], [587, 465]);
  assert.equal(smtp('smtps://m.example')?.secure, true);
  assert.equal(smtp('smtp://localhost:25?starttls=never')?.requireTls, false);
  assert.equal(smtp('smtp://[::1]:25')?.host, '::1');
});

test('readMessageRoutes: Twilio, and any other gateway', () => {
  const twilio = {
    SELFSAME_TWILIO_ACCOUNT_SID: 'AC1',
    SELFSAME_TWILIO_AUTH_TOKEN: 'secret',
    SELFSAME_TWILIO_FROM: '+15550100',
  };
  assert.deepEqual(routes(twilio).sms, {
    kind: 'twilio',
    url: 'https://api.twilio.com',
    accountSid: 'AC1',
    authToken: 'secret',
    from: '+15550100',
  });
  const gateway = {
    SELFSAME_SMS_URL: 'https://sms.example/send',
    SELFSAME_SMS_HEADERS: '{"X-Key": "k"}',
  };
  assert.deepEqual(routes(gateway).sms, {
    kind: 'http',
    url: 'https://sms.example/send',
    method: 'POST',
    headers: { 'X-Key': 'k' },
    body: '{"to": "{to}", "text": "{text}", "id": "{id}"}',
  });
  const query = { SELFSAME_SMS_URL: 'https://sms.example/?to={to}&text={text}', SELFSAME_SMS_METHOD: 'GET' };
  assert.deepEqual(routes(query).sms, {
    kind: 'http',
    url: query.SELFSAME_SMS_URL,
    method: 'GET',
    headers: {},
    body: null,
  });
});

test('readMessageRoutes: what cannot work, refused in one sentence without the secret', () => {
  const from = { SELFSAME_MAIL_FROM: 'a@b.example' };
  const bad: [environment: Record<string, string>, why: RegExp][] = [
    [{ SELFSAME_SMTP_URL: 'smtp://s3cret@m.example' }, /needed together/],
    [from, /needed together/],
    [{ ...from, SELFSAME_SMTP_URL: 'https://s3cret@m.example' }, /SELFSAME_SMTP_URL has a wrong form/],
    [{ ...from, SELFSAME_SMTP_URL: 'smtp://s3cret@m.example?starttls=maybe' }, /starttls/],
    [{ ...from, SELFSAME_SMTP_URL: 'smtp://s3cret%zz@m.example' }, /percent-encoded/],
    [
      { SELFSAME_SMTP_URL: 'smtp://m.example', SELFSAME_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' },
      /MAIL_FROM/,
    ],
    [{ SELFSAME_TWILIO_ACCOUNT_SID: 'AC1', SELFSAME_TWILIO_AUTH_TOKEN: 's3cret' }, /needed together/],
    [{ SELFSAME_SMS_URL: 'https://s3cret.example', SELFSAME_SMS_METHOD: 'GET' }, /must hold \{to\}/],
    [{ SELFSAME_SMS_URL: 'https://s3cret.example', SELFSAME_SMS_BODY: '{to}' }, /must hold/],
    [{ SELFSAME_SMS_URL: 'https://s3cret.example', SELFSAME_SMS_HEADERS: '{"s3cret"}' }, /JSON object/],
    [{ SELFSAME_SMS_URL: 'https://s3cret.example', SELFSAME_SMS_HEADERS: '{"a b": "x"}' }, /JSON object/],
    [{ SELFSAME_SMS_URL: 'https://s3cret.example', SELFSAME_SMS_HEADERS: '{"a": "x\\ny"}' }, /JSON object/],
    [{ SELFSAME_SMS_URL: 'https://{to}.example/{text}' }, /after its host|cannot be read/],
    [
      {
        SELFSAME_TWILIO_ACCOUNT_SID: 'AC1',
        SELFSAME_TWILIO_AUTH_TOKEN: 's3cret',
        SELFSAME_TWILIO_FROM: '+15550100',
        SELFSAME_SMS_URL: 'https://sms.example',
      },
      /both set/,
    ],
  ];
  for (const [environment, why] of bad) {
    assert.throws(
      () => routes(environment),
      (error) =>
        error instanceof ConfigInvalid && why.test(error.message) && !error.message.includes('s3cret'),
      JSON.stringify(environment),
    );
  }
});
