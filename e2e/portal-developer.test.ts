import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createClient } from '@selfsame/client';
import form from '../packages/portal/src/parts/versioned-form/texts/en.ts';
import { assertAccessible } from './accessible.ts';
import { openApi } from './api.ts';
import { type OpenPortal, openPortal, shoot } from './portal.ts';

/** A developer's first afternoon: a key, a webhook that is tried and replayed, a text, and the log of it all. */
const received: string[] = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  received.push(JSON.parse(body).EventId);
  response.writeHead(200).end('thanks');
});
let portal: OpenPortal;
let origin = '';

before(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  portal = await openPortal({
    path: '/portal/settings/api-keys',
    env: { SELFSAME_EGRESS_ALLOW: '127.0.0.0/8', SELFSAME_EGRESS_HTTP: 'true' },
  });
});
after(async () => {
  await portal?.close();
  receiver.close();
});

const go = (path: string) => portal.page.goto(`${portal.server.baseUrl}/portal${path}`);

test('API key: its value is shown once, and opens the API', async () => {
  const { page, server } = portal;
  await page.getByRole('button', { name: 'Create API key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Description', { exact: true }).fill('Web shop');
  for (const role of ['Account Manager', 'Transaction Manager', 'Configurator'])
    await dialog.getByRole('checkbox', { name: role }).check();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await dialog.getByText('The value is shown now and never again.').waitFor();
  const [id = '', value = ''] = await dialog.locator('dd code').allTextContents();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Web shop').first().waitFor();
  assert.ok(!(await page.content()).includes(value), 'the value is gone from the page');
  const client = createClient({ baseUrl: server.baseUrl, apiKeyId: id, apiKeyValue: value });
  const account = await client.CreateAccount({ body: { AccountNumber: 'dev-1', DisplayName: 'Dev' } });
  assert.equal(account.AccountNumber, 'dev-1');
});

test('webhook: set, tried, delivered to, and replayed from its log', async () => {
  const { page } = portal;
  await go('/settings/webhook');
  await page.getByLabel('Address', { exact: true }).fill(`${origin}/hook`);
  await page.getByRole('switch', { name: 'Enabled' }).check({ force: true });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The webhook is saved and has its secret').waitFor();
  await page.getByRole('button', { name: 'Send test' }).click();
  await page.getByText('Your receiver answered 2xx.').waitFor();
  assert.equal(received.length, 1);
  await page.evaluate(async () => {
    const url =
      '/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/dev-1/enable?enabled=false';
    await fetch(url, { method: 'POST', headers: { 'x-selfsame-portal': '1' } });
  });
  await go('/settings/webhook/deliveries');
  await page.getByText('Delivered').first().waitFor();
  await page.locator('tbody tr a').first().click();
  await page.getByRole('heading', { name: 'Attempt 1' }).waitFor();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('heading', { name: 'Attempt 2' }).waitFor();
  assert.equal(received.at(-1), received.at(-2), 'the same event under the same id');
});

test('message text: a change is previewed while it is typed, saved, and taken back', async () => {
  const { page } = portal;
  await go('/settings/messages');
  await page.getByLabel('SMS text').fill('Hello from the shop: {link}');
  await page.getByText('Hello from the shop: http').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Yours, version 1').waitFor();
  await page.getByRole('button', { name: 'Use the server’s text' }).click();
  await page.getByText('Yours, version 1').waitFor({ state: 'detached' });
});

test('audit log: what was done stands there, opens, and is exported', async () => {
  const { page, errors } = portal;
  await go('/audit?source=apiKey');
  await page
    .getByRole('link')
    .filter({ has: page.locator('time') })
    .first()
    .click();
  await page.getByRole('dialog').getByText('apiKey.created').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
  const file = await download;
  assert.match(file.suggestedFilename(), /^audit-.*\.csv$/);
  const chunks = await Array.fromAsync(await file.createReadStream(), String);
  assert.match(chunks.join(''), /apiKey\.created/);
  assert.deepEqual(errors, []);
});

test('webhook: of two who change it at once, the later one sees both versions, and loses no text', async () => {
  const { page, server } = portal;
  await go('/settings/webhook');
  const address = page.getByLabel('Address', { exact: true });
  await address.fill(`${origin}/mine`);
  const api = await openApi(server.baseUrl);
  const path = '/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook';
  const stored = async () =>
    (await api.call<{ Version: number; WebHook: { Url: string; ConnectTimeout: number } }>('GET', path)).body;
  const { Version } = await stored();
  const WebHook = { Url: `${origin}/theirs`, ConnectTimeout: 7, AuthMode: 0 };
  await api.call('PUT', path, { Enabled: true, Version, WebHook });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(form.conflict.was('Address', `${origin}/theirs`, `${origin}/mine`)).waitFor();
  await page.getByText(form.conflict.was('Time to connect, seconds', '7', '10')).waitFor();
  await assertAccessible(page, (scheme) => shoot(page, `webhook-conflict-${scheme}`));
  await page.getByRole('button', { name: form.conflict.mine }).click();
  await page.getByText('The webhook is saved.').waitFor();
  assert.equal(await address.inputValue(), `${origin}/mine`);
  const saved = (await stored()).WebHook;
  assert.equal(saved.Url, `${origin}/mine`);
  assert.equal(saved.ConnectTimeout, 7, 'a field that was not touched keeps the other’s change');
});

test('every page of settings and developers: axe finds nothing, in either scheme', async () => {
  const { page, errors } = portal;
  for (const path of [
    '/settings/api-keys',
    '/settings/webhook',
    '/settings/webhook/deliveries',
    '/settings/messages',
    '/settings/templates',
    '/audit',
    '/audit/erasures',
    '/reference',
  ]) {
    await go(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await assertAccessible(page);
  }
  await go('/settings/webhook/deliveries');
  await page.locator('tbody tr a').first().click();
  await page.getByRole('heading', { name: 'Attempt 1' }).waitFor();
  await assertAccessible(page);
  assert.deepEqual(errors, []);
});
