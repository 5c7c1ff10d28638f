import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import account from '../../packages/portal/src/pages/accounts/texts/en.ts';
import de from '../../packages/portal/src/shell/palette/texts/de.ts';
import palette from '../../packages/portal/src/shell/palette/texts/en.ts';
import shell from '../../packages/portal/src/shell/texts/en.ts';
import type { Api } from '../api.ts';

const accounts = '/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts';

const fieldOf = (page: Page, label: string = palette.label) => page.getByRole('combobox', { name: label });
const option = (page: Page, name: string) => page.getByRole('option', { name });

/** Opens the palette, types, and takes the option of that name once it is there. */
async function take(page: Page, typed: string, name: string, label?: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await fieldOf(page, label).fill(typed);
  await option(page, name).click();
  await fieldOf(page, label).waitFor({ state: 'detached' });
}

/** Goes to pages, finds the user Ben, and opens the form for a key by the command palette, from whatever page one is on. */
export async function usePalette(page: Page, isAccessible: () => Promise<void>): Promise<void> {
  const field = fieldOf(page);
  const isCurrent = page.locator('[aria-selected="true"]');
  await page.getByRole('button', { name: shell.palette }).waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('ben@exa');
  await option(page, 'Ben Nevis').and(isCurrent).waitFor();
  await isAccessible();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ben Nevis' }).waitFor();
  await field.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: shell.palette }).click();
  await field.fill('webh');
  await option(page, shell.pages.webhook).and(isCurrent).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: shell.pages.webhook }).waitFor();
  await take(page, palette.actions.newKey, palette.actions.newKey);
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await page.waitForURL(/\/settings\/api-keys$/);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await field.fill('zzz');
  await page.getByText(palette.nothing).waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
}

/** Finds a transaction by its whole id, and changes colours and language, each to something else and back. */
export async function findAndSwitch(page: Page, transactionId: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await fieldOf(page).fill(transactionId);
  await page.getByRole('option').and(page.locator('[aria-selected="true"]')).waitFor();
  assert.equal(await page.getByRole('option').count(), 1, 'an id is one transaction');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.endsWith(`/transactions/${transactionId}`));
  const scheme = (name: 'dark' | 'light') => page.locator(`html[data-mantine-color-scheme="${name}"]`);
  await take(page, shell.scheme.dark, palette.actions.scheme(shell.scheme.dark));
  await scheme('dark').waitFor();
  await take(page, shell.scheme.light, palette.actions.scheme(shell.scheme.light));
  await scheme('light').waitFor();
  await take(page, shell.scheme.auto, palette.actions.scheme(shell.scheme.auto));
  await take(page, 'Deutsch', palette.actions.language('Deutsch'));
  await page.locator('html[lang="de"]').waitFor();
  await take(page, 'English', de.actions.language('English'), de.label);
  await page.locator('html[lang="en"]').waitFor();
}

/** Ben as the tenant's own system sees and changes him meanwhile. */
const benElsewhere = (api: Api) => ({
  isEnabled: async () => (await api.call<{ Enabled: boolean }>('GET', `${accounts}/ben`)).body.Enabled,
  setEnabled: (isEnabled: boolean) => api.call('POST', `${accounts}/ben/enable?enabled=${isEnabled}&reason=`),
});

/** Disables Ben with a reason, enables him again, and is asked for his number before he is deleted, each from the palette. */
export async function actOnBen(page: Page, api: Api): Promise<void> {
  const { isEnabled } = benElsewhere(api);
  const dialog = page.getByRole('dialog');
  await take(page, 'ben@exa', account.status.of.disable('Ben Nevis'));
  await dialog.getByLabel(account.status.reason).fill('Left');
  await dialog.getByRole('button', { name: account.status.disable, exact: true }).click();
  await page.getByText(account.status.because('Left')).waitFor();
  await page.getByText(account.status.done.disable).waitFor();
  assert.equal(await isEnabled(), false);
  await take(page, 'ben@exa', account.status.of.enable('Ben Nevis'));
  await dialog.getByText(account.status.texts.enable).waitFor();
  assert.equal(await isEnabled(), false, 'a lockout is lifted after a question only');
  await dialog.getByRole('button', { name: account.status.enable, exact: true }).click();
  await page.getByText(account.status.done.enable).waitFor();
  assert.equal(await isEnabled(), true);
  await take(page, 'ben@exa', account.remove.of('Ben Nevis'));
  const confirm = dialog.getByRole('button', { name: account.remove.action });
  await confirm.waitFor();
  assert.ok(await confirm.isDisabled(), 'nobody is deleted before the number was typed');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Ben Nevis' }).waitFor();
  assert.equal(await dialog.count(), 0, 'a reload asks nothing again');
}

/**
 * Another system changes Ben while his page and the palette show what was: the palette does what its item says, or nothing.
 * Begins and ends with Ben enabled, on his page.
 */
export async function actOnBenTooLate(page: Page, api: Api): Promise<void> {
  const { isEnabled, setEnabled } = benElsewhere(api);
  const dialog = page.getByRole('dialog');
  const statusButton = (act: 'enable' | 'disable') =>
    page.getByRole('button', { name: account.status[act], exact: true });
  await setEnabled(false);
  await page.reload();
  await statusButton('enable').waitFor();
  // The page was read while he was disabled; the palette reads that he is enabled.
  await setEnabled(true);
  await take(page, 'ben@exa', account.status.of.disable('Ben Nevis'));
  await dialog.getByLabel(account.status.reason).waitFor();
  assert.equal(await isEnabled(), true, '“Disable” never enables');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // The palette offers to disable, and by the time it is chosen he is disabled.
  await page.keyboard.press('Control+k');
  await fieldOf(page).fill('ben@exa');
  const item = option(page, account.status.of.disable('Ben Nevis'));
  await item.waitFor();
  await setEnabled(false);
  await item.click();
  await statusButton('enable').waitFor();
  assert.equal(await dialog.count(), 0, 'what is done is not asked');
  assert.equal(await isEnabled(), false);
  await setEnabled(true);
  await page.reload();
  await statusButton('disable').waitFor();
}
