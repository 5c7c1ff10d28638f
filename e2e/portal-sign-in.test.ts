import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from '../fixtures/chromium.ts';
import { assertAccessible } from './accessible.ts';
import { addAuthenticator } from './authenticator.ts';
import { noteErrors, setUpTokenOf } from './portal.ts';
import { startServer } from './server.ts';

test('the door: the set-up link makes an owner with a passkey, who signs out and in again by it; a browser without passkeys offers none', async (t) => {
  const server = await startServer();
  const browser = await launchChromium();
  t.after(async () => {
    await browser.close();
    await server.remove();
  });
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  const errors: string[] = [];
  noteErrors(page, errors);
  await addAuthenticator(page);
  await page.goto(`${server.baseUrl}/portal/set-up#${await setUpTokenOf(server)}`);
  await page.getByLabel('Your name').fill('Olga');
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.getByRole('button', { name: 'Account of Olga' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('seven slow rivers in spring');
  await page.getByRole('textbox', { name: 'Code' }).fill('123456');
  await page.getByRole('button', { name: 'Sign in with password and code' }).click();
  await page.getByText('That did not work.').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('button', { name: 'Account of Olga' }).waitFor();
  const plain = await (await browser.newContext({ locale: 'en' })).newPage();
  await plain.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
  await plain.goto(`${server.baseUrl}/portal/`);
  await plain.getByRole('button', { name: 'Sign in with password and code' }).waitFor();
  assert.equal(await plain.getByRole('button', { name: 'passkey' }).count(), 0);
  assert.deepEqual(errors, []);
});
