import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type * as client from 'openid-client';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { openApi } from './api.ts';
import { runAxeInBoth } from './axe.ts';
import { openIn, phone } from './capture-page.ts';
import {
  connectShop,
  frameOf,
  openShop,
  pressInFrame,
  redeem,
  requestSignIn,
  type Shop,
} from './openid/shop.ts';
import { enrol } from './people.ts';
import { press, takeSelfie, texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const account = 'c0ffee00-0000-4000-8000-0000000000d6';

describe('a sign-in on a desktop without a camera', () => {
  let server: RunningServer;
  let shop: Shop;
  let configuration: client.Configuration;
  let desktopBrowser: Browser;
  let phoneBrowser: Browser;
  before(async () => {
    server = await startServer();
    const api = await openApi(server.baseUrl);
    shop = await openShop();
    desktopBrowser = await launchChromium({ camera: 'none' });
    phoneBrowser = await launchChromium({
      camera: { file: await cameraFile('person-a-other-session', 'portrait') },
    });
    await enrol(api, server.baseUrl, account, 'cap12');
    configuration = await connectShop(api, shop);
  });
  after(async () => {
    await Promise.all([desktopBrowser?.close(), phoneBrowser?.close()]);
    shop?.close();
    await server?.remove();
  });

  /** Begins a sign-in, approves it on the desktop, and takes what the desktop shows for the phone. */
  async function openDesktop() {
    const { url, checks } = await requestSignIn(configuration, shop, { login_hint: account });
    const desktop = await openIn(desktopBrowser, url.href);
    await pressInFrame(desktop, texts.approval.accept);
    const panel = frameOf(desktop).locator('.phone');
    await panel.locator('svg.qr path').waitFor();
    const link = (await panel.locator('.address').textContent()) ?? '';
    const code = (await panel.locator('.code strong').textContent()) ?? '';
    return { desktop, checks, link, code };
  }

  test('the QR code in the frame leads a phone on; the face there signs in the desktop', async () => {
    const { desktop, checks, link, code } = await openDesktop();
    for (const [scheme, report] of Object.entries(await runAxeInBoth(desktop.page)))
      assert.deepEqual(report.violations, [], scheme);
    const mobile = await openIn(phoneBrowser, link, phone);
    try {
      assert.equal(await mobile.page.locator('.plate .code strong').textContent(), code);
      await frameOf(desktop).getByRole('heading', { name: texts.following.title }).waitFor();
      // The phone asks too: it may be another's.
      await mobile.page.getByText('The Shop', { exact: true }).waitFor();
      await press(mobile, texts.approval.accept);
      assert.equal(await takeSelfie(mobile), 'verifiedPage');
      const claims = (await redeem(configuration, shop, desktop, checks)).claims();
      assert.deepEqual(claims?.amr, ['face']);
      assert.equal(claims?.acr, 'urn:selfsame:acr:face');
      assert.deepEqual([...desktop.errors, ...mobile.errors], []);
      // Only the browser that began the sign-in is signed in.
      assert.doesNotMatch(mobile.page.url(), /callback|interaction/);
      const cookies = await mobile.page.context().cookies();
      assert.deepEqual(
        cookies.filter(({ name }) => name.includes('oidc')),
        [],
      );
    } finally {
      for (const { page } of [desktop, mobile]) await page.context().close();
    }
  });

  test('declined on the phone: the desktop goes back to the application with access_denied', async () => {
    const { desktop, checks, link } = await openDesktop();
    const mobile = await openIn(phoneBrowser, link, phone);
    try {
      await press(mobile, texts.approval.decline);
      await desktop.page.waitForURL(`${shop.url}/callback?*`);
      const came = shop.came();
      assert.equal(came?.searchParams.get('error'), 'access_denied');
      assert.equal(came?.searchParams.get('state'), checks.expectedState);
    } finally {
      for (const { page } of [desktop, mobile]) await page.context().close();
    }
  });
});
