import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { defaultPasskeyPolicy, type PasskeyPolicy } from '@selfsame/contract';
import type * as client from 'openid-client';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { type Api, adminPath, authorizationPath, openApi } from './api.ts';
import {
  type Authenticator,
  type AuthenticatorTraits,
  addAuthenticator,
  type HeldKey,
} from './authenticator.ts';
import { type CapturePage, openIn, phone } from './capture-page.ts';
import {
  connectShop,
  frameOf,
  openShop,
  pressInFrame,
  redeem,
  requestSignIn,
  type Shop,
} from './openid/shop.ts';
import { enrolPasskey } from './passkeys.ts';
import { enrol } from './people.ts';
import { texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const { passkey: words, code } = texts;
const account = 'c0ffee00-0000-4000-8000-0000000000d4';
const syncedAccount = 'c0ffee00-0000-4000-8000-0000000000d5';
const acr = (name: string) => `urn:selfsame:acr:${name}`;

describe('sign in with a passkey beside the face: what the ID token says of it', () => {
  let server: RunningServer;
  let api: Api;
  let browser: Browser;
  let shop: Shop;
  let configuration: client.Configuration;
  let keys: HeldKey[];

  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    shop = await openShop();
    browser = await launchChromium({
      camera: { file: await cameraFile('person-a-other-session', 'portrait') },
    });
    await enrol(api, server.baseUrl, account, 'cap12');
    keys = await enrolPasskey(api, server.baseUrl, { browser, accountNumber: account });
    configuration = await connectShop(api, shop);
  });
  after(async () => {
    await browser?.close();
    shop?.close();
    await server?.remove();
  });

  async function setPolicy(change: Partial<PasskeyPolicy>): Promise<void> {
    const path = `${adminPath}/settings/matching`;
    const { body } = await api.call<Record<string, unknown>>('GET', path);
    const Passkeys = { ...defaultPasskeyPolicy, ...change };
    assert.equal((await api.call('PUT', path, { ...body, Passkeys })).status, 200);
  }

  /** Signs in on a phone. @returns what the ID token says, and the verification by the API */
  async function signIn(
    parameters: Record<string, string>,
    traits: AuthenticatorTraits,
    held: readonly HeldKey[],
    run: (capture: CapturePage, device: Authenticator) => Promise<void>,
  ) {
    const { url, checks } = await requestSignIn(configuration, shop, { login_hint: account, ...parameters });
    let device: Authenticator | null = null;
    const capture = await openIn(browser, url.href, phone, async (context) => {
      device = await addAuthenticator(context.pages()[0]!, traits);
      await device.hold(held);
    });
    try {
      const link = await capture.page.locator('iframe').getAttribute('src');
      const id = new URL(link ?? '', server.baseUrl).searchParams.get('t');
      await pressInFrame(capture, texts.approval.accept);
      await run(capture, device as unknown as Authenticator);
      await pressInFrame(capture, texts.intro.agree);
      return { capture, checks, id };
    } catch (error) {
      await capture.page.context().close();
      throw error;
    }
  }

  async function claimsOf({ capture, checks, id }: Awaited<ReturnType<typeof signIn>>) {
    try {
      const claims = (await redeem(configuration, shop, capture, checks)).claims();
      assert.deepEqual(capture.errors, []);
      const transaction = `${authorizationPath}/v2/transactions/${id}`;
      const { body } = await api.call<{ EndDate: string }>('GET', transaction);
      assert.equal(claims?.auth_time, Math.floor(Date.parse(body.EndDate) / 1_000), body.EndDate);
      // As every verification it has a receipt.
      assert.equal((await api.call('GET', `${transaction}/receipt`)).status, 200);
      return claims;
    } finally {
      await capture.page.context().close();
    }
  }

  test('a key of one device: hwk, and only after the device has recognized its user', async () => {
    const begun = await signIn(
      { acr_values: acr('face-and-passkey') },
      { isUserVerified: false },
      keys,
      async (capture, device) => {
        await pressInFrame(capture, words.assert.act);
        await frameOf(capture).getByRole('heading', { name: words.closed.title, exact: true }).waitFor();
        await device.verifyUser(true);
        await pressInFrame(capture, texts.again);
        await frameOf(capture).getByRole('button', { name: texts.intro.agree, exact: true }).waitFor();
        keys = await device.keys();
      },
    );
    const claims = await claimsOf(begun);
    assert.deepEqual(claims?.amr, ['face', 'hwk', 'mfa']);
    assert.equal(claims?.acr, acr('face-and-passkey'));
  });

  test('a synced key: swk, and the acr that was asked for', async () => {
    await setPolicy({ Synced: true });
    await enrol(api, server.baseUrl, syncedAccount, 'cap12');
    const synced = await enrolPasskey(api, server.baseUrl, {
      browser,
      accountNumber: syncedAccount,
      traits: { isSynced: true },
    });
    const begun = await signIn(
      { login_hint: syncedAccount, acr_values: acr('passkey') },
      { isSynced: true },
      synced,
      (capture) => pressInFrame(capture, words.assert.act),
    );
    const claims = await claimsOf(begun);
    assert.deepEqual(claims?.amr, ['face', 'swk', 'mfa']);
    assert.equal(claims?.acr, acr('passkey'));
  });

  test('a code in place of the key: otp, and no acr that speaks of a key', async () => {
    await setPolicy({ SecondFactor: 'newDevice', WithoutKey: 'code' });
    const path = `${adminPath}/accounts/${account}`;
    const { body } = await api.call<{ Version: number }>('GET', path);
    const confirmed = { Version: body.Version, Email: 'ada@example.com', EmailVerified: true };
    assert.equal((await api.call('PUT', path, confirmed)).status, 200);
    const begun = await signIn({}, {}, [], async (capture) => {
      const frame = frameOf(capture);
      await pressInFrame(capture, words.assert.act);
      await frame.getByRole('heading', { name: words.closed.title, exact: true }).waitFor();
      await pressInFrame(capture, words.lost);
      await pressInFrame(capture, words.without.act);
    });
    const frame = frameOf(begun.capture);
    // The face is judged by the server first: as long as a whole capture takes.
    await frame.getByRole('heading', { name: code.ask.title, exact: true }).waitFor();
    await pressInFrame(begun.capture, code.ask.act);
    const field = frame.getByLabel(code.label, { exact: true });
    await field.waitFor();
    const { body: outbox } = await api.call<{ Items: { Text: string }[] }>(
      'GET',
      `${adminPath}/notifications/outbox`,
    );
    await field.fill(/\b\d{6}\b/.exec(outbox.Items[0]?.Text ?? '')?.[0] ?? '');
    await pressInFrame(begun.capture, code.act);
    const claims = await claimsOf(begun);
    assert.deepEqual(claims?.amr, ['face', 'otp', 'mfa']);
    assert.equal(claims?.acr, acr('face'));
  });
});
