import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { limits } from '@selfsame/contract';
import type { Page } from 'playwright-core';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { verifyReceipt } from '../packages/client/src/verify-receipt.ts';
import formWords from '../packages/portal/src/pages/new-transaction/texts/en.ts';
import en from '../packages/portal/src/pages/transaction/texts/en.ts';
import listWords from '../packages/portal/src/pages/transactions/texts/en.ts';
import partWords from '../packages/portal/src/parts/texts/en.ts';
import { assertAccessible } from './accessible.ts';
import type { Api } from './api.ts';
import { authorizationPath, fetchWhenFree, openApi } from './api.ts';
import { type Authenticator, addAuthenticator, type HeldKey } from './authenticator.ts';
import { captureByApi } from './capture-by-api.ts';
import { openIn } from './capture-page.ts';
import { personFrames } from './frames.ts';
import { transactionLinkOf } from './links.ts';
import { enrol } from './people.ts';
import type { OpenPortal } from './portal.ts';
import { askPortal, openPortal, shoot } from './portal.ts';
import { press, takeSelfie, texts } from './selfie-flow.ts';

const identity = '/IDCompleteBackendEngine/IdentityService/v1';

describe('portal, transactions', () => {
  let portal: OpenPortal;
  let page: Page;
  let api: Api;
  const open = (path: string) => page.goto(`${portal.server.baseUrl}/portal${path}`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const status = (name: string) => page.locator('header').getByText(name, { exact: true });
  const step = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  /** No violation of axe on the page as it is, in both colour schemes. */
  const isAccessible = (looked?: (scheme: string) => Promise<unknown>) => assertAccessible(page, looked);

  before(async () => {
    portal = await openPortal({
      path: '/portal/transactions',
      camera: { file: await cameraFile('person-a-other-session') },
      context: { reducedMotion: 'reduce' },
    });
    page = portal.page;
    api = await openApi(portal.server.baseUrl);
    await page.getByText(listWords.empty.title).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await enrol(api, portal.server.baseUrl, 'ann', 'cap12');
  });
  after(() => portal?.close());

  test('an empty list: fills by itself with what was begun elsewhere, and counts what comes later', async () => {
    await page.getByRole('table').getByText(listWords.statuses[1]!, { exact: true }).waitFor();
    await api.beginSelfie();
    await button(listWords.fresh(1)).waitFor();
    const shown = page.getByRole('table').getByText(listWords.statuses[1]!, { exact: true });
    assert.equal(await shown.count(), 1);
    // Nothing has moved: the list still shows the one it showed.
    assert.equal(await page.getByRole('row').count(), 2);
    await isAccessible();
    await button(listWords.fresh(1)).click();
    await page.getByRole('table').getByText(listWords.statuses[0]!, { exact: true }).waitFor();
    assert.equal(await page.getByRole('row').count(), 3);
  });

  test('a verification by link: begun in the form, done on another device, followed live to its end', async () => {
    await open('/new-transaction');
    await button(formWords.submit).click();
    await page.getByText(formWords.errors.account.missing).waitFor();
    await page.getByRole('combobox', { name: formWords.who.search }).fill('an');
    await page.getByRole('option', { name: /ann/ }).click();
    // She is enrolled: that, and why, is said.
    await page.getByText(formWords.what.hindrances.hasFace).waitFor();
    await page.getByLabel(formWords.settings.codeword).fill('blue heron');
    await page.getByLabel(formWords.settings.tag, { exact: true }).fill('counter');
    await isAccessible();
    await button(formWords.submit).click();
    await page
      .getByRole('heading', { level: 1, name: en.of(listWords.types.verification!, 'ann') })
      .waitFor();
    await page.getByRole('img', { name: en.link.qr }).waitFor();
    await isAccessible();
    const link = await page.getByRole('link', { name: en.link.open }).getAttribute('href');
    const capture = await openIn(portal.browser, link ?? '');
    await step(en.progress.opened).waitFor();
    await press(capture, texts.approval.accept);
    assert.equal(await takeSelfie(capture), 'verifiedPage');
    await status(listWords.statuses[1]!).waitFor();
    await page.getByText(en.cause.accepted!.text).waitFor();
    await page.getByRole('img', { name: /the same person/ }).waitFor();
    // The link is over, and so is what could be done with it.
    await page.getByRole('img', { name: en.link.qr }).waitFor({ state: 'detached' });
    await button(en.actions.cancel).waitFor({ state: 'detached' });
    await capture.page.context().close();
  });

  /** The capture page by the link that a transaction's page shows, on a device that holds these passkeys. */
  const openOnDevice = async (keys: readonly HeldKey[]) => {
    await page.getByRole('img', { name: en.link.qr }).waitFor();
    const link = await page.getByRole('link', { name: en.link.open }).getAttribute('href');
    let device: Authenticator | null = null;
    const capture = await openIn(portal.browser, link ?? '', {}, async (context) => {
      device = await addAuthenticator(context.pages()[0]!);
      await device.hold(keys);
    });
    return { capture, device: device as unknown as Authenticator };
  };

  test('a passkey by link, then device and face: both begun with the keyboard alone, done on that device', async () => {
    const { credential } = formWords;
    const radio = (name: string) => page.getByRole('radio', { name, exact: true });
    const checked = (name: string) => page.getByRole('radio', { name, exact: true, checked: true });
    await open('/new-transaction?account=ann&product=verification');
    await page.getByText(credential.none).waitFor();
    for (const { name } of [credential.options.both, credential.options.passkey])
      await radio(name).and(page.locator(':disabled')).waitFor();
    await isAccessible((scheme) => shoot(page, `credential-none-${scheme}`));
    await button(credential.enrol).press('Enter');
    await checked(formWords.what.products.passkey.name).waitFor();
    await isAccessible((scheme) => shoot(page, `passkey-by-link-${scheme}`));
    await button(formWords.submit).press('Enter');
    const enrolment = await openOnDevice([]);
    await press(enrolment.capture, texts.passkey.enrol.act);
    await enrolment.capture.waitFor('page', 'verifiedPage');
    const keys = await enrolment.device.keys();
    await status(listWords.statuses[1]!).waitFor();
    await step(en.progress.passkeys['passkey.enrolled']).waitFor();
    await page.getByText(en.facts.credentials[4]!, { exact: true }).waitFor();
    assert.equal(
      await page.getByText(en.attempts.title, { exact: true }).count(),
      0,
      'no face was asked for',
    );
    await isAccessible((scheme) => shoot(page, `passkey-enrolled-${scheme}`));
    await enrolment.capture.page.context().close();

    await open('/new-transaction?account=ann&product=verification');
    await radio(credential.options.both.name).and(page.locator(':enabled')).waitFor();
    await checked(credential.options.face.name).press('ArrowDown');
    await checked(credential.options.both.name).waitFor();
    await isAccessible((scheme) => shoot(page, `credential-${scheme}`));
    await page.setViewportSize({ width: 360, height: 800 });
    // Nothing stands out to the right, once the page has taken its new width.
    await page.waitForFunction(() => document.documentElement.scrollWidth <= 360);
    await shoot(page, 'credential-narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
    await button(formWords.submit).press('Enter');
    const { capture } = await openOnDevice(keys);
    await press(capture, texts.approval.accept);
    await press(capture, texts.passkey.assert.act);
    assert.equal(await takeSelfie(capture), 'verifiedPage');
    await status(listWords.statuses[1]!).waitFor();
    await step(en.progress.passkeys['passkey.proven']).waitFor();
    await page.getByText(en.facts.credentials[5]!, { exact: true }).waitFor();
    await isAccessible((scheme) => shoot(page, `both-${scheme}`));
    await capture.page.context().close();
  });

  test('another person: rejected while the list is looked at; the cause in words, scores, and a receipt that verifies', async () => {
    const { body: begun } = await api.beginVerification('ann', { Tag: 'rejected' });
    await open('/transactions?status=0,2&search=ann');
    const row = page.getByRole('row').filter({ hasText: 'rejected' });
    await row.getByText(listWords.statuses[0]!, { exact: true }).waitFor();
    const answer = await captureByApi(
      portal.server.baseUrl,
      transactionLinkOf(begun),
      await personFrames('franck', 3),
    );
    assert.equal(answer.outcome, 'rejected', JSON.stringify(answer));
    await row.getByText(listWords.reasons.matchFailed!).waitFor();
    await row.getByRole('link').click();
    await page.getByText(en.cause.matchFailed!.title).waitFor();
    await page.getByRole('img', { name: /another person/ }).waitFor();
    await page.getByText(en.signals.showsNot.detector!).waitFor();
    await isAccessible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(en.receipt.download).click(),
    ]);
    assert.equal(download.suggestedFilename(), `receipt-${begun.TransactionId}.jws`);
    const keys = await (
      await fetchWhenFree(`${portal.server.baseUrl}${identity}/.well-known/jwks.json`)
    ).json();
    const claims = await verifyReceipt(await readFile(await download.path(), 'utf8'), keys);
    assert.deepEqual([claims.id, claims.status, claims.reason], [begun.TransactionId, 2, 'matchFailed']);
  });

  test('a pending one: cancelled after a question that names it, and its link is dead', async () => {
    const { body: begun } = await api.beginVerification('ann');
    await open(`/transactions/${begun.TransactionId}`);
    await button(en.actions.cancel).click();
    const dialog = page.getByRole('dialog', { name: en.actions.cancelTitle('Verification, ann') });
    await dialog.getByRole('button', { name: en.actions.cancel, exact: true }).click();
    await status(listWords.statuses[5]!).waitFor();
    await step(en.progress.byOperator('Olga Owner')).waitFor();
    assert.equal((await api.verificationStatus(begun.TransactionId)).Status, 5);
    assert.deepEqual(portal.errors, []);
  });

  test('what changes while the list is on its way, or before the stream stands, is not missed', async () => {
    const held = { list: Promise.withResolvers<void>(), stream: Promise.withResolvers<void>() };
    const read = Promise.withResolvers<void>();
    await page.route(/\/transactions\?.*filter=Tag/, async (route) => {
      const response = await route.fetch();
      read.resolve();
      await held.list.promise;
      await route.fulfill({ response });
    });
    const { body: overtaken } = await api.beginVerification('ann', { Tag: 'overtaken' });
    await open('/transactions?tag=overtaken');
    await read.promise;
    await page.getByText('Live', { exact: true }).waitFor();
    await api.call('DELETE', `${authorizationPath}/v2/transactions/${overtaken.TransactionId}`);
    // Longer than an event takes to the page.
    await setTimeout(1_500);
    held.list.resolve();
    const row = (tag: string) => page.getByRole('row').filter({ hasText: tag });
    await row('overtaken').getByText(listWords.statuses[5]!, { exact: true }).waitFor();
    await page.unrouteAll({ behavior: 'wait' });

    await page.route('**/portal/v1/events', async (route) => {
      await held.stream.promise;
      await route.continue();
    });
    await open('/transactions?tag=before');
    await page.getByText(partWords.table.noMatch).waitFor();
    await api.beginVerification('ann', { Tag: 'before' });
    held.stream.resolve();
    await row('before').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('two tabs: one holds the stream, both follow', async () => {
    const other = await portal.context.newPage();
    await Promise.all([
      open('/transactions?type=selfie'),
      other.goto(`${portal.server.baseUrl}/portal/transactions?type=selfie`),
    ]);
    for (const tab of [page, other]) {
      await tab.getByText('Live', { exact: true }).waitFor();
      // Where the stream has just begun, the list is read once more.
      await tab.locator('[aria-busy=false]:has(table)').waitFor();
    }
    await api.beginSelfie();
    for (const tab of [page, other])
      await tab.getByRole('button', { name: listWords.fresh(1), exact: true }).waitFor();
    // The server learns a moment later that the pages before these have gone.
    const streams = async () =>
      /^selfsame_feed_streams (\d+)$/m.exec(
        await (await fetchWhenFree(`${portal.server.baseUrl}/metrics`)).text(),
      )?.[1];
    while ((await streams()) !== '1') await page.waitForTimeout(100);
    await other.close();
  });

  test('an operator who signs out: the stream ends by that, and is not opened again', async () => {
    const { baseUrl } = portal.server;
    const follow = () => askPortal(baseUrl, 'events', { cookie: portal.cookie });
    const since = Date.now();
    const stream = await follow();
    assert.equal(stream.status, 200);
    const ended = stream.text();
    assert.equal(
      (await askPortal(baseUrl, 'sign-out', { method: 'POST', cookie: portal.cookie })).status,
      200,
    );
    assert.match(await ended, /event: ready/);
    assert.ok(
      Date.now() - since < limits.feed.recheckSec * 1_000,
      'ended before who follows is looked at again',
    );
    assert.equal((await follow()).status, 401);
  });
});
