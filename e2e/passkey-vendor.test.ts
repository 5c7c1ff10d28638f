import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Frame } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import type { Api } from './api.ts';
import { adminPath, authorizationPath, openApi } from './api.ts';
import { type Authenticator, addAuthenticator, type HeldKey } from './authenticator.ts';
import { type CapturePage, openIn, phone } from './capture-page.ts';
import { type Embedder, type EmbeddingSite, startEmbeddingSite } from './embedding-site.ts';
import { frameOf } from './frame-of.ts';
import { operationLink, transactionLink } from './links.ts';
import { startTlsFront, type TlsFront } from './neighbours/tls-front.ts';
import { beginPasskeyEnrolment, beginPasskeyVerification, passkeyEnrolmentStatus } from './passkeys.ts';
import { texts } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

const { passkey: words } = texts;
const account = 'c0ffee00-0000-4000-8000-0000000000b5';
/** Passkeys are made for the site; server and shop lie beneath it, the partner does not. */
const rpId = 'site.localhost';
const hosts = {
  shop: 'shop.site.localhost',
  partner: 'partner.localhost',
  stranger: 'stranger.site.localhost',
};
type Host = keyof typeof hosts;

/** Who shows our page; none of them gives its frame the permission for passkeys. */
const vendors: { name: string; by: Embedder; webauth: boolean; host: Host; asks: 'page' | 'tab' }[] = [
  { name: 'the web component with data-webauth', by: 'component', webauth: true, host: 'shop', asks: 'page' },
  { name: 'the React component with webauth', by: 'react', webauth: true, host: 'shop', asks: 'page' },
  {
    name: 'the web component on a related origin',
    by: 'component',
    webauth: true,
    host: 'partner',
    asks: 'page',
  },
  {
    name: 'the web component without data-webauth',
    by: 'component',
    webauth: false,
    host: 'shop',
    asks: 'tab',
  },
  { name: 'the React component without webauth', by: 'react', webauth: false, host: 'shop', asks: 'tab' },
  {
    name: 'the web component on a page that is not listed',
    by: 'component',
    webauth: true,
    host: 'stranger',
    asks: 'tab',
  },
];

describe('passkeys in the components of the vendor', () => {
  let server: RunningServer;
  let api: Api;
  let site: EmbeddingSite;
  let front: TlsFront;
  let browser: Browser;
  /** What the person's device holds; its counters go on with each use. */
  let keys: HeldKey[] = [];

  before(async () => {
    site = await startEmbeddingSite();
    const at = (host: Host) => site.originAt(hosts[host]);
    server = await startServer({
      host: `id.${rpId}`,
      env: { SELFSAME_PASSKEY_RP_ID: rpId, SELFSAME_PASSKEY_RELATED_ORIGINS: at('partner') },
    });
    api = await openApi(server.baseUrl);
    await api.createAccount(account);
    const path = `${adminPath}/settings/matching`;
    const { body } = await api.call<{ Passkeys: object }>('GET', path);
    const Passkeys = { ...body.Passkeys, EmbeddingOrigins: [at('shop'), at('partner')] };
    assert.equal((await api.call('PUT', path, { ...body, Passkeys })).status, 200);
    front = await startTlsFront(Number(new URL(server.baseUrl).port));
    browser = await launchChromium({
      // The browser asks the RP id itself which origins are related, by https at its usual port.
      args: [
        `--host-resolver-rules=MAP ${rpId}:443 127.0.0.1:${front.port}`,
        `--ignore-certificate-errors-spki-list=${front.spki}`,
      ],
    });
  });
  after(async () => {
    await browser?.close();
    await front?.close();
    await site?.close();
    await server?.remove();
  });

  /** Opens a link as a stranger shows it, on a device that holds the keys so far. */
  async function open({ by, webauth, host }: (typeof vendors)[number], link: string) {
    let device: Authenticator | null = null;
    const address = site.pageFor(by, link, { webauth, host: hosts[host] });
    const capture = await openIn(browser, address, phone, async (context) => {
      device = await addAuthenticator(context.pages()[0]!);
      await device.hold(keys);
    });
    return { capture, device: device as unknown as Authenticator };
  }

  /** Answers the question, where this stranger lets it be asked. */
  async function answer(
    { asks }: (typeof vendors)[number],
    { capture, device }: { capture: CapturePage; device: Authenticator },
    frame: Frame,
    label: string,
  ): Promise<void> {
    const { page } = capture;
    if (asks === 'page') {
      await frame.getByRole('button', { name: label, exact: true }).click();
      await capture.waitFor('message', /verifiedPage/);
      keys = await device.keys();
      assert.equal(page.context().pages().length, 1, 'no tab was opened');
      return;
    }
    await frame.getByRole('heading', { name: words.blocked.title }).waitFor();
    const opening = page.context().waitForEvent('page');
    await frame.getByRole('link', { name: words.openTab }).click();
    const tab = await opening;
    const inTab = await addAuthenticator(tab);
    await inTab.hold(keys);
    await tab.getByRole('button', { name: label, exact: true }).click();
    await tab.getByRole('heading', { name: texts.ends.success.title }).waitFor();
    keys = await inTab.keys();
    await tab.close();
    await page.bringToFront();
    await capture.waitFor('message', /verifiedPage/);
  }

  for (const vendor of vendors)
    test(`${vendor.name}: a key is made and shown, asked for by the ${vendor.asks}`, async () => {
      keys = [];
      const operation = await beginPasskeyEnrolment(api, account);
      const enrolling = await open(vendor, operationLink(server.publicUrl, operation));
      try {
        await answer(
          vendor,
          enrolling,
          await frameOf(enrolling.capture.page, server.publicUrl),
          words.enrol.act,
        );
        assert.deepEqual(enrolling.capture.errors, []);
      } finally {
        await enrolling.capture.page.context().close();
      }
      assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 1);
      assert.equal(keys.length, 1);

      const transaction = await beginPasskeyVerification(api, account, 4);
      const verifying = await open(vendor, transactionLink(server.publicUrl, transaction));
      try {
        const frame = await frameOf(verifying.capture.page, server.publicUrl);
        await frame.getByRole('button', { name: texts.approval.accept, exact: true }).click();
        await answer(vendor, verifying, frame, words.assert.act);
        assert.deepEqual(verifying.capture.errors, []);
      } finally {
        await verifying.capture.page.context().close();
      }
      assert.equal((await api.verificationStatus(transaction.TransactionId)).Status, 1);
      const path = `${authorizationPath}/v2/transactions/${transaction.TransactionId}/result`;
      const { Payload } = (await api.call<Result>('GET', path)).body;
      const asker = vendor.asks === 'page' ? site.originAt(hosts[vendor.host]) : undefined;
      assert.equal(Payload.Metadata.PasskeyVerificationResult?.Origin, asker);
    });

  test('the browser asked the RP id which origins are related, and nothing else', () =>
    assert.deepEqual([...new Set(front.asked)], [`${rpId}/.well-known/webauthn`]));
});

interface Result {
  Payload: { Metadata: { PasskeyVerificationResult?: { Origin?: string } } };
}
