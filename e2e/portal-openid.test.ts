import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenIdIntegration } from '@selfsame/contract';
import { adminPath, openApi } from './api.ts';
import { portalOfFile, shoot } from './portal.ts';

/** An operator connects an application: adds it, pastes its settings, renews its secret, ends it. */
const { portal, isAccessible } = portalOfFile('/portal/settings/openid');

const row = () => portal.page.getByRole('link', { name: 'Intranet' });

test('OpenID integrations: the empty list says what one is for', async () => {
  const { page } = portal;
  await page.getByText('No integrations yet').waitFor();
  await isAccessible(page, 'openid-empty');
});

test('OpenID integrations: one is added by keyboard, and its secret is shown once', async () => {
  const { page } = portal;
  await page.getByRole('button', { name: 'Add integration' }).first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  // The dialog gives the focus to its first field a moment after it shows it.
  await dialog.getByLabel('Name').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Intranet');
  await page.keyboard.press('Enter');
  await dialog.getByText('This is needed.').waitFor();
  await dialog.getByLabel('Login redirect URLs').fill('http://intranet.example/cb');
  await dialog.getByRole('button', { name: 'Add integration' }).click();
  await dialog.getByText(/is not https/).waitFor();
  await dialog.getByLabel('Login redirect URLs').fill('https://intranet.example/cb');
  await dialog.getByRole('button', { name: 'Add integration' }).click();
  await dialog.getByText('The secret is shown now and never again.').waitFor();
  await isAccessible(page, 'openid-secret');
  const [, secret = ''] = await dialog.locator('dd code').allTextContents();
  assert.match(secret, /^[\w-]{43}$/);
  await page.keyboard.press('Escape');
  assert.ok(await dialog.isVisible(), 'a slip of a key does not close it');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await row().waitFor();
  assert.ok(!(await page.content()).includes(secret), 'the secret is gone from the page');
  await isAccessible(page, 'openid-list');
});

test('OpenID integration: settings are changed, and the products’ settings name this provider', async () => {
  const { page, server } = portal;
  await row().click();
  await page.getByRole('heading', { level: 1, name: 'Intranet' }).waitFor();
  await page.getByLabel('Display name').fill('Intranet of the Shop');
  await page.getByRole('switch', { name: /different identifier/ }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Intranet is saved.').waitFor();
  const api = await openApi(server.baseUrl);
  const { body: list } = await api.call<{ Items: OpenIdIntegration[] }>(
    'GET',
    `${adminPath}/openIdIntegrations`,
  );
  assert.deepEqual(
    list.Items.map(({ DisplayName, SubjectType, Version }) => [DisplayName, SubjectType, Version]),
    [['Intranet of the Shop', 'public', 1]],
  );
  const issuer = `${server.baseUrl}/oidc/web`;
  await page.getByText(`${issuer}/.well-known/openid-configuration`).waitFor();
  await isAccessible(page, 'openid-integration');
  for (const [product, field] of [
    ['Microsoft Entra (external authentication method)', 'Discovery Endpoint'],
    ['Okta', 'JWKS endpoint'],
    ['Auth0', 'OpenID Connect Discovery URL'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Product' }).click();
    await page.getByRole('option', { name: product }).click();
    await page.getByText(field, { exact: true }).waitFor();
  }
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  await page.setViewportSize({ width: 320, height: 640 });
  // The menu at the side folds away before the page is as wide as the screen.
  await page.waitForFunction(() => document.documentElement.scrollWidth <= 320);
  await shoot(page, 'openid-integration-320');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('OpenID integration: a new secret, a stop and an end, each after a question', async () => {
  const { page, errors } = portal;
  await page.getByRole('button', { name: 'New secret …' }).click();
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The secret is shown now and never again.').waitFor();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Disable …' }).click();
  await dialog.getByRole('button', { name: 'Disable integration' }).click();
  await page.getByText('Intranet is disabled.').waitFor();
  await page.getByRole('button', { name: 'Enable', exact: true }).click();
  await page.getByText('Intranet is enabled.').waitFor();
  await page.getByRole('button', { name: 'Delete …' }).click();
  await isAccessible(page, 'openid-delete');
  await dialog.getByRole('textbox').fill('Intranet');
  await dialog.getByRole('button', { name: 'Delete integration' }).click();
  await page.getByText('No integrations yet').waitFor();
  assert.deepEqual(errors, []);
});
