import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import branding from '../packages/portal/src/pages/branding/texts/en.ts';
import general from '../packages/portal/src/pages/general-settings/texts/en.ts';
import matching from '../packages/portal/src/pages/matching-policy/texts/en.ts';
import firstSteps from '../packages/portal/src/pages/overview/first-steps/texts/en.ts';
import overview from '../packages/portal/src/pages/overview/texts/en.ts';
import parts from '../packages/portal/src/parts/texts/en.ts';
import form from '../packages/portal/src/parts/versioned-form/texts/en.ts';
import { createTestDatabase, type TestDatabase, urlOf } from '../packages/server/test/database.ts';
import { assertAccessible } from './accessible.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import type { OpenPortal } from './portal.ts';
import { openPortal } from './portal.ts';
import { seedSessions } from './seed-sessions.ts';

const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
describe('portal, overview and settings', () => {
  let database: TestDatabase;
  let portal: OpenPortal;
  let page: Page;
  let api: Api;
  const open = (path: string) => page.goto(`${portal.server.baseUrl}/portal${path}`);
  const setting = async <T>(name: string) => (await api.call<T>('GET', `${admin}/settings/${name}`)).body;
  const change = (name: string, body: object) => api.call('PUT', `${admin}/settings/${name}`, body);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  /** A titled card of the page. */
  const section = (name: string) => page.getByRole('region', { name, exact: true });
  const isAccessible = () => assertAccessible(page);

  before(async () => {
    database = await createTestDatabase();
    portal = await openPortal({
      path: '/portal/overview',
      env: { DATABASE_URL: urlOf(database.connection) },
      context: { reducedMotion: 'reduce' },
    });
    page = portal.page;
    api = await openApi(portal.server.baseUrl);
  });
  after(async () => {
    await portal?.close();
    await database?.drop();
    assert.deepEqual(portal?.errors ?? [], []);
  });

  test('the overview: teaches on day one, then counts; its chart can be read as a table', async () => {
    await page.getByText(overview.first.title).waitFor();
    const steps = section(firstSteps.title);
    await steps.getByText(firstSteps.lead('1', '4')).waitFor();
    await steps.getByRole('link', { name: firstSteps.steps.branding.title }).waitFor();
    await section(overview.system.title).getByText('fr-mobilefacenet-512-1').waitFor();
    await isAccessible();

    const { id: tenantId } = await database.db.selectFrom('tenant').select('id').executeTakeFirstOrThrow();
    const modelId = 'fr-mobilefacenet-512-1';
    await seedSessions(database.db, { tenantId, count: 600, days: 20, before: new Date(), modelId });
    await open('/overview?range=month');
    const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const { body } = await api.call<{ Total: { Begun: number }; Buckets: { Accepted: number }[] }>(
      'GET',
      `${admin}/statistics?from=${day(29)}&to=${day(0)}`,
    );
    assert.equal(body.Total.Begun, 600);
    const outcomes = section(overview.outcomes.title);
    await outcomes.getByText('600 operations and transactions begun').waitFor();
    await outcomes.getByRole('button', { name: 'Show as a table' }).click();
    const accepted = await outcomes.locator('tbody tr td:nth-child(2)').allInnerTexts();
    assert.deepEqual(
      accepted.map(Number),
      body.Buckets.map(({ Accepted }) => Accepted),
    );
    await section(overview.rejections.title).getByText(overview.rejections.causes.Liveness).waitFor();
    await isAccessible();
    await steps.getByRole('button', { name: firstSteps.hide }).click();
    await steps.waitFor({ state: 'detached' });
    assert.equal((await setting<{ FirstStepsHidden?: boolean }>('portal')).FirstStepsHidden, true);
    await page.getByRole('radio', { name: overview.ranges.week }).press('Space');
    await page.waitForURL(/range=week/);
  });

  test('general settings: defaults are saved, kept to the portal, and undone', async () => {
    await open('/settings/general');
    const defaults = section(general.portal.title);
    const timeout = defaults.getByLabel(general.portal.timeout, { exact: true });
    await defaults.getByLabel(parts.duration.unit(general.portal.timeout)).selectOption('minute');
    await timeout.fill('10');
    await isAccessible();
    await defaults.getByRole('button', { name: form.save }).click();
    await page.getByText(general.portal.saved).waitFor();
    assert.equal((await setting<{ DefaultTimeoutSec: number }>('portal')).DefaultTimeoutSec, 600);
    await button('Undo').click();
    await page.getByText('Undone.').waitFor();
    assert.equal((await setting<{ DefaultTimeoutSec: number }>('portal')).DefaultTimeoutSec, 3_600);
    // The form follows what is stored a moment later.
    while ((await timeout.inputValue()) !== '60') await page.waitForTimeout(50);

    await section(general.lockout.title).getByRole('switch', { name: general.lockout.enabled }).uncheck();
    await page.getByRole('link', { name: 'Matching policy' }).first().click();
    await page.getByRole('dialog').getByText(form.leave.text).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    assert.match(page.url(), /settings\/general$/);
    await section(general.lockout.title).getByRole('button', { name: form.save }).click();
    await page.getByRole('dialog').getByText(general.lockout.confirm.consequences[0]!).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal((await setting<{ Version: number }>('matching')).Version, 0, 'nothing was saved');
    await page.getByRole('link', { name: 'Matching policy' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: form.leave.action }).click();
    await page.waitForURL(/settings\/matching$/);
  });

  test('matching policy: another rate shows what it would have done, and is confirmed before it holds', async () => {
    await open('/settings/matching');
    const rates = section(matching.rate.title);
    const whatIf = page.getByTestId('what-if');
    await whatIf.getByText(matching.whatIf.unchanged).waitFor();
    await isAccessible();
    await rates.getByRole('radio', { name: matching.rate.oneIn('10,000') }).check();
    await rates.getByText(/About 0\.73% of genuine users are turned away/).waitFor();
    const { body } = await api.call<{ WhatIf: { NewlyAccepted: number; NewlyRejected: number } }>(
      'POST',
      `${admin}/settings/matching/preview`,
      { FalseMatchRate: 1e-4, Days: 30 },
    );
    const { NewlyAccepted, NewlyRejected } = body.WhatIf;
    assert.ok(NewlyAccepted > 0 && NewlyRejected === 0);
    await whatIf.getByText(matching.whatIf.changed(NewlyAccepted, 0)).waitFor();
    await button(form.save).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(matching.confirm.weaker.rate).waitFor();
    await isAccessible();
    await dialog.getByRole('button', { name: matching.confirm.action }).click();
    await page.getByText(matching.saved).waitFor();
    assert.equal((await setting<{ FalseMatchRate: number }>('matching')).FalseMatchRate, 1e-4);
    await button('Undo').click();
    await page.getByText('Undone.').waitFor();
    assert.equal((await setting<{ FalseMatchRate: number }>('matching')).FalseMatchRate, 1e-5);
  });

  test('matching policy: of two who change it at once, the later one is asked', async () => {
    await open('/settings/matching');
    const { report, refuse } = matching.duplicates.options;
    const choose = (label: string) => page.getByRole('radio', { name: label, exact: true }).check();
    await choose(report.label);
    const mine = await setting<{ Version: number; CheckLivenessDefault: boolean }>('matching');
    await change('matching', { ...mine, DuplicateCheck: 'refuse' });
    await button(form.save).click();
    await page.getByText(form.conflict.title).waitFor();
    assert.equal((await setting<{ DuplicateCheck: string }>('matching')).DuplicateCheck, 'refuse');
    await isAccessible();
    await button(form.conflict.theirs).click();
    await page.getByText(form.conflict.title).waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: refuse.label, exact: true, checked: true }).waitFor();

    await page.getByRole('switch', { name: matching.liveness.override }).uncheck();
    await change('matching', { ...(await setting<object>('matching')), DuplicateCheck: 'off' });
    await button(form.save).click();
    await button(form.conflict.mine).click();
    await page.getByText(matching.saved).waitFor();
    const saved = await setting<{ AllowLivenessOverride: boolean; DuplicateCheck: string }>('matching');
    assert.deepEqual(
      [saved.AllowLivenessOverride, saved.DuplicateCheck],
      [false, 'off'],
      'a field that was not touched keeps the other’s change',
    );
  });

  test('branding: what is typed shows in the preview, and what is saved on the capture page', async () => {
    await open('/settings/branding');
    const preview = page.frameLocator('iframe');
    const shown = preview.locator('selfsame-preview');
    await preview.getByRole('heading', { name: 'Take Your Selfie' }).waitFor();
    // What the page says by itself stands where own words would go.
    await page.getByPlaceholder('Take Your Selfie').waitFor();
    await page.getByLabel(branding.words.keys.introTitle).fill('Say hello to Harbour Bank');
    await preview.getByRole('heading', { name: 'Say hello to Harbour Bank' }).waitFor();
    await page.getByLabel(branding.words.keys.successTitle).fill('Ahoy');
    await preview.getByRole('heading', { name: 'Ahoy' }).waitFor();

    await page.getByRole('switch', { name: branding.colours.own.Light }).check();
    await page.getByLabel(branding.colours.names.Accent).first().fill('#ffcc00');
    const colours = section(branding.colours.title);
    await colours.getByText(branding.colours.fails('4.5')).waitFor();
    await button(form.save).and(page.locator(':disabled')).waitFor();
    await isAccessible();
    await colours.getByRole('button', { name: /^Use #/ }).click();
    const accent = await page.getByLabel(branding.colours.names.Accent).first().inputValue();
    const accentShown = () =>
      shown.evaluate((host) => getComputedStyle(host).getPropertyValue('--accent').trim());
    while ((await accentShown()) !== accent) await page.waitForTimeout(50);
    const png = await sharp({ create: { width: 200, height: 50, channels: 3, background: '#0b6e4f' } })
      .png()
      .toBuffer();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'l.png', mimeType: 'image/png', buffer: png });
    await page.getByLabel(branding.logo.words).fill('Harbour Bank');
    await preview.getByRole('img', { name: 'Harbour Bank' }).waitFor();
    await page.getByRole('radio', { name: branding.preview.dark, exact: true }).press('Space');
    // In the dark a shade of it that can be read there, whatever the browser prefers.
    while ((await accentShown()) === accent) await page.waitForTimeout(50);
    assert.match(await accentShown(), /^#[0-9a-f]{6}$/);
    await isAccessible();
    await page.getByLabel(branding.embedding.origins).fill('https://shop.example\nhttps://pay.example\n');
    await button(form.save).click();
    await page.getByText(branding.saved).waitFor();
    assert.deepEqual((await setting<{ FrameAncestors: string[] }>('looks')).FrameAncestors, [
      'https://shop.example',
      'https://pay.example',
    ]);

    const { OperationId, OneTimeSecret } = await api.beginSelfie({});
    const capture = await portal.context.newPage();
    await capture.emulateMedia({ colorScheme: 'light' });
    await capture.goto(`${portal.server.baseUrl}/?i=${OperationId}&s=${encodeURIComponent(OneTimeSecret)}`);
    await capture.getByRole('heading', { name: 'Say hello to Harbour Bank' }).waitFor();
    await capture.getByRole('img', { name: 'Harbour Bank' }).waitFor();
    const worn = await capture
      .locator('selfsame-capture')
      .evaluate((host) => getComputedStyle(host).getPropertyValue('--accent'));
    assert.equal(worn, accent);
    await capture.close();
  });
});
