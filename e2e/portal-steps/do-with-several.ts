import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import bulk from '../../packages/portal/src/pages/accounts/bulk/texts/en.ts';
import parts from '../../packages/portal/src/parts/texts/en.ts';

/** On the list of users, where only Ada and Ben are: disables both, exports one, enables both, and deletes them. */
export async function doWithSeveral(
  page: Page,
  has: { isAccessible: () => Promise<void>; isEnabled: (number: string) => Promise<unknown> },
): Promise<void> {
  const bar = page.getByRole('region', { name: bulk.bar });
  const dialog = page.getByRole('dialog');
  const act = (name: string) => bar.getByRole('button', { name, exact: true }).click();
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
  const chooseAll = () => page.getByRole('checkbox', { name: parts.table.chooseAll }).check();
  await page.getByRole('link', { name: 'ada' }).waitFor();
  await chooseAll();
  await bar.getByText(bulk.chosen(2)).waitFor();
  await has.isAccessible();
  await act(bulk.actions.disable);
  await dialog.getByLabel(bulk.reason).fill('Contract ended');
  await press(bulk.actions.disable);
  await dialog.getByText(bulk.done(2)).waitFor();
  await has.isAccessible();
  await press(bulk.close);
  await bar.waitFor({ state: 'detached' });
  assert.deepEqual([await has.isEnabled('ada'), await has.isEnabled('ben')], [false, false]);
  await page.getByTitle('Contract ended').first().waitFor();

  await page.getByRole('checkbox', { name: parts.table.choose('Ben Nevis') }).check();
  await act(bulk.actions.export);
  const [download] = await Promise.all([page.waitForEvent('download'), press(bulk.exporting.start)]);
  const file = await readFile(await download.path(), 'utf8');
  assertOnlyBen(file);
  await dialog.waitFor({ state: 'detached' });

  await chooseAll();
  await act(bulk.actions.enable);
  await dialog.getByText(bulk.texts.enable).waitFor();
  await press(bulk.cancel);
  assert.equal(await has.isEnabled('ada'), false, 'a question that was cancelled does nothing');
  await act(bulk.actions.enable);
  await press(bulk.actions.enable);
  await dialog.getByText(bulk.done(2)).waitFor();
  await press(bulk.close);
  assert.deepEqual([await has.isEnabled('ada'), await has.isEnabled('ben')], [true, true]);

  await chooseAll();
  await act(bulk.actions.remove);
  const confirm = dialog.getByRole('button', { name: bulk.actions.remove, exact: true });
  await dialog.getByLabel(bulk.typeCount('2')).fill('1');
  assert.ok(await confirm.isDisabled());
  await dialog.getByLabel(bulk.typeCount('2')).fill('2');
  await confirm.click();
  await dialog.getByText(bulk.done(2)).waitFor();
  await press(bulk.close);
  await page.getByRole('link', { name: 'ada' }).waitFor({ state: 'detached' });
}

/** The file holds a head and Ben, disabled with the reason; what is not known of him is empty. */
function assertOnlyBen(file: string): void {
  const [head = '', ...rows] = file.replace('\uFEFF', '').trimEnd().split('\r\n');
  assert.ok(file.startsWith('\uFEFF'), 'spreadsheets read UTF-8 by its mark');
  assert.equal(rows.length, 1);
  const values = rows[0]!.split(',');
  const ben = Object.fromEntries(head.split(',').map((name, at) => [name, values[at]]));
  assert.deepEqual(
    [ben.AccountNumber, ben.DisplayName, ben.Email, ben.PhoneNumber, ben.Enabled, ben.DisableReason],
    // A spreadsheet would take the number for a formula.
    ['ben', 'Ben Nevis', 'ben@example.com', `"'+4915112345679"`, 'false', 'Contract ended'],
  );
  assert.equal(ben.HasBioCredential, 'false');
  assert.ok(!Number.isNaN(Date.parse(ben.CreatedDate ?? '')));
}
