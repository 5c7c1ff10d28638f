import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { patienceMs } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import type { CapturePage } from './capture-page.ts';
import { openCapturePage } from './capture-page.ts';
import { bundleIntegratorPage } from './embed-bundle.ts';
import { frameOf } from './frame-of.ts';
import { operationLink, transactionLink } from './links.ts';
import { enrol } from './people.ts';
import { texts } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

/** What the integrator's page was told, in order. */
type Notes = {
  name: string;
  detail: { page?: string } | null;
}[];

const account = 'c0ffee00-0000-4000-8000-0000000000e1';
const verified = { page: 'verifiedPage', success: true };

describe('embeds in a page of another origin', () => {
  let server: RunningServer;
  let api: Api;
  let site: Server;
  let siteUrl: string;
  before(async () => {
    const script = await bundleIntegratorPage();
    site = createServer((request, response) => {
      const isScript = request.url === '/page.js';
      response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
      response.end(
        isScript
          ? script
          : '<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1><div id="root"></div><script type="module" src="/page.js"></script></html>',
      );
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    server = await startServer();
    api = await openApi(server.baseUrl);
    await enrol(api, server.baseUrl, account, 'cap12');
  });
  after(async () => {
    site?.close();
    await server?.remove();
  });

  async function embedded(
    kind: string,
    link: string,
    run: (host: CapturePage, frame: Frame, notes: () => Promise<Notes>) => Promise<void>,
  ): Promise<void> {
    const url = `${siteUrl}/?kind=${kind}&url=${encodeURIComponent(link)}`;
    const host = await openCapturePage(url, { camera: { file: await cameraFile('person-a-other-session') } });
    try {
      await host.page.waitForFunction(() => document.querySelector('selfsame-capture'));
      const frame = await frameOf(host.page, server.baseUrl);
      await run(host, frame, () =>
        host.page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes),
      );
      assert.deepEqual(host.errors, []);
    } finally {
      await host.close();
    }
  }

  async function selfieLink(): Promise<{ link: string; id: string }> {
    const operation = await api.beginSelfie();
    return { link: operationLink(server.baseUrl, operation), id: operation.OperationId };
  }

  const agree = (frame: Frame) => frame.getByRole('button', { name: texts.intro.agree }).click();

  test('<selfsame-capture>: a selfie completes, told by selfsame:page and one selfsame:result', async () => {
    const { link } = await selfieLink();
    await embedded('ownElement', link, async (host, frame, notes) => {
      await agree(frame);
      await host.waitFor('message', /verifiedPage/);
      const heard = await notes();
      assert.deepEqual(
        heard.filter(({ name }) => name === 'result').map(({ detail }) => detail),
        [verified],
      );
      assert.deepEqual(heard.filter(({ name }) => name === 'page').at(-1)?.detail, verified);
      const before = heard.length;
      // What the page itself or another frame says is not the capture page's word.
      await host.page.evaluate(() =>
        window.postMessage({ type: 'authid:page', pageName: 'defaultFailedPage', success: false }, '*'),
      );
      await host.page.waitForFunction(
        (heardBefore) => (globalThis as unknown as { notes: unknown[] }).notes.length > heardBefore,
        before,
      );
      assert.deepEqual(
        (await notes()).slice(before).map(({ name }) => name),
        ['message'],
      );
      await host.page.getByRole('button', { name: 'Close' }).click();
      assert.equal((await notes()).at(-1)?.name, 'close');
      assert.equal(await host.page.locator('selfsame-capture').count(), 0);
      await untilFrames(host, 1);
    });
  });

  test('<selfsame-capture>: another url, loads the other transaction', async () => {
    const [first, second] = [await selfieLink(), await selfieLink()];
    await embedded('ownElement', first.link, async (host) => {
      await host.page.evaluate((url) => {
        (document.querySelector('selfsame-capture') as HTMLElement & { url: string }).url = url;
      }, second.link);
      await frameOf(host.page, second.link);
      await untilFrames(host, 2);
    });
  });

  test('SelfsameCapture of @selfsame/embed/react: a verification completes, closing is React’s', async () => {
    const { body: transaction } = await api.beginVerification(account, {});
    await embedded('ownReact', transactionLink(server.baseUrl, transaction), async (host, frame, notes) => {
      await frame.getByRole('button', { name: texts.approval.accept }).click();
      await agree(frame);
      await host.waitFor('message', /verifiedPage/);
      assert.deepEqual((await notes()).filter(({ name }) => name === 'result').at(-1)?.detail, verified);
      await host.page.keyboard.press('Tab');
      await host.page.getByRole('button', { name: 'Close' }).click();
      await host.page.locator('selfsame-capture').waitFor({ state: 'detached' });
    });
    assert.equal((await api.verificationStatus(transaction.TransactionId)).Status, 1);
  });

  test('GET the scripts for embedding pages: classic JavaScript any origin may load and keep for a while', async () => {
    for (const path of ['controlhandler.js?i=1&s=2', 'webauthhandler.js?t=1', 'embed/selfsame-capture.js']) {
      const { status, headers } = await fetch(`${server.baseUrl}/${path}`);
      assert.equal(status, 200, path);
      assert.match(headers.get('content-type') ?? '', /^(text|application)\/javascript/);
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      // With a transaction's id the file is that transaction's own: the server notes who fetched it.
      const kept = path.includes('?') ? 'private' : 'public';
      assert.equal(headers.get('cache-control'), `${kept}, max-age=300`);
    }
  });
});

/** The browser tells of a removed frame's end a little later than of all else. */
async function untilFrames({ page }: CapturePage, count: number): Promise<void> {
  for (
    const deadline = Date.now() + patienceMs;
    page.frames().length !== count;
    await page.waitForTimeout(50)
  )
    assert.ok(Date.now() < deadline, `${page.frames().length} frames`);
}
