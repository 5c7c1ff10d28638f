import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import { openIn, phone } from './capture-page.ts';
import { operationLink, transactionLink } from './links.ts';
import { enrol } from './people.ts';
import { agree, press, takeSelfie, texts } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

describe('resilience', () => {
  let server: RunningServer;
  let api: Api;
  let browser: Browser;

  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    browser = await launchChromium({ camera: { file: await cameraFile('person-a', 'portrait') } });
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
  });

  const begin = async () => {
    const operation = await api.beginSelfie({ CheckLiveness: false });
    return { operation, link: operationLink(server.baseUrl, operation) };
  };

  test('reload: after the transaction was accepted, comes back to the picture and not to the question', async () => {
    await enrol(api, server.baseUrl, 'reloader', 'cap12');
    const { body } = await api.beginVerification('reloader');
    const capture = await openIn(browser, transactionLink(server.baseUrl, body), phone);
    await press(capture, texts.approval.accept);
    await capture.page.getByRole('heading', { name: texts.intro.title }).waitFor();
    await capture.page.reload();
    await capture.page.getByRole('heading', { name: texts.intro.title }).waitFor();
    assert.equal((await capture.values('state')).filter((state) => state === 'approval').length, 1);
    await capture.page.context().close();
  });

  test('two tabs: the one that was left says so, nothing is sent twice, and both show the end', async () => {
    const { operation, link } = await begin();
    const first = await openIn(browser, link, phone);
    const other = await first.page.context().newPage();
    await other.goto(link);
    const agreeButton = other.getByRole('button', { name: texts.intro.agree });
    await agreeButton.waitFor();
    // It says so only until the first tab is at its end.
    await Promise.all([other.getByRole('heading', { name: texts.elsewhere.title }).waitFor(), agree(first)]);
    await first.waitFor('state', 'done');
    await other.getByRole('button', { name: texts.here }).waitFor({ state: 'detached' });
    await other.getByRole('heading', { name: texts.ends.success.title }).waitFor();
    const ended = await api.endSelfie(operation.OperationId);
    assert.equal(ended.Status, 1);
    await first.page.context().close();
  });

  test('two tabs: going on in the other one, pauses the first, and one outcome comes of it', async () => {
    const { operation, link } = await begin();
    const first = await openIn(browser, link, phone);
    const other = await first.page.context().newPage();
    // Its picture never arrives, so that the first tab is still at it when the other takes over.
    await first.page.route('**/attempts/*', () => undefined);
    await other.goto(link);
    await agree(first);
    await other.getByRole('button', { name: texts.here }).click();
    await Promise.all([
      first.page.getByRole('heading', { name: texts.elsewhere.title }).waitFor(),
      other.getByRole('button', { name: texts.intro.agree }).click(),
    ]);
    await other.getByRole('heading', { name: texts.ends.success.title }).waitFor();
    assert.equal((await api.endSelfie(operation.OperationId)).Status, 1);
    await first.page.context().close();
  });

  test('the server killed and started again before the picture arrives: a clean attempt that costs none', async () => {
    const { operation, link } = await begin();
    const capture = await openIn(browser, link, phone);
    let isDown = false;
    await capture.page.route('**/attempts/*', async (route) => {
      if (!isDown) {
        isDown = true;
        await server.kill();
        void server.restart();
      }
      await route.continue().catch(() => undefined);
    });
    await agree(capture);
    await capture.waitFor('state', /^(interrupted|done)$/);
    if ((await capture.values('state')).at(-1) === 'interrupted') {
      const deadline = Date.now() + 60_000;
      while (!(await fetch(`${server.baseUrl}/readyz`).catch(() => null))?.ok && Date.now() < deadline)
        await capture.page.waitForTimeout(200);
      await press(capture, texts.again);
    }
    await capture.waitFor('state', 'done');
    api = await openApi(server.baseUrl);
    const ended = await api.endSelfie(operation.OperationId);
    assert.equal(ended.Status, 1);
    await capture.page.context().close();
  });

  test('the session ended by another device: the idle page notices when the user comes back', async () => {
    const { link } = await begin();
    const left = await openIn(browser, link, phone);
    await left.waitFor('state', 'intro');
    const other = await openIn(browser, link, phone);
    assert.equal(await takeSelfie(other), 'verifiedPage');
    await left.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await left.waitFor('state', 'done');
    await left.page.context().close();
    await other.page.context().close();
  });
});
