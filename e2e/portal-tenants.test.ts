import assert from 'node:assert/strict';
import { test } from 'node:test';
import overview from '../packages/portal/src/pages/overview/texts/en.ts';
import tenants from '../packages/portal/src/pages/tenants/texts/en.ts';
import parts from '../packages/portal/src/parts/texts/en.ts';
import { adminPath, fetchWhenFree } from './api.ts';
import { acceptByApi, askPortal, openBeside, type PortalCookie, portalOfFile } from './portal.ts';

/** The tenants of an installation, as its owner makes, stops and erases them in the portal. */
const { portal, isAccessible } = portalOfFile('/portal/settings/tenants');

test('tenants: made with a key and a link that are shown once, disabled, enabled, erased with a certificate', async () => {
  const { page, server, errors } = portal;
  await page.getByText('Only your own tenant yet').waitFor();
  await isAccessible(page, 'tenants-empty');
  await page.getByRole('button', { name: 'New tenant' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Customer number').fill('shop');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The Shop');
  await dialog.getByRole('button', { name: 'Make the tenant' }).click();
  await dialog.getByText('shown only now').waitFor();
  await isAccessible(page, 'tenants-made');
  const [id, value, url] = await dialog.locator('code').allTextContents();
  const token = await fetchWhenFree(
    `${server.baseUrl}/IDCompleteBackendEngine/IdentityService/v1/auth/token`,
    {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${value}`)}` },
    },
  );
  assert.equal(token.status, 200);
  assert.match(url!, /\/portal\/set-up#[\w-]{43}$/);
  await dialog.getByLabel('I have stored the key and the link').check();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const row = page.getByRole('row', { name: /shop/ });
  const choose = async (item: string) => {
    await row.getByRole('button', { name: 'Actions for shop' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const { AccessToken } = (await token.json()) as { AccessToken: string };
  const cookie = await assertOwnerLinkRenewed(url!, choose);
  await assertQuotaHolds(AccessToken, choose);
  await assertQuotasShown(AccessToken, cookie, choose);
  for (const [action, reason, state] of [
    ['Disable', 'Not paid', 'Disabled'],
    ['Enable', 'Paid', 'Enabled'],
  ] as const) {
    await choose(action);
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: action }).click();
    await row.getByText(state, { exact: true }).waitFor();
    if (action === 'Disable') await isAccessible(page, 'tenants-disabled');
  }
  await choose('Erase');
  const erase = dialog.getByRole('button', { name: 'Erase tenant' });
  await isAccessible(page, 'tenants-erase');
  assert.ok(await erase.isDisabled());
  await dialog.getByRole('textbox').fill('shop');
  await erase.click();
  await row.getByText('Erased', { exact: true }).waitFor();
  await choose('Certificate');
  assert.match((await dialog.locator('code').textContent())!, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.deepEqual(errors, []);
});

test('keys of the installation: one is made, shown once, opens the tenants, and is revoked after a question', async () => {
  const { page, server, errors } = portal;
  await page.goto(`${server.publicUrl}/portal/settings/installation-keys`);
  await page.getByText('No installation keys yet').waitFor();
  await isAccessible(page, 'installation-keys-empty');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('installation key');
  await page.getByRole('option', { name: 'Create an installation key' }).click();
  await page.getByRole('dialog').getByLabel('What it is for').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Create installation key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await dialog.getByText('Say what it is for.').waitFor();
  await isAccessible(page, 'installation-key-form');
  await dialog.getByLabel('What it is for').fill('Billing');
  await page.keyboard.press('Enter');
  await dialog.getByText('The key is shown now and never again.').waitFor();
  await isAccessible(page, 'installation-key-made');
  const key = (await dialog.locator('dd code').textContent())!;
  await page.keyboard.press('Escape');
  assert.ok(await dialog.isVisible(), 'a slip of a key does not close it');
  await dialog.getByLabel('I have stored the key').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const tenants = () =>
    fetchWhenFree(`${server.baseUrl}/portal/v1/tenants`, { headers: { authorization: `Bearer ${key}` } });
  assert.equal((await tenants()).status, 200);
  await page.reload();
  const row = page.getByRole('row', { name: /Billing/ });
  await row.getByText('In force').waitFor();
  await row.getByText('Olga Owner').waitFor();
  await row.locator('td[data-label="Last used"] time').waitFor();
  assert.ok(!(await page.content()).includes(key), 'the key is gone from the page');
  await isAccessible(page, 'installation-keys');
  const name = `Billing (${key.slice('installation-'.length).slice(0, 8)})`;
  await row.getByRole('button', { name: `Revoke ${name}` }).click();
  await page.getByRole('dialog', { name: `Revoke ${name}?` }).waitFor();
  await isAccessible(page, 'installation-key-revoke');
  await dialog.getByRole('button', { name: 'Revoke key' }).click();
  await page.getByText(`${name} is revoked.`).waitFor();
  await row.getByText('Revoked', { exact: true }).waitFor();
  assert.equal(await row.getByRole('button', { name: 'Revoke Billing' }).count(), 0);
  assert.equal((await tenants()).status, 401);
  assert.deepEqual(errors, []);
});

/** One transaction a day is set, holds for the tenant's backend, is shown when the dialog opens again, and is lifted. */
async function assertQuotaHolds(token: string, choose: (item: string) => Promise<void>): Promise<void> {
  const { page, server } = portal;
  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('textbox', { name: 'Transactions on one day (UTC)' });
  const begin = async () => {
    const reply = await fetchWhenFree(`${server.baseUrl}${adminPath}/foreignOperations/biometry`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    return { status: reply.status, id: ((await reply.json()) as { ID?: string }).ID };
  };
  await choose('Quotas …');
  await isAccessible(page, 'tenants-quotas');
  await field.fill('1');
  await dialog.getByRole('button', { name: 'Set quotas' }).click();
  await page.getByText('The quotas of shop are set.').waitFor();
  assert.equal((await begin()).status, 200);
  assert.deepEqual(await begin(), { status: 403, id: 'E_QUOTA_EXCEEDED' });
  await choose('Quotas …');
  assert.equal(await field.inputValue(), '1');
  await field.fill('');
  await dialog.getByRole('button', { name: 'Set quotas' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await begin()).status, 200);
}

/** What is used of every quota stands in the list of tenants, and the same in the overview of the tenant. */
async function assertQuotasShown(
  token: string,
  cookie: PortalCookie,
  choose: (item: string) => Promise<void>,
): Promise<void> {
  const { page, server } = portal;
  const { names } = parts.quota;
  const dialog = page.getByRole('dialog');
  for (const AccountNumber of ['ada', 'grace']) {
    const { status } = await fetchWhenFree(`${server.baseUrl}${adminPath}/accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ AccountNumber, DisplayName: AccountNumber, Version: 0 }),
    });
    assert.equal(status, 200);
  }
  await choose('Quotas …');
  const most = { Accounts: '2', TransactionsPerDay: '40', AnalysesAtOnce: '3', StorageBytes: '10' };
  for (const [quota, value] of Object.entries(most) as [keyof typeof most, string][])
    await dialog.getByRole('textbox', { name: names[quota], exact: true }).fill(value);
  await dialog.getByRole('button', { name: tenants.setQuotas }).click();
  await dialog.waitFor({ state: 'detached' });
  // Two were begun before.
  const used = { users: '2 of 2', today: '2 of 40', stored: '0 bytes of 10 MB' };
  const cell = (label: string) =>
    page.getByRole('row', { name: /shop/ }).locator(`td[data-label="${label}"]`).textContent();
  await page.getByRole('row', { name: /shop/ }).getByText(used.today).waitFor();
  assert.deepEqual(
    [await cell(tenants.accounts), await cell(tenants.today), await cell(tenants.storage)],
    [used.users, used.today, used.stored],
  );
  const shop = await openBeside(portal, cookie, '/portal/');
  const section = shop.getByRole('region', { name: overview.quotas.title });
  await section.waitFor();
  assert.deepEqual(
    await section
      .locator('dl > div')
      .evaluateAll((all) => all.map((one) => [...one.children].map((part) => part.textContent))),
    [
      [names.Accounts, used.users],
      [overview.quotas.today, used.today],
      [names.StorageBytes, used.stored],
      [names.AnalysesAtOnce, most.AnalysesAtOnce],
    ],
  );
  await shop.context().close();
}

/**
 * Nobody has opened the owner's link: a new one is made, and the menu offers none once there is an owner.
 * @returns the owner's session
 */
async function assertOwnerLinkRenewed(
  first: string,
  choose: (item: string) => Promise<void>,
): Promise<PortalCookie> {
  const { page, server } = portal;
  const dialog = page.getByRole('dialog');
  const item = 'New link for the owner';
  await choose(item);
  await isAccessible(page, 'tenants-renew');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await dialog.getByText('shown only now').waitFor();
  await isAccessible(page, 'tenants-renewed');
  const url = (await dialog.locator('code').textContent())!;
  const open = (link: string) =>
    askPortal(server.baseUrl, 'invitations/open', { body: { Token: link.split('#')[1] } });
  assert.equal((await open(first)).ok, false);
  assert.equal((await open(url)).ok, true);
  await dialog.getByLabel('I have stored the link').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const who = { name: 'Shop Owner', email: 'owner@shop.example' };
  const { cookie } = await acceptByApi(server.baseUrl, url.split('#')[1]!, who);
  await page.reload();
  await page.getByRole('button', { name: 'Actions for shop' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: item }).count(), 0);
  await page.keyboard.press('Escape');
  return cookie;
}
