import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginOperation } from '../session/begin/begin-operation.ts';
import { beginSelfie } from '../session/begin/begin-selfie.ts';
import { beginTransaction } from '../session/begin/begin-transaction.ts';
import { openCapture } from '../session/capture/open-capture.ts';
import { cancelSession } from '../session/life/cancel-session.ts';
import { operationKinds } from '../session/read/read-session.ts';
import { sweepMessages } from './notification-jobs.ts';
import { readNotifications, readOutbox } from './read-messages.ts';
import { createText } from './text/change-text.ts';
import { findOwner } from './text/find-owner.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, tenantId, caller, notification, jobs } = fixture;
await fixture.createAccount('fresh');
await fixture.createEnrolled('alice', 'alice');

const address = () => `${crypto.randomUUID()}@example.com`;
const begin = (change: Parameters<typeof beginSelfie>[2] = {}) =>
  beginSelfie(deps, caller, { TransportType: 2, Email: address(), ...change });
const outboxOf = async (operationId: string) =>
  (await readOutbox(notification, tenantId, { operationId })).Items;
const parametersOf = (link: string) => new URL(link).searchParams;

test('sendLink: by e-mail, kept in the outbox with a link that opens the session', async () => {
  const begun = await begin({ Email: 'Ann@Example.com', IntroductionText: 'Dear Ann', Codeword: 'blue' });
  assert.equal(begun.OneTimeSecret, null);
  const [message, ...others] = await outboxOf(begun.OperationId);
  assert.deepEqual(others, []);
  assert.equal(message!.Channel, 'email');
  assert.equal(message!.To, 'Ann@example.com');
  assert.equal(message!.Subject, 'Test Customer: take a selfie');
  for (const part of ['Dear Ann', 'Code word: blue', '1 hour', message!.Link])
    assert.ok(message!.Text.includes(part), part);
  const link = parametersOf(message!.Link);
  assert.equal(new URL(message!.Link).origin, notification.baseUrl);
  const opened = await openCapture(
    deps,
    {
      kind: 'operation',
      id: link.get('i')!,
      secret: link.get('s')!,
    },
    '192.0.2.7',
  );
  assert.equal(opened.session.introductionText, 'Dear Ann');
  const { Items } = await readNotifications(notification, tenantId, { operationId: begun.OperationId });
  assert.deepEqual(
    Items.map(({ State, Resend, Tries }) => [State, Resend, Tries]),
    [['outbox', 0, 0]],
  );
});

test('sendLink: by SMS, number normalised, text short; a transaction’s link with t', async () => {
  const { OperationId } = await begin({ TransportType: 1, PhoneNumber: '+49 (151) 123 456 78', Email: '' });
  const [sms] = await outboxOf(OperationId);
  assert.equal(sms!.To, '+4915112345678');
  assert.equal(sms!.Subject, null);
  assert.ok(sms!.Text.startsWith('Test Customer asks you to take a selfie: https://id.example.com/?s='));
  const { TransactionId } = await beginTransaction(deps, caller, {
    AccountNumber: 'alice',
    Name: 'Verify_Identity',
    ConfirmationPolicy: { TransportType: 1 },
    PhoneNumber: '+4915112345679',
  });
  const [asked] = await outboxOf(TransactionId);
  assert.equal(parametersOf(asked!.Link).get('t'), TransactionId);
  assert.ok(asked!.Text.includes('confirm that it is you'));
});

test('sendLink: at rest neither address nor link in clear, and nothing left once the session is over', async () => {
  const Email = address();
  const { OperationId } = await begin({ Email });
  const [{ Link } = { Link: '' }] = await outboxOf(OperationId);
  const read = () =>
    db.selectFrom('message').selectAll().where('session_id', '=', OperationId).executeTakeFirstOrThrow();
  const bytes = (await read()).content_sealed!.toString('latin1');
  assert.ok(!bytes.includes(Email) && !bytes.includes(parametersOf(Link).get('s')!));
  await cancelSession(deps, { ...caller, id: OperationId, kinds: operationKinds });
  assert.deepEqual(await outboxOf(OperationId), []);
  await sweepMessages(notification);
  assert.equal((await read()).content_sealed, null);
});

test('sendLink: both ways, a secret each; only what was opened is known', async () => {
  const { OperationId } = await begin({ TransportType: 3, PhoneNumber: '+4915112345680' });
  const messages = await outboxOf(OperationId);
  assert.deepEqual(messages.map(({ Channel }) => Channel).sort(), ['email', 'sms']);
  const secretOf = (channel: string) =>
    parametersOf(messages.find(({ Channel }) => Channel === channel)!.Link).get('s')!;
  assert.notEqual(secretOf('sms'), secretOf('email'));
  const openedBy = async () => {
    const row = await db
      .selectFrom('session')
      .select('opened_by')
      .where('id', '=', OperationId)
      .executeTakeFirstOrThrow();
    return row.opened_by;
  };
  assert.equal(await openedBy(), 0);
  for (const [channel, flags] of [
    ['email', 2],
    ['email', 2],
    ['sms', 3],
  ] as const) {
    await openCapture(deps, { kind: 'operation', id: OperationId, secret: secretOf(channel) }, '192.0.2.7');
    assert.equal(await openedBy(), flags);
  }
});

