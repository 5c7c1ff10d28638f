import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomOperation, PasskeyPolicy } from '@selfsame/contract';
import passkeyWords from '../packages/portal/src/pages/matching-policy/passkeys/texts/en.ts';
import matching from '../packages/portal/src/pages/matching-policy/texts/en.ts';
import templates from '../packages/portal/src/pages/templates/texts/en.ts';
import shared from '../packages/portal/src/parts/passkeys/texts/en.ts';
import form from '../packages/portal/src/parts/versioned-form/texts/en.ts';
import { openApi } from './api.ts';
import { portalOfFile } from './portal.ts';

/** When passkeys are asked for, as operators set it: for the tenant and per transaction template. */
const { portal, isAccessible } = portalOfFile('/portal/settings/matching');
const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
const open = (path: string) => portal.page.goto(`${portal.server.baseUrl}/portal${path}`);
const button = (name: string) => portal.page.getByRole('button', { name, exact: true });
/** A titled card of the page. */
const section = (name: string) => portal.page.getByRole('region', { name, exact: true });

test('passkeys: each choice says its cost; saved, merged with a colleague’s, and asked about when it weakens', async () => {
  const { page } = portal;
  const api = await openApi(portal.server.baseUrl);
  const path = `${admin}/settings/matching`;
  const stored = async () => (await api.call<{ Passkeys: PasskeyPolicy }>('GET', path)).body;
  const passkeys = async () => (await stored()).Passkeys;
  const { options } = passkeyWords.secondFactor;
  await open('/settings/matching');
  const policy = section(passkeyWords.title);
  const choose = (label: string) => policy.getByRole('radio', { name: label, exact: true }).check();
  await policy.getByText(options.newDevice.description).waitFor();
  assert.equal(await policy.getByText(passkeyWords.unavailable.title).count(), 0);
  await isAccessible(page, 'policy-passkeys');
  await choose(options.newDevice.label);
  await policy.getByLabel(passkeyWords.raise).fill('7');
  await button(form.save).click();
  await page.getByText(matching.saved).waitFor();
  const saved = await passkeys();
  assert.deepEqual([saved.SecondFactor, saved.Synced, saved.RaiseWithinDays], ['newDevice', true, 7]);

  await choose(passkeyWords.kinds.bound.label);
  await api.call('PUT', path, {
    ...(await stored()),
    Passkeys: { ...saved, SecondFactor: 'always' },
  });
  await button(form.save).click();
  const conflict = page.getByRole('alert').filter({ hasText: form.conflict.title });
  await conflict.getByText(`${options.always.label}, ${passkeyWords.bySynced.true}`).waitFor();
  await isAccessible(page, 'policy-conflict');
  // What is expected shows before the server has answered.
  const written = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await button(form.conflict.mine).click();
  await conflict.waitFor({ state: 'detached' });
  await written;
  await policy.getByRole('radio', { name: options.always.label, exact: true, checked: true }).waitFor();
  assert.deepEqual(await passkeys(), { ...saved, SecondFactor: 'always', Synced: false });

  await choose(options.never.label);
  await choose(passkeyWords.withoutKey.options.approval.label);
  await choose(passkeyWords.kinds.synced.label);
  await button(form.save).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(matching.confirm.weaker.secondFactor).waitFor();
  await dialog.getByText(matching.confirm.weaker.syncedPasskeys).waitFor();
  await dialog.getByText(matching.confirm.weaker.withoutKey).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await button(form.discard).click();
});

test('passkeys on a server that can have none: the section says so, and what to do', async () => {
  const { page } = portal;
  const Origin = 'http://192.0.2.7';
  await page.route('**/AdministrationServiceRest/**/status', async (route) => {
    const status = await (await route.fetch()).json();
    await route.fulfill({ json: { ...status, Passkeys: { Available: false, Origin, RpId: '192.0.2.7' } } });
  });
  await open('/settings/matching');
  await section(passkeyWords.title).getByText(passkeyWords.unavailable.text(Origin)).waitFor();
  await isAccessible(page, 'policy-no-passkeys');
  await page.unrouteAll({ behavior: 'wait' });
});

test('a wait in place of a passkey: open to policy and template only where notices leave the server', async () => {
  const { page } = portal;
  const reason = page.getByText(shared.noWait);
  // Until the server has said what leaves it, every choice is open.
  const openTold = async (path: string, further: () => Promise<void>) => {
    const told = page.waitForResponse('**/AdministrationServiceRest/**/status');
    await open(path);
    await further();
    await (await told).finished();
  };
  const choices = async (isTold: boolean) => {
    const { label } = passkeyWords.withoutKey.options.delay;
    const wait = section(passkeyWords.title).getByRole('radio', { name: label, exact: true });
    await openTold('/settings/matching', () => wait.waitFor());
    if (isTold) await reason.waitFor();
    const inPolicy = await wait.isEnabled();
    await openTold('/settings/templates', () => button(templates.create).click());
    const list = page.getByRole('combobox', { name: templates.form.withoutKey, exact: true });
    await list.waitFor();
    if (isTold) await reason.waitFor();
    await isAccessible(page, `template-wait-${isTold ? 'closed' : 'open'}`);
    await list.click();
    const option = page.getByRole('option', { name: templates.withoutKey.delay, exact: true });
    await option.waitFor();
    return { inPolicy, inTemplate: (await option.getAttribute('data-combobox-disabled')) === null };
  };
  assert.deepEqual(await choices(true), { inPolicy: false, inTemplate: false });
  await page.route('**/AdministrationServiceRest/**/status', async (route) => {
    const status = await (await route.fetch()).json();
    await route.fulfill({ json: { ...status, Channels: { Sms: 'none', Email: 'smtp' } } });
  });
  assert.deepEqual(await choices(false), { inPolicy: true, inTemplate: true });
  assert.equal(await reason.count(), 0);
  await page.unrouteAll({ behavior: 'wait' });
});

test('a template: asks for passkeys in its own way, and keeps that when it is disabled', async () => {
  const { page } = portal;
  const api = await openApi(portal.server.baseUrl);
  const stored = async () =>
    (await api.call<CustomOperation[]>('GET', `${admin}/customOperations`)).body.at(-1)!;
  const dialog = page.getByRole('dialog');
  const pick = async (label: string, option: string) => {
    await dialog.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await open('/settings/templates');
  await button(templates.create).click();
  await dialog.getByLabel(templates.form.name).fill('LoanPayout');
  await pick(templates.form.secondFactor, templates.secondFactor.always);
  await pick(templates.form.synced, templates.synced.off);
  await isAccessible(page, 'template');
  await dialog.getByRole('button', { name: templates.form.submit, exact: true }).click();
  await page.getByText(templates.saved('LoanPayout')).waitFor();
  assert.deepEqual([(await stored()).SecondFactor, (await stored()).SyncedPasskeys], ['always', false]);
  await page.getByRole('row').getByText(templates.secondFactor.always, { exact: true }).waitFor();
  await button(templates.actionsOf('LoanPayout')).click();
  await page.getByRole('menuitem', { name: templates.disable, exact: true }).click();
  await page.getByText(templates.disabled('LoanPayout')).waitFor();
  const { Enabled, SecondFactor, SyncedPasskeys } = await stored();
  assert.deepEqual([Enabled, SecondFactor, SyncedPasskeys], [false, 'always', false]);
});
