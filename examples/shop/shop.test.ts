/**
 * The tests of the shop. They use the client and nothing else of Selfsame, so copy the folder. They need a server that was started with
 * `SELFSAME_EGRESS_ALLOW=localhost`, and the key of a sandbox: `KEY_ID=… KEY_VALUE=… node --test examples/shop/shop.test.ts`.
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createClient,
  EventType,
  SelfsameError,
  Status,
  sandbox,
  signWebhook,
  type WebhookEvent,
} from '@selfsame/client';
import { serveShop } from './serve-shop.ts';
import { type Payment, Shop } from './shop.ts';

const { BASE: baseUrl = 'http://localhost:8080', KEY_ID = '', KEY_VALUE = '' } = process.env;
const client = createClient({ baseUrl, apiKeyId: KEY_ID, apiKeyValue: KEY_VALUE });
const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`;
const shop = new Shop({ baseUrl, client, webhookSecret });
const site = serveShop(shop);
let address: string;

/** A webhook that failed comes again after some seconds. */
const withinMs = 30_000;
async function until(isSo: () => boolean): Promise<void> {
  for (const deadline = Date.now() + withinMs; !isSo(); await sleep(50))
    assert.ok(Date.now() < deadline, 'no webhook came');
}

before(async () => {
  await new Promise<void>((resolve) => site.listen(0, resolve));
  address = `http://localhost:${(site.address() as AddressInfo).port}`;
  const { Version } = await client.GetCustomerWebhookSettings();
  await client.UpdateCustomerWebhookSettings({
    body: { Version, Enabled: true, SecretKey: webhookSecret, WebHook: { Url: `${address}/webhook` } },
  });
});
after(() => site.close());

/** A new customer, who has taken the first selfie. */
async function customer(): Promise<string> {
  const account = randomUUID();
  await sandbox.finish(client, (await shop.signUp(account)).id);
  await until(() => shop.isCustomer(account));
  return account;
}

/** The code of the error that work ends with. */
const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => assert.fail('done all the same'),
    (error: unknown) => (error instanceof SelfsameError ? error.code : Promise.reject(error)),
  );

type Outcome = Parameters<typeof sandbox.order>[0];

/** What comes of a payment, by what was ordered. Two outcomes of the table are of no payment: their tests stand below. */
const ended = {
  accept: 'paid',
  slow: 'paid',
  busy: 'paid',
  rejectMatch: 'refused',
  rejectLiveness: 'refused',
  rejectBoth: 'refused',
  attemptsUsed: 'refused',
  declines: 'refused',
  expires: 'expired',
} as const satisfies Partial<Record<Outcome, Payment['state']>>;

/** What its customer reads. A photo of the account's face and one of another's get the same. */
const says: Partial<Record<keyof typeof ended, RegExp>> = {
  rejectMatch: /could not confirm/,
  rejectLiveness: /could not confirm/,
  rejectBoth: /could not confirm/,
  attemptsUsed: /better light/,
  declines: /declined/,
  expires: /time was over/,
};

/** The same of a payment that can't begin. */
const notBegun = {
  locked: 'E_ACCOUNT_DISABLED',
  disabled: 'E_ACCOUNT_DISABLED',
  beginBusy: 'E_SERVER_BUSY',
} as const satisfies Record<Exclude<Outcome, keyof typeof ended | 'duplicate' | 'tempGone'>, string>;

/** Some at once: `slow` takes four seconds, and the others do not wait for it. */
describe('an outcome that was ordered', { concurrency: 4 }, () => {
  for (const outcome of Object.keys(ended) as (keyof typeof ended)[])
    test(`${outcome}: the payment is ${ended[outcome]}`, async () => {
      const { id } = await shop.pay(await customer(), '12.00 EUR', sandbox.order(outcome));
      assert.equal(shop.payment(id)?.state, 'waiting');
      await sandbox.finish(client, id);
      await until(() => shop.payment(id)?.state !== 'waiting');
      const payment = shop.payment(id);
      assert.equal(payment?.state, ended[outcome]);
      assert.match(payment?.says ?? '', says[outcome] ?? /^$/);
    });

  for (const outcome of Object.keys(notBegun) as (keyof typeof notBegun)[])
    test(`${outcome}: the payment answers ${notBegun[outcome]}`, async () => {
      const payment = shop.pay(await customer(), '12.00 EUR', sandbox.order(outcome));
      assert.equal(await codeOf(payment), notBegun[outcome]);
    });

  test('duplicate: who has an account already gets no second one', async () => {
    // The number of the account orders it.
    const { id } = await shop.signUp(`sandbox-duplicate-${randomUUID()}`);
    assert.equal((await sandbox.finish(client, id)).Status, Status.Rejected);
  });

  test('tempGone: a selfie that was bound too late makes no credential', async () => {
    const account = randomUUID();
    await shop.signUp(account);
    const { OperationId } = await client.CreateOperation({
      body: { Name: 'GetForeignBiometry' },
      order: sandbox.order('tempGone'),
    });
    await sandbox.finish(client, OperationId);
    const { TempId } = await client.EndGetForeignBiometry({ params: { OperationId } });
    const bound = client.CreateAccountProofedBiometricCredential({
      params: { AccountNumber: account },
      body: { TempId: TempId ?? '' },
    });
    assert.equal(await codeOf(bound), 'E_TEMP_DATA_EXPIRED');
  });
});

test('a sign-up that was given up goes on, and one that is done is not done again', async () => {
  const account = randomUUID();
  const signUp = () => fetch(`${address}/sign-up?account=${account}`, { method: 'POST' });
  assert.equal((await signUp()).status, 200);
  const { id } = (await (await signUp()).json()) as { id: string };
  await sandbox.finish(client, id);
  await until(() => shop.isCustomer(account));
  assert.equal(await codeOf(shop.signUp(account)), 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
});

describe('a webhook', () => {
  /** What the shop answers to a webhook of somebody's own making. */
  const post = async (headers: Record<string, string>, body: string) =>
    (await fetch(`${address}/webhook`, { method: 'POST', headers, body })).status;
  const now = new Date().toISOString();
  const event: WebhookEvent = {
    EventType: EventType.TransactionFinished,
    EventId: randomUUID(),
    CreatedDate: now,
    CustomerNumber: 'try',
    Data: {
      TransactionId: randomUUID(),
      Name: 'Verify_Identity',
      Type: 'verification',
      Status: Status.Accepted,
      Message: null,
      Reason: 'accepted',
      AccountNumber: null,
      Tag: null,
      StartDate: now,
      EndDate: now,
    },
  };

  test('signed by the secret is taken', async () => {
    const { headers, body } = await signWebhook({ secret: webhookSecret, event });
    assert.equal(await post(headers, body), 204);
  });

  test('that nobody signed, another signed, was changed or is old, is refused', async () => {
    const { headers, body } = await signWebhook({ secret: webhookSecret, event });
    assert.equal(await post({}, body), 400);
    assert.equal(await post(headers, body.replace('"Status":1', '"Status":2')), 400);
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const forged = await signWebhook({ secret, event });
    assert.equal(await post(forged.headers, forged.body), 400);
    const old = await signWebhook({ secret: webhookSecret, event, now: new Date(Date.now() - 600_000) });
    assert.equal(await post(old.headers, old.body), 400);
  });
});
