import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ensureApache } from '../fixtures/ensure-apache.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { freePort } from '../fixtures/free-port.ts';
import { type Api, adminPath, openApi } from './api.ts';
import { openCapturePage } from './capture-page.ts';
import { type ApacheFront, openApacheFront } from './openid/apache-front.ts';
import { enrol } from './people.ts';
import { texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

/** A client that nobody here wrote: Debian's mod_auth_openidc in front of a page, and a face before a browser's camera. */
const account = 'c0ffee00-0000-4000-8000-0000000000d3';
const missing = ensureApache();
let server: RunningServer;
let api: Api;
let front: ApacheFront;

before(async () => {
  if (missing) return;
  server = await startServer();
  api = await openApi(server.baseUrl);
  await enrol(api, server.baseUrl, account, 'cap12');
  const port = await freePort();
  const { status, body } = await api.call<{ ClientId: string; ClientSecret: string; Issuer: string }>(
    'POST',
    `${adminPath}/openIdIntegrations`,
    { Name: 'Apache', LoginRedirectUrls: [`http://127.0.0.1:${port}/callback`] },
  );
  assert.equal(status, 200, JSON.stringify(body));
  front = await openApacheFront({
    port,
    issuer: body.Issuer,
    clientId: body.ClientId,
    clientSecret: body.ClientSecret,
  });
});
after(async () => {
  await front?.close();
  await server?.remove();
});

test('mod_auth_openidc: the page behind it is shown to whom the face lets in, by name', {
  skip: missing ?? false,
}, async () => {
  const capture = await openCapturePage(front.page, {
    camera: { file: await cameraFile('person-a-other-session') },
  });
  const { page } = capture;
  try {
    await page.getByLabel('User name').fill(account);
    await page.getByRole('button', { name: 'Continue' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: texts.approval.accept, exact: true }).click();
    await frame.getByRole('button', { name: texts.intro.agree, exact: true }).click();
    await page.getByRole('heading', { name: account }).waitFor({ timeout: 90_000 });
    const [user, amr, acr, sub, iss] = await page.locator('li').allTextContents();
    assert.deepEqual([user, amr, acr], [account, 'face', 'urn:selfsame:acr:face']);
    assert.equal(iss, `${server.baseUrl}/oidc/web`);
    assert.notEqual(sub, account, 'pairwise');
    // The session of Apache holds: no face is asked for again.
    await page.goto(front.page);
    await page.getByRole('heading', { name: account }).waitFor();
  } catch (error) {
    throw new Error(`${page.url()}\n${await front.log()}`, { cause: error });
  } finally {
    await capture.close();
  }
});

test('mod_auth_openidc: a person who declines is told so, and does not see the page', {
  skip: missing ?? false,
}, async () => {
  const capture = await openCapturePage(front.page);
  const { page } = capture;
  try {
    await page.getByLabel('User name').fill(account);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page
      .frameLocator('iframe')
      .getByRole('button', { name: texts.approval.decline, exact: true })
      .click();
    await page.waitForURL(/callback\?.*error=access_denied/);
    assert.ok(!(await page.content()).includes('Behind Apache'));
  } finally {
    await capture.close();
  }
});
