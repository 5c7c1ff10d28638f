import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { freePort } from '../fixtures/free-port.ts';
import { openApi } from './api.ts';
import { type CapturePage, openCapturePage } from './capture-page.ts';
import { openPassportApp, type PassportApp, type PassportUser } from './openid/passport-app.ts';
import { addIntegration, pressInFrame, showFace } from './openid/shop.ts';
import { enrol } from './people.ts';
import { texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const account = 'c0ffee00-0000-4000-8000-0000000000d7';

/** A client that nobody here wrote: Passport with passport-openidconnect. It sends a nonce and no PKCE, and reads userinfo. */
describe('passport-openidconnect', () => {
  let server: RunningServer;
  let app: PassportApp;
  before(async () => {
    server = await startServer();
    const api = await openApi(server.baseUrl);
    await enrol(api, server.baseUrl, account, 'cap12');
    const port = await freePort();
    const { Issuer, ClientId, ClientSecret } = await addIntegration(api, {
      Name: 'Passport',
      LoginRedirectUrls: [`http://127.0.0.1:${port}/callback`],
    });
    app = await openPassportApp({ port, issuer: Issuer, clientId: ClientId, clientSecret: ClientSecret });
  });
  after(async () => {
    app?.close();
    await server?.remove();
  });

  async function withBrowser(run: (capture: CapturePage) => Promise<void>): Promise<void> {
    const capture = await openCapturePage(app.loginUrl, {
      camera: { file: await cameraFile('person-a-other-session') },
    });
    try {
      const { page } = capture;
      await page.getByLabel('User name').fill(account);
      await page.getByRole('button', { name: 'Continue' }).click();
      await run(capture);
    } finally {
      await capture.close();
    }
  }

  test('a whole sign-in: the face, the code, the ID token and userinfo name one person', () =>
    withBrowser(async (capture) => {
      const begun = Date.now();
      await showFace(capture);
      const shown = capture.page.locator('pre');
      await shown.waitFor({ timeout: 90_000 });
      const user = JSON.parse((await shown.textContent()) ?? '{}') as PassportUser;
      assert.equal(user.issuer, `${server.baseUrl}/oidc/web`);
      assert.equal(user.sub, user.subOfUserInfo);
      assert.deepEqual([user.username, user.name], [account, account]);
      assert.deepEqual([user.acr, user.amr], ['urn:selfsame:acr:face', ['face']]);
      const signedInAt = Date.parse(user.signedInAt ?? '');
      assert.ok(signedInAt >= begun - 1_000 && signedInAt <= Date.now(), user.signedInAt);
      assert.deepEqual(capture.errors, []);
    }));

  test('declined: Passport fails with what the provider says, and there is no user', () =>
    withBrowser(async (capture) => {
      await pressInFrame(capture, texts.approval.decline);
      await capture.page.getByRole('heading', { name: 'the person was not verified' }).waitFor();
    }));

  test('login CSRF: the callback of one browser, opened in another, signs nobody in there', () =>
    withBrowser(async (capture) => {
      const kept = app.keepCallback();
      await showFace(capture);
      await capture.page.getByRole('heading', { name: 'Kept' }).waitFor({ timeout: 90_000 });
      const callback = await kept;
      assert.match(callback, /code=/);
      const victim = await capture.browser.newPage();
      await victim.goto(callback);
      await victim.getByRole('heading', { name: 'Unable to verify authorization request state.' }).waitFor();
      assert.equal(await victim.locator('pre').count(), 0);
    }));
});
