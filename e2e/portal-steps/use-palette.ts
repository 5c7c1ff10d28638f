import type { Page } from 'playwright-core';
import palette from '../../packages/portal/src/shell/palette/texts/en.ts';
import shell from '../../packages/portal/src/shell/texts/en.ts';

/** Goes to pages, finds the user Ben, and opens the form for a key by the command palette, from whatever page one is on. */
export async function usePalette(page: Page, isAccessible: () => Promise<void>): Promise<void> {
  const field = page.getByRole('combobox', { name: palette.label });
  const option = (name: string) => page.getByRole('option', { name });
  await page.getByRole('button', { name: shell.palette }).waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('ben@exa');
  await option('Ben Nevis').and(page.locator('[aria-selected="true"]')).waitFor();
  await isAccessible();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ben Nevis' }).waitFor();
  await field.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: shell.palette }).click();
  await field.fill('webh');
  await option(shell.pages.webhook).and(page.locator('[aria-selected="true"]')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: shell.pages.webhook }).waitFor();
  await page.keyboard.press('Control+k');
  await field.fill(palette.actions.newKey);
  await option(palette.actions.newKey).click();
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
