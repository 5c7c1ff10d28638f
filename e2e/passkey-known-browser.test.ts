import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { defaultPasskeyPolicy, type KnownBrowser } from '@selfsame/contract';
import type { Browser, Cookie } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import portalWords from '../packages/portal/src/pages/accounts/passkeys/texts/en.ts';
import { assertAccessible } from './accessible.ts';
import { type Api, adminPath, openApi } from './api.ts';
import { type AuthenticatorTraits, addAuthenticator, type HeldKey } from './authenticator.ts';
import { type CapturePage, openIn, phone } from './capture-page.ts';
import { transactionLink } from './links.ts';
import { enrolPasskey } from './passkeys.ts';
import { enrol } from './people.ts';
import { openPortal, shoot } from './portal.ts';
import { press, takeSelfie, texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const { passkey: words } = texts;
const accountNumber = 'c0ffee00-0000-4000-8000-0000000000d1';

describe('a browser that has shown the passkey', () => {
  let server: RunningServer;
  let api: Api;
  let browser: Browser;
  /** What the phone of the account holds: keys, and cookies of its browser. */
  let keys: HeldKey[];
  let cookies: Cookie[] = [];

  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    browser = await launchChromium({
      camera: { file: await cameraFile('person-a-other-session', 'portrait') },
    });
    await enrol(api, server.baseUrl, accountNumber, 'cap12');
    keys = await enrolPasskey(api, server.baseUrl, { browser, accountNumber });
    const path = `${adminPath}/settings/matching`;
    const { body } = await api.call<Record<string, unknown>>('GET', path);
    const Passkeys = { ...defaultPasskeyPolicy, SecondFactor: 'newDevice' };
    assert.equal((await api.call('PUT', path, { ...body, Passkeys })).status, 200);
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
  });

  /** Opens a verification by face, as the policy makes it, in the phone's browser; `run` takes it from the approval on. */
  async function verify(
    held: { cookies?: Cookie[]; keys?: HeldKey[]; traits?: AuthenticatorTraits },
    run: (capture: CapturePage) => Promise<void>,
  ): Promise<string> {
    const { status, body } = await api.beginVerification(accountNumber, {
      ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
    });
    assert.equal(status, 200, JSON.stringify(body));
    const capture = await openIn(browser, transactionLink(server.baseUrl, body), phone, async (context) => {
      await context.addCookies(held.cookies ?? []);
      const device = await addAuthenticator(context.pages()[0]!, held.traits);
      await device.hold(held.keys ?? []);
    });
    const context = capture.page.context();
    try {
      await press(capture, texts.approval.accept);
      await run(capture);
      assert.deepEqual(capture.errors, []);
      if (held.cookies === undefined) cookies = await context.cookies();
    } finally {
      await context.close();
    }
    return body.TransactionId;
  }
  const statusOf = async (id: string) => (await api.verificationStatus(id)).Status;
  const path = `${adminPath}/accounts/${accountNumber}/knownBrowsers`;
  const asked = (capture: CapturePage) =>
    capture.page.getByRole('button', { name: words.assert.act, exact: true }).waitFor();

  test('the first time, with passkey and face: accepted, and the browser keeps what no script sees', async () => {
    const id = await verify({ keys }, async (capture) => {
      await press(capture, words.assert.act);
      await capture.waitFor('state', 'intro');
      assert.equal(await takeSelfie(capture), 'verifiedPage');
      assert.equal(await capture.page.evaluate(() => document.cookie), '');
    });
    assert.equal(await statusOf(id), 1);
    const [kept] = cookies.filter(({ name }) => name === 'selfsame-browser');
    assert.match(kept!.value, /^[A-Za-z0-9_-]{43}$/);
    assert.equal(kept!.httpOnly, true);
    const { body } = await api.call<KnownBrowser[]>('GET', path);
    assert.deepEqual(
      body.map(({ Description, LastUsedDate }) => [Description, LastUsedDate]),
      [['Chrome, Android', null]],
    );
  });

  test('the second time, without the device that holds the key: the face alone, and the result says what stood in', async () => {
    const id = await verify({ cookies }, async (capture) => {
      await capture.waitFor('state', 'intro');
      assert.equal(await takeSelfie(capture), 'verifiedPage');
    });
    const { body } = await api.call<{
      Payload: { Metadata: { PasskeyStandInResult?: { Kind: string; Rule: string } } };
    }>('GET', `/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/${id}/result`);
    const { Kind, Rule } = body.Payload.Metadata.PasskeyStandInResult!;
    assert.deepEqual([await statusOf(id), Kind, Rule], [1, 'browser', 'newDevice']);
  });

  test('another browser, by the same account’s link: asked for the passkey', () =>
    verify({ cookies: [] }, asked).then(async (id) => assert.equal(await statusOf(id), 0)));

  test('on the user’s page of the portal: listed, and forgotten after a question', async () => {
    const portal = await openPortal({ server, path: `/portal/users/${accountNumber}` });
    try {
      const { page } = portal;
      const section = page.getByRole('region', { name: portalWords.title, exact: true });
      await section.getByText('Chrome, Android', { exact: true }).waitFor();
      await assertAccessible(page, (scheme) => shoot(page, `known-browsers-${scheme}`));
      await page.setViewportSize({ width: 320, height: 800 });
      // The menu folds a moment after the window got narrow.
      await page.waitForFunction(() => document.documentElement.scrollWidth <= 320);
      await shoot(page, 'known-browsers-320');
      await section.getByRole('button', { name: portalWords.forget, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(portalWords.forgets).waitFor();
      await assertAccessible(page, (scheme) => shoot(page, `known-browsers-question-${scheme}`));
      assert.equal((await api.call<KnownBrowser[]>('GET', path)).body.length, 1, 'nothing before the answer');
      await dialog.getByRole('button', { name: portalWords.forgetAction, exact: true }).click();
      await section.getByText(portalWords.none, { exact: true }).waitFor();
      await page.setViewportSize({ width: 1280, height: 800 });
      await assertAccessible(page, (scheme) => shoot(page, `no-known-browsers-${scheme}`));
      assert.deepEqual(portal.errors, []);
    } finally {
      await portal.close();
    }
  });

  test('after the browsers were forgotten: asked for the passkey again', async () => {
    assert.deepEqual((await api.call<KnownBrowser[]>('GET', path)).body, []);
    await verify({ cookies }, asked);
    assert.deepEqual((await api.call('DELETE', path)).body, true);
  });
});
