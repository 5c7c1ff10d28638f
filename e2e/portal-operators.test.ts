import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchWhenFree } from './api.ts';
import { addAuthenticator } from './authenticator.ts';
import { acceptByApi, askPortal, noteErrors, portalOfFile, totpCodeOf } from './portal.ts';

/** Who works in the portal, and how they get in: invitations, roles, one's own ways to sign in. */
const { portal, isAccessible } = portalOfFile('/portal/settings/portal-users');

/** Invites over the page; the link that it shows once. */
async function invite(role: string, email: string): Promise<string> {
  const { page } = portal;
  await page.getByRole('button', { name: 'Invite' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByLabel('E-mail address').fill(email);
  await isAccessible(page, 'invite');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const url = await dialog.locator('code').textContent();
  await dialog.getByRole('button', { name: 'Done' }).click();
  return url!;
}

test('invitation: its link makes a portal user with password and authenticator, who sees what the role may', async () => {
  const { page, browser, server } = portal;
  const url = await invite('Auditor', 'aud@example.com');
  await page.getByText('Auditor · aud@example.com').waitFor();
  const guest = await (await browser.newContext({ locale: 'en' })).newPage();
  const errors: string[] = [];
  noteErrors(guest, errors);
  await guest.goto(url);
  await guest.getByLabel('Your name').fill('Ada');
  assert.equal(await guest.getByLabel('E-mail address').inputValue(), 'aud@example.com');
  assert.ok(!guest.url().includes('#'), 'the secret left the address bar');
  await guest.getByRole('button', { name: /password and an authenticator/ }).click();
  const secret = await guest.locator('code').textContent();
  await guest.getByRole('textbox', { name: 'New password' }).fill('seven slow rivers in spring');
  await isAccessible(guest, 'welcome');
  // Last, for it grows old.
  await guest.getByLabel('Code that the app shows').fill(totpCodeOf(secret!));
  await guest.getByRole('button', { name: 'Set up and enter' }).click();
  await guest.getByRole('button', { name: 'Account of Ada' }).waitFor();
  assert.equal(await guest.getByRole('link', { name: 'Portal users' }).count(), 0);
  await guest.goto(`${server.baseUrl}/portal/settings/portal-users`);
  await guest.getByRole('alert').first().waitFor();
  assert.deepEqual(errors, []);
  await guest.context().close();
});

test('portal users: a role is changed, one is disabled, one deleted, an invitation revoked', async () => {
  const { page, server } = portal;
  await page.reload();
  await page.getByText('aud@example.com').first().waitFor();
  await isAccessible(page, 'portal-users');
  const act = async (item: string) => {
    await page.getByRole('button', { name: 'Actions for Ada' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await act('Change role');
  await page.getByRole('dialog').getByRole('radio', { name: 'Developer' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Ada has another role now.').waitFor();
  await act('Disable');
  await page.getByRole('dialog').getByText('Nothing is deleted.').waitFor();
  assert.equal(await page.getByRole('dialog').getByRole('checkbox').count(), 0, 'Ada made no key');
  await page.getByRole('dialog').getByRole('button', { name: 'Disable portal user' }).click();
  await page.getByText('Ada is disabled; all sessions have ended.').waitFor();
  await act('Delete');
  await isAccessible(page, 'delete-portal-user');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete portal user' }).click();
  await page.getByText('Ada is deleted.').waitFor();
  const url = await invite('Operator', 'opa@example.com');
  await page.getByRole('button', { name: 'Revoke the invitation for opa@example.com' }).click();
  await page.getByText('The link no longer works.').waitFor();
  await assert.rejects(
    acceptByApi(server.baseUrl, url.split('#')[1]!, { name: 'Opa', email: 'opa@example.com' }),
    /E_LINK_NOT_VALID/,
  );
});

test('a portal user who made API keys: is disabled with them, after the step-up that the server asks for', async () => {
  const { page, server, owner } = portal;
  const url = await invite('Developer', 'dev@example.com');
  const { cookie } = await acceptByApi(server.baseUrl, url.split('#')[1]!, {
    name: 'Dan',
    email: 'dev@example.com',
  });
  const keys = '/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys';
  const made = await askPortal(server.baseUrl, keys, { cookie, body: { Description: 'Dan’s script' } });
  const { ExternalId, Value } = (await made.json()) as Record<string, string>;
  await page.reload();
  await page.getByRole('button', { name: 'Actions for Dan' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog', { name: /Disable portal user Dan/ });
  await dialog.getByText('Dan’s script').waitFor();
  await dialog.getByRole('checkbox', { name: 'Disable these API keys as well' }).check();
  await isAccessible(page, 'disable-portal-user');
  // As ten minutes after signing in, which no journey waits for; the proof that follows is a real one.
  const refusal = { ID: 'E_RECENT_SIGN_IN_REQUIRED', Code: 'E_RECENT_SIGN_IN_REQUIRED', Message: '' };
  await page.route(
    '**/portal/v1/operators/*/enable*',
    (route) => route.fulfill({ status: 403, json: refusal }),
    {
      times: 1,
    },
  );
  await dialog.getByRole('button', { name: 'Disable portal user' }).click();
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByRole('textbox', { name: 'Password' }).fill(owner.password);
  await proof.getByRole('textbox', { name: 'Code' }).fill('000000');
  await proof.getByRole('button', { name: 'Confirm with password and code' }).click();
  await proof.getByText('That did not work.').waitFor();
  await proof.getByRole('textbox', { name: 'Code' }).fill(totpCodeOf(owner.totpSecret));
  await proof.getByRole('button', { name: 'Confirm with password and code' }).click();
  await page.getByText('Dan is disabled; all sessions have ended.').waitFor();
  const basic = Buffer.from(`${ExternalId}:${Value}`).toString('base64');
  const token = await fetchWhenFree(
    `${server.baseUrl}/IDCompleteBackendEngine/IdentityService/v1/auth/token`,
    {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
    },
  );
  assert.equal(token.status, 401, 'the key went with its maker');
});

test('an owner who made API keys: ticking them says that keys of the installation go for good, and leaving them that they stay', async () => {
  const { page, server } = portal;
  const url = await invite('Owner', 'own@example.com');
  const { cookie } = await acceptByApi(server.baseUrl, url.split('#')[1]!, {
    name: 'Otto',
    email: 'own@example.com',
  });
  const keys = '/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys';
  await askPortal(server.baseUrl, keys, { cookie, body: { Description: 'Otto’s script' } });
  await page.reload();
  await page.getByRole('button', { name: 'Actions for Otto' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog', { name: /Disable portal user Otto/ });
  const box = dialog.getByRole('checkbox', { name: 'Disable these API keys as well' });
  await dialog.getByText('go on working until they are revoked').waitFor();
  await dialog.getByText('Nothing is deleted.').waitFor();
  assert.equal(await dialog.getByText('This can’t be undone.').count(), 0);
  await box.check();
  const said = dialog.locator('[aria-live="polite"]');
  await said.getByText('Keys of the installation that this person made are revoked for good.').waitFor();
  await said.getByText('This can’t be undone.').waitFor();
  assert.equal(await dialog.getByText('Nothing is deleted.').count(), 0);
  await isAccessible(page, 'disable-owner');
  await dialog.getByRole('button', { name: 'Disable portal user' }).click();
  await page.getByText('Otto is disabled; all sessions have ended.').waitFor();
});

test('last owner: can be neither deleted nor demoted, and is told so', async () => {
  const { page } = portal;
  await page.getByRole('button', { name: 'Actions for Olga Owner' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Keys of the installation that this person made are revoked for good.').waitFor();
  await dialog.getByRole('button', { name: 'Delete portal user' }).click();
  await dialog.getByText('Only one owner is left').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('profile: a passkey is added and named, recovery codes are made, another session is ended', async () => {
  const { page, server, owner } = portal;
  await addAuthenticator(page);
  await page.getByRole('button', { name: 'Account of Olga Owner' }).click();
  await page.getByRole('menuitem', { name: 'Your profile' }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Work laptop');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Work laptop').waitFor();
  // As ten minutes after signing in, which no journey waits for; the proof that follows is a real one.
  const codes = '**/portal/v1/profile/recovery-codes';
  const refusal = { ID: 'E_RECENT_SIGN_IN_REQUIRED', Code: 'E_RECENT_SIGN_IN_REQUIRED', Message: '' };
  await page.route(codes, (route) => route.fulfill({ status: 403, json: refusal }), { times: 1 });
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  await page.getByRole('dialog').getByText('Confirm that it is you').waitFor();
  await isAccessible(page, 'confirm');
  await page.getByRole('button', { name: 'Confirm with a passkey' }).click();
  await page.getByRole('dialog').getByText('They are shown only now.').waitFor();
  await isAccessible(page, 'recovery-codes');
  const [recoveryCode = ''] = ((await page.getByRole('dialog').locator('pre').textContent()) ?? '').split(
    '\n',
  );
  await page.getByRole('button', { name: 'I have kept them' }).click();
  // The authenticator's code of this half minute may have confirmed something above.
  const body = { Email: owner.email, Password: owner.password, Code: recoveryCode };
  assert.equal((await askPortal(server.baseUrl, 'sign-in/password', { body })).status, 200);
  await page.reload();
  await page.getByText('Work laptop').waitFor();
  await isAccessible(page, 'profile');
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByText('Ended.').waitFor();
  const cookies = await page.context().cookies();
  const cookie = cookies.find(({ name }) => name === portal.cookie.name);
  const { Items } = (await (
    await askPortal(server.baseUrl, 'profile/sessions', { cookie: cookie! })
  ).json()) as {
    Items: unknown[];
  };
  assert.equal(Items.length, 1);
  assert.deepEqual(portal.errors, []);
});
