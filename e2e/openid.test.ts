import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as client from 'openid-client';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { openApi } from './api.ts';
import { runAxeInBoth } from './axe.ts';
import { type CapturePage, openCapturePage, phone } from './capture-page.ts';
import { connectShop, openShop, pressInFrame, requestSignIn, type Shop, showFace } from './openid/shop.ts';
import { enrol } from './people.ts';
import { texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const account = 'c0ffee00-0000-4000-8000-0000000000d1';

describe('sign in with your face: an application with OpenID Connect', () => {
  let server: RunningServer;
  let shop: Shop;
  let configuration: client.Configuration;
  before(async () => {
    server = await startServer();
    const api = await openApi(server.baseUrl);
    shop = await openShop();
    await enrol(api, server.baseUrl, account, 'cap12');
    configuration = await connectShop(api, shop);
  });
  after(async () => {
    shop?.close();
    await server?.remove();
  });

  const request = (parameters?: Record<string, string>) => requestSignIn(configuration, shop, parameters);

  async function withBrowser(
    url: URL,
    run: (capture: CapturePage) => Promise<void>,
    context: typeof phone | undefined = undefined,
  ): Promise<void> {
    const file = await cameraFile('person-a-other-session', context === phone ? 'portrait' : undefined);
    const capture = await openCapturePage(url.href, { camera: { file }, ...(context && { context }) });
    try {
      await run(capture);
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.close();
    }
  }

  test('a typed name, the face, and back in the shop with a code that tells who it was', async () => {
    const { url, checks } = await request();
    await withBrowser(url, async (capture) => {
      const { page } = capture;
      await page.getByRole('heading', { name: 'Sign in to The Shop' }).waitFor();
      for (const [scheme, report] of Object.entries(await runAxeInBoth(page)))
        assert.deepEqual(report.violations, [], scheme);
      // By keyboard alone: the field has the focus.
      await page.keyboard.type(account);
      await page.keyboard.press('Enter');
      await page.locator('iframe').waitFor();
      for (const [scheme, report] of Object.entries(await runAxeInBoth(page)))
        assert.deepEqual(report.violations, [], scheme);
      await page.frameLocator('iframe').getByText('The Shop', { exact: true }).waitFor();
      await showFace(capture);
      await page.waitForURL(`${shop.url}/callback?*`);
    });
    const tokens = await client.authorizationCodeGrant(configuration, shop.came() ?? url, checks);
    assert.deepEqual(tokens.claims()?.amr, ['face']);
    const user = await client.fetchUserInfo(configuration, tokens.access_token, client.skipSubjectCheck);
    assert.equal(user.preferred_username, account);
  });

  test('on a phone, with login_hint: no name is asked', async () => {
    const { url, checks } = await request({ login_hint: account });
    await withBrowser(
      url,
      async (capture) => {
        await showFace(capture);
        await capture.page.waitForURL(`${shop.url}/callback?*`);
      },
      phone,
    );
    assert.ok((await client.authorizationCodeGrant(configuration, shop.came() ?? url, checks)).id_token);
  });

  test('declined in the frame: access_denied', async () => {
    const { url, checks } = await request({ login_hint: account });
    await withBrowser(url, async (capture) => {
      await pressInFrame(capture, texts.approval.decline);
      await capture.page.waitForURL(`${shop.url}/callback?*`);
    });
    const came = shop.came();
    assert.equal(came?.searchParams.get('error'), 'access_denied');
    assert.equal(came?.searchParams.get('state'), checks.expectedState);
  });

  test('a name that nobody has: the same camera, and access_denied', async () => {
    const { url } = await request();
    await withBrowser(url, async (capture) => {
      await capture.page.getByLabel('User name').fill('nobody-is-called-so');
      await capture.page.getByRole('button', { name: 'Continue' }).click();
      await showFace(capture);
      await capture.page.waitForURL(`${shop.url}/callback?*`, { timeout: 90_000 });
    });
    assert.equal(shop.came()?.searchParams.get('error'), 'access_denied');
  });

  test('another language, right to left: the page speaks it', async () => {
    const { url } = await request({ ui_locales: 'he' });
    await withBrowser(url, async ({ page }) => {
      await page.getByRole('heading', { name: 'כניסה אל The Shop' }).waitFor();
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    });
  });
});
