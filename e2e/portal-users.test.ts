import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { cameraFile } from '../fixtures/fake-camera.ts';
import en from '../packages/portal/src/pages/accounts/texts/en.ts';
import newTransaction from '../packages/portal/src/pages/new-transaction/texts/en.ts';
import signIn from '../packages/portal/src/pages/sign-in/texts/en.ts';
import passkeyWords from '../packages/portal/src/parts/passkeys/texts/en.ts';
import versioned from '../packages/portal/src/parts/versioned-form/texts/en.ts';
import { assertAccessible } from './accessible.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import { openIn } from './capture-page.ts';
import { enrolPasskey } from './passkeys.ts';
import type { OpenPortal } from './portal.ts';
import { openPortal, totpCodeOf } from './portal.ts';
import { doWithSeveral } from './portal-steps/do-with-several.ts';
import { actOnBen, actOnBenTooLate, findAndSwitch, usePalette } from './portal-steps/use-palette.ts';
import { takeSelfie } from './selfie-flow.ts';

const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';

describe('portal, verified enrolled users', () => {
  let portal: OpenPortal;
  let page: Page;
  let api: Api;
  const account = async (number: string) =>
    (await api.call<Record<string, unknown> | null>('GET', `${admin}/accounts/${number}`)).body;
  const open = (path: string) => page.goto(`${portal.server.baseUrl}/portal${path}`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const pressIn = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  /** No violation of axe on the page as it is, in both colour schemes. */
  const isAccessible = () => assertAccessible(page);

  before(async () => {
    portal = await openPortal({
      path: '/portal/users',
      camera: { file: await cameraFile('person-a') },
      context: { reducedMotion: 'reduce' },
    });
    page = portal.page;
    api = await openApi(portal.server.baseUrl);
    await page.getByText(en.empty.title).waitFor();
    await isAccessible();
    for (const [AccountNumber, DisplayName, Email] of [
      ['ada', 'Ada Lovelace', 'ada@example.com'],
      ['ben', 'Ben Nevis', 'ben@example.com'],
      ['chiara', 'Chiara Rossi', null],
    ])
      await api.call('POST', `${admin}/accounts`, { AccountNumber, DisplayName, Email });
  });
  after(() => portal?.close());

  test('the grid: what is typed finds users, and the address keeps it', async () => {
    await open('/users');
    const rows = page.getByRole('row');
    await page.getByRole('link', { name: 'chiara' }).waitFor();
    assert.equal(await rows.count(), 4);
    await page.keyboard.press('/');
    await page.keyboard.type('LOVE');
    // A slow keyboard is a search for its first letters.
    await page.waitForURL(/[?&]search=LOVE/);
    await page.getByRole('link', { name: 'ben' }).waitFor({ state: 'detached' });
    assert.equal(await rows.count(), 2);
    await page.getByRole('status').filter({ hasText: '1 entry found' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'ada' }).waitFor();
    assert.equal(await rows.count(), 2);
    await isAccessible();
    await page.getByRole('button', { name: 'Clear search' }).click();
    await page.getByRole('button', { name: en.columns.DisplayName }).click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await page.waitForURL(/sort=DisplayName/);
    // The row of the search stays until all rows are there.
    await page.getByRole('link', { name: 'chiara' }).waitFor();
    await rows.nth(1).getByRole('link', { name: 'ada' }).waitFor();
    // A date is a draft until its year is whole: neither the address nor the field takes the years on the way.
    const from = page.getByLabel(en.filters.modifiedFrom);
    await from.focus();
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    await page.keyboard.type('11282026');
    await page.waitForURL(/[?&]from=2026-11-28/);
    assert.equal(await from.inputValue(), '2026-11-28');
    assert.ok(addresses.every((address) => !/from=0/.test(address)));
    await from.fill('');
    await page.waitForURL((url) => !url.searchParams.has('from'));
    await page.getByRole('link', { name: 'chiara' }).waitFor();
    await page.getByRole('link', { name: 'ada' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ben Nevis' }).waitFor();
    await page.waitForFunction(
      () => document.title === 'Ben Nevis · Selfsame' && document.activeElement?.tagName === 'H1',
    );
  });

  test('the palette: goes to pages, finds people and transactions, opens forms, switches, acts on a person', async () => {
    await open('/overview');
    await usePalette(page, isAccessible);
    await findAndSwitch(page, (await api.beginSelfie()).OperationId);
    await actOnBen(page, api);
    await actOnBenTooLate(page, api);
  });

  test('the profile: is changed; of two who change it at once, the later one is asked', async () => {
    await open('/users/ada');
    await button(en.profile.edit).click();
    await page.getByLabel(en.profile.fields.PhoneNumber).fill('+4915112345678');
    await button(en.save).click();
    await page.getByText(en.profile.saved).waitFor();
    assert.equal((await account('ada'))?.PhoneNumber, '+4915112345678');

    await button(en.profile.edit).click();
    await page.getByRole('textbox', { name: en.profile.fields.DisplayName, exact: true }).fill('Ada King');
    const { Version } = (await account('ada')) as { Version: number };
    await api.call('PUT', `${admin}/accounts/ada`, { Version, Email: 'king@example.com' });
    await button(en.save).click();
    await page.getByText(versioned.conflict.title).waitFor();
    await page
      .getByText(versioned.conflict.was(en.profile.fields.Email, 'king@example.com', 'ada@example.com'))
      .waitFor();
    await isAccessible();
    // The page shows what it expects before the server has answered, and the notice of the first save is still there.
    const written = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await button(versioned.conflict.mine).click();
    await page.getByRole('heading', { level: 1, name: 'Ada King' }).waitFor();
    await written;
    const saved = await account('ada');
    assert.equal(saved?.DisplayName, 'Ada King');
    assert.equal(saved?.Email, 'king@example.com', 'a field that was not touched keeps the other’s change');
  });

  test('a session that ends while a form is filled: is begun anew over the page, and what was typed is saved', async () => {
    await open('/users/ben');
    await button(en.profile.edit).click();
    await page.getByLabel(en.profile.fields.PhoneNumber).fill('+4915112345679');
    await portal.context.clearCookies();
    await button(en.save).click();
    const { email, password, totpSecret } = portal.owner;
    await dialog().getByText(signIn.againText).waitFor();
    await isAccessible();
    assert.equal(await dialog().getByLabel(signIn.email).inputValue(), email);
    await dialog().getByRole('textbox', { name: signIn.password }).fill(password);
    await dialog().getByRole('textbox', { name: signIn.code }).fill(totpCodeOf(totpSecret));
    await pressIn(signIn.withPassword);
    await page.getByText(en.profile.saved).waitFor();
    assert.equal((await account('ben'))?.PhoneNumber, '+4915112345679');
  });

  test('the status: is taken away with a reason, and given back by undo', async () => {
    await open('/users/ben');
    await button(en.status.disable).click();
    await dialog().getByLabel(en.status.reason).fill('Lost the phone');
    await isAccessible();
    await pressIn(en.status.disable);
    await page.getByText(en.status.because('Lost the phone')).waitFor();
    // The page shows a change before the server has answered it, and offers to undo it after.
    await button('Undo').waitFor();
    assert.equal((await account('ben'))?.Enabled, false);
    await button('Undo').click();
    await button(en.status.disable).waitFor();
    await page.getByText('Undone.').waitFor();
    assert.equal((await account('ben'))?.Enabled, true);
  });

  /** The user opens the link that the portal shows, and takes a selfie, while the portal follows. */
  const takeSelfieByLink = async () => {
    await pressIn(en.capture.begin);
    const link = await dialog().locator('code').innerText();
    await dialog().getByRole('img', { name: en.capture.qr }).waitFor();
    await isAccessible();
    const capture = await openIn(portal.browser, link);
    assert.equal(await takeSelfie(capture), 'verifiedPage');
    assert.deepEqual(capture.errors, []);
    await capture.page.context().close();
    await dialog().getByText(en.capture.accepted).waitFor();
    await dialog().getByRole('button', { name: en.close, exact: true }).last().click();
    await dialog().waitFor({ state: 'detached' });
  };

  test('a user without a face: enrols by the link in another browser while the portal follows', async () => {
    await open('/users/chiara');
    await button(en.capture.enrol).click();
    await takeSelfieByLink();
    await page.getByText(en.credential.proofed).waitFor();
    await page.getByText(en.history.types.enrolment!).first().waitFor();
    await button(en.credential.show).click();
    const picture = page.getByRole('img', { name: en.credential.pictureAlt('Chiara Rossi') });
    await picture.waitFor();
    assert.ok(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    );
    await page.getByText(en.audit.events['credential.imageViewed']!).waitFor();
    await isAccessible();
  });

  test('a user with a face: gets a new one by the link; the old one stays until then', async () => {
    const read = async () =>
      (await api.call<{ Id: string }>('GET', `${admin}/accounts/chiara/bioCredential`)).body.Id;
    const old = await read();
    await open('/users/chiara');
    await button(en.capture.replace).click();
    await takeSelfieByLink();
    assert.notEqual(await read(), old);
    await page.getByText(en.audit.events['credential.replaced']!).waitFor();
  });

  test('a passkey of a user: is listed, renamed and, after a question, deleted', async () => {
    await open('/users/chiara');
    await page.getByText(en.passkeys.none, { exact: true }).waitFor();
    const { browser, server } = portal;
    await enrolPasskey(api, server.baseUrl, { browser, accountNumber: 'chiara' });
    await open('/users/chiara');
    const renames = page.getByRole('button', { name: passkeyWords.renameOf('') });
    await renames.click();
    await dialog().getByLabel(passkeyWords.name).fill(' Phone of Chiara ');
    await pressIn(passkeyWords.save);
    await page.getByText('Phone of Chiara', { exact: true }).waitFor();
    // The dialog stays until all that shows the passkey was read again.
    await dialog().waitFor({ state: 'detached' });
    await isAccessible();
    await button(passkeyWords.removeOf('Phone of Chiara')).click();
    await pressIn(passkeyWords.removeAction);
    await page.getByText(en.passkeys.none, { exact: true }).waitFor();
    const left = await api.call<unknown[]>('GET', `${admin}/accounts/chiara/fido2Credentials`);
    assert.deepEqual(left.body, []);
    await page.getByRole('link', { name: en.passkeys.enrol, exact: true }).click();
    const { name } = newTransaction.what.products.passkey;
    await page.getByRole('radio', { name, exact: true, checked: true }).waitFor();
    await page.getByRole('combobox', { name: newTransaction.who.search, exact: true }).waitFor();
  });

  test('an auditor: sees, and is offered nothing that changes', async () => {
    const role = await page.context().newPage();
    await role.route('**/portal/v1/session', async (route) => {
      const response = await route.fetch();
      const session = {
        ...(await response.json()),
        Role: 'auditor',
        ApiRoles: ['Transaction Result Auditor'],
      };
      await route.fulfill({ response, json: session });
    });
    await role.goto(`${portal.server.baseUrl}/portal/users/chiara`);
    await role.getByText(en.credential.pictureHidden).waitFor();
    for (const name of [
      en.profile.edit,
      en.status.disable,
      en.more,
      en.capture.replace,
      en.credential.remove,
      en.credential.show,
    ])
      assert.equal(await role.getByRole('button', { name, exact: true }).count(), 0, name);
    await role.getByText(en.passkeys.none, { exact: true }).waitFor();
    assert.equal(await role.getByRole('link', { name: en.passkeys.enrol }).count(), 0);
    await role.goto(`${portal.server.baseUrl}/portal/users`);
    await role.getByRole('link', { name: 'ada' }).waitFor();
    assert.equal(await role.getByRole('button', { name: en.create.open }).count(), 0);
    await role.close();
  });

  test('an account: is deleted after its number was typed; the certificate is handed over', async () => {
    await open('/users/chiara');
    await button(en.more).click();
    await page.getByRole('menuitem', { name: en.remove.action }).click();
    const confirm = dialog().getByRole('button', { name: en.remove.action });
    await isAccessible();
    await dialog().getByRole('textbox').fill('chiar');
    assert.ok(await confirm.isDisabled());
    await dialog().getByRole('textbox').fill('chiara');
    await confirm.click();
    await page.getByRole('heading', { level: 1, name: en.remove.gone }).waitFor();
    await isAccessible();
    const [download] = await Promise.all([page.waitForEvent('download'), button(en.remove.download).click()]);
    const certificate = JSON.parse(await readFile(await download.path(), 'utf8'));
    assert.match(certificate.Certificate, /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.equal(await account('chiara'), null);
    await page.getByRole('link', { name: en.back }).first().click();
    await page.getByRole('link', { name: 'ada' }).waitFor();
    // The list shows what it held until it was read again.
    await page.getByRole('link', { name: 'chiara' }).waitFor({ state: 'detached' });
    await open('/users/chiara');
    await page.getByText(en.notFound.text('chiara')).waitFor();
  });

  test('several users: are disabled with a reason, exported, enabled, and deleted after their number was typed', async () => {
    await open('/users');
    await doWithSeveral(page, {
      isAccessible,
      isEnabled: async (number) => (await account(number))?.Enabled,
    });
    assert.equal(await account('ada'), null);
    assert.equal(await account('ben'), null);
    assert.deepEqual(portal.errors, []);
  });
});
