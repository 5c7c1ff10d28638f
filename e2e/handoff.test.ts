import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import type { CapturePage } from './capture-page.ts';
import { openIn, phone } from './capture-page.ts';
import { operationLink } from './links.ts';
import { press, takeSelfie, texts, visibleText } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

describe('hand-off', () => {
  let server: RunningServer;
  let api: Api;
  let desktopBrowser: Browser;
  let phoneBrowser: Browser;

  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    // A desktop without a camera: what the phone is for.
    desktopBrowser = await launchChromium({ camera: 'none' });
    phoneBrowser = await launchChromium({ camera: { file: await cameraFile('person-a', 'portrait') } });
  });
  after(async () => {
    await Promise.all([desktopBrowser?.close(), phoneBrowser?.close()]);
    await server?.remove();
  });

  /** A desktop that shows a fresh selfie and the way to the phone. */
  async function openDesktop(body: Record<string, unknown> = {}) {
    const operation = await api.beginSelfie({ CheckLiveness: false, ...body });
    const link = operationLink(server.baseUrl, operation);
    const desktop = await openIn(desktopBrowser, link);
    const panel = desktop.page.locator('.phone');
    await panel.locator('svg.qr path').waitFor();
    const url = (await panel.locator('.address').textContent()) ?? '';
    const code = (await panel.locator('.code strong').textContent()) ?? '';
    return { operation, link, desktop, url, code };
  }
  const openPhone = (url: string) => openIn(phoneBrowser, url, phone);
  const codeOf = (capture: CapturePage) => capture.page.locator('.plate .code strong').textContent();

  test('a desktop without a camera: the phone goes on by QR, both show one code, and the desktop shows the end', async () => {
    const { operation, desktop, url, code } = await openDesktop();
    assert.match(code, /^[0-9A-Z]{4}$/);
    const mobilePage = await openPhone(url);
    await mobilePage.waitFor('state', 'intro');
    assert.equal(await codeOf(mobilePage), code);
    assert.match(await visibleText(mobilePage), /asks for this/);
    assert.equal(await mobilePage.page.locator('.phone').count(), 0, 'a phone is not sent to a phone');
    assert.ok(!mobilePage.page.url().includes('#'), 'the token stays in the address bar');

    await desktop.waitFor('state', 'following');
    assert.equal(await codeOf(desktop), code);
    await desktop.waitFor('page', 'QRCodePage');

    assert.equal(await takeSelfie(mobilePage), 'verifiedPage');
    assert.match(await visibleText(mobilePage), new RegExp(texts.handoff.done));
    await desktop.waitFor('state', 'done');
    assert.match(await visibleText(desktop), new RegExp(texts.ends.success.title));
    const messages = (await desktop.values('message')).map((message) => JSON.parse(message));
    assert.deepEqual(messages, [
      { type: 'authid:page', pageName: 'QRCodePage', success: false },
      { type: 'authid:page', pageName: 'verifiedPage', success: true },
    ]);
    assert.equal((await api.endSelfie(operation.OperationId)).Status, 1);
    assert.deepEqual([...desktop.errors, ...mobilePage.errors], []);
    const token = url.slice(url.indexOf('#h=') + 3);
    assert.ok(!server.log().includes(token), 'the token is in the log');
    await desktop.page.context().close();
    await mobilePage.page.context().close();
  });

  test('a second phone: is refused; the first one comes back after a reload', async () => {
    const { desktop, url, code } = await openDesktop();
    const first = await openPhone(url);
    await first.waitFor('state', 'intro');
    const second = await openPhone(url);
    await second.waitFor('state', 'done');
    assert.match(await visibleText(second), new RegExp(texts.ends.taken.title));
    await first.page.reload();
    await first.page.getByRole('button', { name: texts.intro.agree }).waitFor();
    assert.equal(await codeOf(first), code);
    for (const capture of [desktop, first, second]) await capture.page.context().close();
  });

  test('the desktop: goes on by itself after all, and after a reload follows the phone again', async () => {
    const { desktop, url } = await openDesktop();
    const mobilePage = await openPhone(url);
    await desktop.waitFor('state', 'following');
    await desktop.page.reload();
    await desktop.page.getByRole('heading', { name: texts.following.title }).waitFor();
    await press(desktop, texts.here);
    await desktop.page.getByRole('button', { name: texts.intro.agree }).waitFor();
    for (const capture of [desktop, mobilePage]) await capture.page.context().close();
  });

  test('a declined or expired session: ends on the desktop without a touch', async () => {
    // Long enough for a slow machine to have shown the page by then.
    const { desktop } = await openDesktop({ TimeoutSec: 15 });
    await desktop.waitFor('state', 'done');
    assert.match(await visibleText(desktop), new RegExp(texts.ends.expired.title));
    await desktop.page.context().close();
  });
});
