import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { createClient, type SelfsameClient, sandbox, transactionUrl } from '@selfsame/client';
import { Status, sandboxRemedies } from '@selfsame/contract';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { en } from '../packages/capture/src/texts/en.ts';
import { axeViolations } from './axe.ts';
import { type CapturePage, openIn } from './capture-page.ts';
import { type Embedder, type EmbeddingSite, startEmbeddingSite } from './embedding-site.ts';
import { frameOf } from './frame-of.ts';
import { createSandbox } from './sdk/sandbox-tenant.ts';
import { type RunningServer, startServer } from './server.ts';

type Notes = { name: string; detail: { data?: Message } | Message | string | null }[];
type Message = { type: string; params?: { message?: string; value1?: string }; pageName?: string };

/** All states of one capture, as before a camera. */
const capture = ['starting', 'position', 'hold', 'capturing', 'uploading'];
const account = 'c0ffee00-0000-4000-8000-0000000000f1';

/** Opens the panel and does one thing as the user. */
async function act(page: Page | Frame, name: string, fault?: string): Promise<void> {
  await page.locator('.sandbox summary').click();
  if (fault) await page.locator('select[name=fault]').selectOption(fault);
  await page.locator(`[data-act=${name}]`).click();
}

describe('the page of a sandbox, without a camera', () => {
  let server: RunningServer;
  let client: SelfsameClient;
  let site: EmbeddingSite;
  let browser: Browser;
  before(async () => {
    server = await startServer();
    client = createClient({ baseUrl: server.baseUrl, ...(await createSandbox(server, 'try')) });
    site = await startEmbeddingSite();
    browser = await launchChromium({ camera: 'none' });
    await client.CreateAccount({ body: { AccountNumber: account, DisplayName: 'Ada' } });
    const body = { AccountNumber: account, Name: 'EnrollBioCredential', TransportType: 0 } as const;
    await sandbox.finish(client, (await client.CreateOperation({ body })).OperationId);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await server?.remove();
  });

  async function verify(order?: string) {
    const transaction = await client.CreateTransaction({
      body: {
        AccountNumber: account,
        Name: 'Verify_Identity',
        ConfirmationPolicy: { TransportType: 0, CredentialType: 1 },
        CustomData: [{ Key: 'amount', Value: '12 EUR' }],
      },
      ...(order && { order }),
    });
    return { id: transaction.TransactionId, link: transactionUrl(server.baseUrl, transaction) };
  }
  async function selfie() {
    const operation = await client.BeginGetForeignBiometry({ body: { TransportType: 0 } });
    return { id: operation.OperationId, link: transactionUrl(server.baseUrl, operation) };
  }
  async function open(t: TestContext, link: string, context = {}): Promise<CapturePage> {
    const opened = await openIn(browser, link, context);
    t.after(() => opened.page.context().close());
    return opened;
  }
  const statusOf = async (id: string) =>
    (await client.GetTransactionStatus({ params: { TransactionId: id } })).Status;

  test('accept: goes from the approval through every state of a real capture to the end', async (t) => {
    const { id, link } = await verify();
    const { page, values, waitFor, errors } = await open(t, link);
    await act(page, 'accept');
    await waitFor('page', 'verifiedPage');
    assert.deepEqual(await values('state'), ['opening', 'approval', 'intro', ...capture, 'done']);
    await page.getByRole('heading', { name: en.ends.success.title }).waitFor();
    assert.equal(await page.locator('.sandbox summary').count(), 0, 'nothing is left to do');
    assert.equal(await statusOf(id), Status.Accepted);
    assert.deepEqual(await values('ask'), [], 'no turn of the head is asked for');
    assert.deepEqual(errors, []);
  });

  test('accept, where turns of the head are asked for: shows their prompts as before a camera', async (t) => {
    const active = await startServer({ env: { SELFSAME_LIVENESS_MODE: 'active' } });
    t.after(() => active.remove());
    const turned = createClient({ baseUrl: active.baseUrl, ...(await createSandbox(active, 'turns')) });
    const body = { TransportType: 0, CheckLiveness: true } as const;
    const operation = await turned.BeginGetForeignBiometry({ body });
    const { page, values, waitFor, errors } = await open(t, transactionUrl(active.baseUrl, operation));
    await act(page, 'accept');
    await waitFor('state', 'done');
    assert.deepEqual(await values('state'), ['opening', 'intro', ...capture, 'done']);
    const prompts = ['center', 'left', 'center', 'right', 'center', 'up', 'center'];
    assert.deepEqual(await values('ask'), prompts);
    assert.deepEqual(errors, []);
  });

  test('fail: with each remedy, is told as of a camera, and the third ends it', async (t) => {
    for (let first = 0; first < sandboxRemedies.length; first += 2) {
      const { page, waitFor, values } = await open(t, (await selfie()).link);
      for (const remedy of sandboxRemedies.slice(first, first + 2)) {
        await act(page, 'fail', remedy);
        await page.locator(`[data-remedy=${remedy}]`, { hasText: en.remedies[remedy] }).waitFor();
      }
      if (first > 0) continue;
      await act(page, 'fail', 'TryAgain');
      await waitFor('page', 'transactionMaxAttemptsPage');
      assert.deepEqual(await values('page'), ['livenessErrorPage', 'transactionMaxAttemptsPage']);
    }
  });

  test('fail: another face, and what an account or a request ordered, end as the table says', async (t) => {
    const other = await verify();
    const first = await open(t, other.link);
    await act(first.page, 'fail', 'match');
    await first.waitFor('page', 'verifiedMatchFailPage');
    assert.equal(await statusOf(other.id), Status.Rejected);
    const ordered = await verify(sandbox.order('declines'));
    const second = await open(t, ordered.link);
    await act(second.page, 'ordered');
    await second.waitFor('page', 'verifyDeclinedPage');
    const busy = await verify(sandbox.order('busy'));
    const third = await open(t, busy.link);
    await act(third.page, 'ordered');
    await third.waitFor('page', 'verifiedPage');
  });

  test('decline, wait, leave: as a user would', async (t) => {
    const declined = await verify();
    const first = await open(t, declined.link);
    await act(first.page, 'decline');
    await first.waitFor('page', 'verifyDeclinedPage');
    assert.equal(await statusOf(declined.id), Status.Rejected);
    const waited = await verify();
    const second = await open(t, waited.link);
    await act(second.page, 'wait');
    await second.waitFor('page', 'transactionNotValidPage');
    await second.page.getByRole('heading', { name: en.ends.expired.title }).waitFor();
    assert.equal(await statusOf(waited.id), Status.Expired);
    const left = await verify();
    const third = await open(t, left.link);
    const told = third.page.waitForRequest((request) => request.url().endsWith('/marks'));
    await act(third.page, 'leave');
    assert.equal((await told).postDataJSON().leftAfter, 'opened');
    await third.page.getByRole('heading', { name: 'You have left the page' }).waitFor();
    assert.equal(await statusOf(left.id), Status.Pending);
    await third.page.reload();
    await act(third.page, 'accept');
    await third.waitFor('page', 'verifiedPage');
  });

  test('the real way: without a camera says so, and the user can be acted from there', async (t) => {
    const { page, waitFor } = await open(t, (await selfie()).link);
    await page.getByRole('button', { name: en.intro.agree }).click();
    await waitFor('page', 'videoDeviceNotFoundPage');
    await act(page, 'accept');
    await waitFor('page', 'verifiedPage');
  });

  for (const embedder of ['iframe', 'component', 'react'] satisfies Embedder[])
    test(`in the ${embedder} of an integrator, tells what a real capture tells`, async (t) => {
      const { id, link } = await verify();
      const options = embedder === 'iframe' ? {} : { control: true };
      const host = await open(t, site.pageFor(embedder, link, options));
      const frame = await frameOf(host.page, server.baseUrl);
      const notes = () => host.page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);
      if (embedder !== 'iframe') await host.waitFor('message', /control:loaded/);
      await act(frame, 'fail', 'MoreLight');
      await host.waitFor('message', /livenessErrorPage/);
      await act(frame, 'accept');
      await host.waitFor('message', /verifiedPage/);
      assert.equal(await statusOf(id), Status.Accepted);
      const told = JSON.stringify(await notes());
      assert.match(told, /livenessErrorPage.*verifiedPage/);
      if (embedder === 'iframe') return;
      assert.match(told, /LIVENESS_FEEDBACK.*TooDark.*MOTION_ACCEPTABLE.*LIVENESS_FINISHED/);
    });

  for (const [name, context] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['320 px', { viewport: { width: 320, height: 568 } }],
    ['Arabic', { locale: 'ar-EG' }],
  ] as const)
    test(`${name}: by keyboard and with a screen reader`, async (t) => {
      const { page, waitFor } = await open(t, (await selfie()).link, context);
      await page.locator('.sandbox summary').waitFor();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
      assert.deepEqual(await axeViolations(page), []);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('[data-act=leave]').waitFor();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name} open.png` });
      assert.deepEqual(await axeViolations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await waitFor('page', 'verifiedPage');
    });

  test('a live tenant, loads nothing of it', async (t) => {
    const { page } = await openIn(browser, `${server.baseUrl}/`);
    t.after(() => page.context().close());
    assert.equal(await page.locator('.sandbox').count(), 0);
  });
});
