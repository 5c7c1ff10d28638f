/**
 * The tests of the shop. They use the client and nothing else of Selfsame, so copy the folder. They need a server that was started with
 * `SELFSAME_EGRESS_ALLOW=localhost`, and the key of a sandbox: `KEY_ID=… KEY_VALUE=… node --test examples/shop/shop.test.ts`.
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, SelfsameError, sandbox } from '@selfsame/client';
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

const outcomes = {
  accept: 'paid',
  rejectMatch: 'refused',
  rejectLiveness: 'refused',
  declines: 'refused',
  expires: 'expired',
} as const satisfies Record<string, Payment['state']>;

for (const outcome of Object.keys(outcomes) as (keyof typeof outcomes)[])
  test(`a payment with the outcome ${outcome} is ${outcomes[outcome]}`, async () => {
    const { id } = await shop.pay(await customer(), '12.00 EUR', sandbox.order(outcome));
    assert.equal(shop.payment(id)?.state, 'waiting');
    await sandbox.finish(client, id);
    await until(() => shop.payment(id)?.state !== 'waiting');
    assert.equal(shop.payment(id)?.state, outcomes[outcome]);
  });

test('a sign-up that was given up goes on, and one that is done is not done again', async () => {
  const account = randomUUID();
  const signUp = () => fetch(`${address}/sign-up?account=${account}`, { method: 'POST' });
  assert.equal((await signUp()).status, 200);
  const { id } = (await (await signUp()).json()) as { id: string };
  await sandbox.finish(client, id);
  await until(() => shop.isCustomer(account));
  await assert.rejects(
    shop.signUp(account),
    (error: SelfsameError) => error.code === 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS',
  );
});

test('a locked account can pay nothing', async () => {
  await assert.rejects(
    shop.pay(await customer(), '12.00 EUR', sandbox.order('locked')),
    (error) => error instanceof SelfsameError && error.code === 'E_ACCOUNT_DISABLED',
  );
});

test('a webhook that nobody signed is refused', async () => {
  const body = JSON.stringify({ EventType: 2 });
  assert.equal((await fetch(`${address}/webhook`, { method: 'POST', body })).status, 400);
});
