import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser, FrameLocator } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import { type Authenticator, addAuthenticator, type HeldKey } from './authenticator.ts';
import { type CapturePage, openIn, phone } from './capture-page.ts';
import { transactionLink } from './links.ts';
import { beginPasskeyVerification, enrolPasskey } from './passkeys.ts';
import { texts } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

const { passkey: words } = texts;
const accountNumber = 'c0ffee00-0000-4000-8000-0000000000b3';
const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

describe('passkeys in a frame of another site', () => {
  let server: RunningServer;
  let api: Api;
  let browser: Browser;
  let site: Server;
  let siteUrl: string;
  let keys: HeldKey[];

  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    browser = await launchChromium();
    await api.createAccount(accountNumber);
    keys = await enrolPasskey(api, server.baseUrl, { browser, accountNumber });
    site = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1>${searchParams.get('body')}</html>`,
        );
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  after(async () => {
    site?.close();
    await browser?.close();
    await server?.remove();
  });

  const iframe = (link: string, allow: string) =>
    `<iframe allow="${allow}" style="width:100%;height:800px;border:0" src="${quoted(link)}"></iframe>`;
  const element = (link: string) =>
    `<script src="${server.baseUrl}/embed/selfsame-capture.js"></script><selfsame-capture url="${quoted(link)}"></selfsame-capture>`;

  /** Embeds a fresh verification, approves it there, and goes on in `run`. */
  async function embedded(
    body: (link: string) => string,
    run: (host: CapturePage, frame: FrameLocator, device: Authenticator) => Promise<void>,
  ): Promise<void> {
    const transaction = await beginPasskeyVerification(api, accountNumber, 4);
    const link = transactionLink(server.baseUrl, transaction);
    let device: Authenticator | null = null;
    const address = `${siteUrl}/?body=${encodeURIComponent(body(link))}`;
    const host = await openIn(browser, address, phone, async (context) => {
      device = await addAuthenticator(context.pages()[0]!);
      await device.hold(keys);
    });
    try {
      const frame = host.page.frameLocator('iframe');
      await frame.getByRole('button', { name: texts.approval.accept, exact: true }).click();
      await run(host, frame, device as unknown as Authenticator);
      assert.deepEqual(host.errors, []);
    } finally {
      await host.page.context().close();
    }
    assert.equal((await api.verificationStatus(transaction.TransactionId)).Status, 1);
  }

  /** Confirms in the frame; the page around it hears of the success. */
  async function confirm(host: CapturePage, frame: FrameLocator, device: Authenticator): Promise<void> {
    await frame.getByRole('button', { name: words.assert.act, exact: true }).click();
    await host.waitFor('message', /verifiedPage/);
    keys = await device.keys();
  }

  test('a bare iframe with the permission: confirmed in the frame', () =>
    embedded((link) => iframe(link, 'publickey-credentials-get *; publickey-credentials-create *'), confirm));

  test('our element: gives the permission itself', () => embedded(element, confirm));

  test('a bare iframe without it: confirmed in a tab of its own, and the frame comes to the same end', () =>
    embedded(
      (link) => iframe(link, 'camera *'),
      async (host, frame) => {
        await frame.getByRole('heading', { name: words.blocked.title }).waitFor();
        const opening = host.page.context().waitForEvent('page');
        await frame.getByRole('link', { name: words.openTab }).click();
        const tab = await opening;
        const device = await addAuthenticator(tab);
        await device.hold(keys);
        await tab.getByRole('button', { name: words.assert.act, exact: true }).click();
        await tab.getByRole('heading', { name: texts.ends.success.title }).waitFor();
        keys = await device.keys();
        await tab.close();
        await host.page.bringToFront();
        await host.waitFor('message', /verifiedPage/);
      },
    ));
});