test('sendLink: language of the request, else the server’s; the tenant’s own words first', async () => {
  const textOf = async (Locale?: string) => {
    const { OperationId } = await begin(Locale === undefined ? {} : { Locale });
    return (await outboxOf(OperationId))[0]!.Subject;
  };
  assert.equal(await textOf('de-AT'), 'Test Customer: Selfie aufnehmen');
  assert.equal(await textOf(''), 'Test Customer: take a selfie');
  const owner = await findOwner(db, {
    ownerKind: 'predefined',
    tenantId,
    operationId: '5E1F5A3E-0001-4000-8000-000000000001',
  });
  await createText(
    notification,
    { owner, actor: caller.actor },
    {
      Name: 'EmailSubject',
      Locale: 'de',
      Content: 'Hallo von {customer}',
    },
  );
  assert.equal(await textOf('de-AT'), 'Hallo von Test Customer');
  assert.equal(await textOf('fr'), 'Test Customer : prenez un selfie');
});

test('sendLink: words of the request with an address in them, refused; nothing is begun', async () => {
  const count = async () =>
    Number(
      (
        await db
          .selectFrom('session')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  const before = await count();
  for (const change of [
    { IntroductionText: 'Win at https://evil.example now' },
    { Codeword: 'www.evil.example' },
  ]) {
    await assert.rejects(begin(change), { code: 'E_INVALID_ARGUMENT' });
  }
  assert.equal(await count(), before);
  // Where the caller shows the page, nothing travels, and everything goes as before.
  await begin({ TransportType: 0, IntroductionText: 'See https://help.example' });
});

test('sendLink: CustomData in a transaction’s text; unused keys may hold anything', async () => {
  const { id: operationId } = await db
    .selectFrom('transaction_template')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const owner = await findOwner(db, { ownerKind: 'custom', tenantId, operationId });
  await createText(
    notification,
    { owner, actor: caller.actor },
    {
      Name: 'SmsText',
      Locale: 'en',
      Content: 'Pay {data.amount}{data.unit}: {link}',
    },
  );
  const verify = async (CustomData: { Key: string; Value: string }[]) => {
    const { TransactionId } = await beginTransaction(deps, caller, {
      AccountNumber: 'alice',
      Name: 'verify_identity',
      ConfirmationPolicy: { TransportType: 1 },
      PhoneNumber: '+4915112345681',
      CustomData,
    });
    return (await outboxOf(TransactionId))[0]!.Text;
  };
  const text = await verify([
    { Key: 'amount', Value: '5 EUR' },
    { Key: 'url', Value: 'https://shop.example' },
  ]);
  assert.ok(text.startsWith('Pay 5 EUR: https://id.example.com/?s='));
  await assert.rejects(verify([{ Key: 'amount', Value: 'http://evil.example' }]), {
    code: 'E_INVALID_ARGUMENT',
  });
  // Neither value is an address; the text puts them side by side.
  const halves = [
    { Key: 'amount', Value: 'evil' },
    { Key: 'unit', Value: '.com' },
  ];
  await assert.rejects(verify(halves), {
    code: 'E_INVALID_ARGUMENT',
    message: /'evil\.com' would become a link/,
  });
});

test('sendLink: V2 falls back to the account’s address, and says which is missing', async () => {
  const enrol = () =>
    beginOperation(deps, caller, { Name: 'EnrollBioCredential', AccountNumber: 'fresh', TransportType: 2 });
  await assert.rejects(enrol(), { code: 'E_TRANSPORT_ADDRESS_MISSING', args: ['2', 'Email'] });
  await db
    .updateTable('account')
    .set({ email: 'fresh@example.com' })
    .where('account_number', '=', 'fresh')
    .execute();
  const begun = await enrol();
  assert.equal(begun.OneTimeSecret, null);
  assert.equal((await outboxOf(begun.OperationId))[0]!.To, 'fresh@example.com');
});

test('sendLink: with channels configured, queued and one job per message, none for what was refused', async () => {
  const sender = { send: async () => ({ kind: 'sent' as const }), close: async () => undefined };
  notification.channels = { sms: sender, email: sender };
  const before = jobs.length;
  const { OperationId } = await begin({ TransportType: 3, PhoneNumber: '+4915112345682' });
  assert.deepEqual(
    jobs
      .slice(before)
      .map(({ name }) => name)
      .sort(),
    ['send-email', 'send-sms'],
  );
  assert.deepEqual(await outboxOf(OperationId), []);
  await assert.rejects(begin({ IntroductionText: 'http://x' }));
  assert.equal(jobs.length, before + 2);
  notification.channels = { sms: 'outbox', email: 'outbox' };
});

test('sendLink: one address gets so many within an hour, in any case of letters, and others go on', async () => {
  const Email = address();
  const most = limits.message.perAddressPerHour;
  for (let index = 0; index < most; index++)
    await begin({ Email: index % 2 === 0 ? Email : Email.toUpperCase() });
  await assert.rejects(begin({ Email }), { code: 'E_RATE_LIMITED', retryAfter: 3_600 });
  clock.advance(600);
  await assert.rejects(begin({ Email }), { code: 'E_RATE_LIMITED', retryAfter: 3_000 });
  await begin();
  clock.advance(3_001);
  await begin({ Email });
});

test('sendLink: so many per tenant within an hour, also of those that begin at the same moment', async () => {
  clock.advance(3_601);
  notification.messagesPerHour = 5;
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => begin()));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(outcomes.length - refused.length, 5);
  for (const { reason } of refused) assert.equal(reason.code, 'E_RATE_LIMITED');
  notification.messagesPerHour = 1_000;
});
