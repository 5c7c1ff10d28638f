import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { createClient, type SelfsameClient, SelfsameError, sandbox, transactionUrl } from '@selfsame/client';
import { limits, Status, sandboxAaguid } from '@selfsame/contract';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { en } from '../packages/capture/src/texts/en.ts';
import { axeViolations } from './axe.ts';
import { type CapturePage, openIn } from './capture-page.ts';
import { type EmbeddingSite, startEmbeddingSite } from './embedding-site.ts';
import { frameOf } from './frame-of.ts';
import { createSandbox, createTenant } from './sdk/sandbox-tenant.ts';
import { type RunningServer, startServer } from './server.ts';

/** Opens the panel and does one thing as the user. */
async function act(page: Page | Frame, name: string, fault?: string): Promise<void> {
  await page.locator('.sandbox summary').click();
  if (fault) await page.locator('select[name=passkey-fault]').selectOption(fault);
  await page.locator(`[data-act=${name}]`).click();
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof SelfsameError ? error.code : String(error)),
  );

describe('a passkey in a sandbox, without an authenticator', () => {
  let server: RunningServer;
  let client: SelfsameClient;
  let site: EmbeddingSite;
  let browser: Browser;
  before(async () => {
    server = await startServer();
    client = createClient({ baseUrl: server.baseUrl, ...(await createSandbox(server, 'try')) });
    site = await startEmbeddingSite();
    browser = await launchChromium({ camera: 'none' });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await server?.remove();
  });

  async function enrolment(AccountNumber: string, Name = 'EnrollFido2Credential') {
    const operation = await client.CreateOperation({ body: { AccountNumber, Name, TransportType: 0 } });
    return { id: operation.OperationId, link: transactionUrl(server.baseUrl, operation) };
  }
  async function verification(AccountNumber: string, CredentialType: number) {
    const ConfirmationPolicy = { TransportType: 0, CredentialType };
    const body = { AccountNumber, Name: 'Verify_Identity', ConfirmationPolicy };
    const transaction = await client.CreateTransaction({ body });
    return { id: transaction.TransactionId, link: transactionUrl(server.baseUrl, transaction) };
  }
  const createAccount = (AccountNumber: string) =>
    client.CreateAccount({ body: { AccountNumber, DisplayName: 'Ada' } });
  /** An account with a face and a passkey, by acts alone. */
  async function createHolder(number: string): Promise<string> {
    await createAccount(number);
    for (const name of ['EnrollBioCredential', 'EnrollFido2Credential'])
      assert.equal(
        (await sandbox.finish(client, (await enrolment(number, name)).id)).Status,
        Status.Accepted,
      );
    return number;
  }
  async function open(t: TestContext, link: string, context = {}): Promise<CapturePage> {
    const opened = await openIn(browser, link, context);
    t.after(() => opened.page.context().close());
    return opened;
  }
  const detailsOf = (id: string) => client.GetTransactionDetails({ params: { TransactionId: id } });

  test('by the API: made, shown alone, shown before the face, and in receipt and list', async () => {
    const number = await createHolder('api');
    const alone = await verification(number, 4);
    assert.deepEqual(await sandbox.finish(client, alone.id), {
      ...{ Id: alone.id, Status: Status.Accepted, Outcome: 'proven', Remedies: [] },
      ...{ AttemptsLeft: limits.captureAttempts, Page: 'verifiedPage' },
      ...{ PasskeyStep: 'none', PasskeyAnswersLeft: limits.passkeys.answers },
    });
    const both = await verification(number, 5);
    assert.equal(await codeOf(sandbox.act(client, both.id, { Act: 'capture' })), 'E_PASSKEY_REQUIRED');
    assert.equal((await sandbox.finish(client, both.id)).Status, Status.Accepted);
    const params = { TransactionId: both.id };
    const { Receipt } = await client.GetTransactionReceipt({ params });
    const claims = JSON.parse(Buffer.from(Receipt.split('.')[1]!, 'base64url').toString());
    assert.deepEqual([claims.sandbox, claims.passkey?.aaguid], [true, sandboxAaguid]);
    const [key, ...others] = await client.GetAccountFido2Credentials({ params: { AccountNumber: number } });
    assert.deepEqual(
      [key?.Description, key?.Aaguid, key?.IsDeviceBound, others.length],
      ['Simulated passkey', sandboxAaguid, true, 0],
    );
  });

  test('by the API: refused, locked out, without one, deleted, and after a reset', async () => {
    const number = await createHolder('refused');
    const matching = await client.GetMatchingPolicy();
    const { id } = await verification(number, 4);
    for (let left = limits.passkeys.answers - 1; left >= 0; left -= 1) {
      const done = await sandbox.act(client, id, { Act: 'passkey', Passkey: 'unknownCredential' });
      assert.deepEqual([done.Outcome, done.PasskeyAnswersLeft], ['refused', left]);
    }
    assert.equal((await detailsOf(id)).Reason, 'passkeyFailed');
    const missing = await verification(number, 4);
    const skipped = await sandbox.act(client, missing.id, { Act: 'passkey', Passkey: 'lost' });
    assert.deepEqual([skipped.Status, skipped.Outcome], [Status.Rejected, null]);
    assert.equal((await detailsOf(missing.id)).Reason, 'passkeyLost');
    const running = await verification(number, 4);
    for (let failed = limits.passkeys.answers; failed <= matching.Lockout.MaxFailedAttempts; failed += 1)
      await sandbox.act(client, running.id, { Act: 'passkey', Passkey: 'userNotVerified' });
    assert.equal(await codeOf(verification(number, 4)), 'E_ACCOUNT_DISABLED', 'locked out');
    const late = await sandbox.act(client, running.id, { Act: 'passkey' });
    assert.deepEqual([late.Status, late.Outcome], [Status.Error, 'refused']);

    const other = await createHolder('deleted');
    const params = { AccountNumber: other };
    const [key] = await client.GetAccountFido2Credentials({ params });
    const asked = await verification(other, 4);
    await client.DeleteAccountFido2Credential({ params: { ...params, CredentialId: key!.Id } });
    assert.equal(await codeOf(sandbox.act(client, asked.id, { Act: 'passkey' })), 'E_PASSKEY_STEP_NOT_OPEN');
    assert.equal(await codeOf(verification(other, 4)), 'E_ACCOUNT_PASSKEY_REQUIRED');
    await sandbox.reset(client);
    await createHolder('deleted');
  });

  test('by the API: nothing of it in a live tenant', async () => {
    const live = createClient({ baseUrl: server.baseUrl, ...(await createTenant(server, 'live')) });
    await live.CreateAccount({ body: { AccountNumber: 'live', DisplayName: 'Ada' } });
    const body = { AccountNumber: 'live', Name: 'EnrollFido2Credential', TransportType: 0 } as const;
    const { OperationId, OneTimeSecret } = await live.CreateOperation({ body });
    assert.equal(await codeOf(sandbox.act(live, OperationId, { Act: 'passkey' })), 'E_SANDBOX_ONLY');
    const post = async (path: string, given: unknown, token?: string) => {
      const answer = await fetch(`${server.baseUrl}/capture/v1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(given),
      });
      return (await answer.json()) as { token?: string; ID?: string };
    };
    const link = { kind: 'operation', id: OperationId, secret: OneTimeSecret };
    const { token } = await post('/sessions/open', link);
    assert.equal((await post('/passkey/simulate', {}, token)).ID, 'E_SANDBOX_ONLY');
    assert.equal((await live.GetAccountFido2Credentials({ params: { AccountNumber: 'live' } })).length, 0);
  });

  test('on the page: makes one, then shows it and takes the selfie', async (t) => {
    await createAccount('page');
    await sandbox.finish(client, (await enrolment('page', 'EnrollBioCredential')).id);
    const made = await enrolment('page');
    const first = await open(t, made.link);
    await act(first.page, 'passkey');
    await first.waitFor('page', 'verifiedPage');
    assert.deepEqual(await first.values('state'), ['opening', 'passkey', 'done']);
    const { id, link } = await verification('page', 5);
    const { page, values, waitFor, errors } = await open(t, link);
    await act(page, 'accept');
    await page.getByRole('heading', { name: en.passkey.assert.title }).waitFor();
    await act(page, 'passkey');
    await waitFor('page', 'verifiedPage');
    assert.deepEqual(await values('state'), [
      ...['opening', 'approval', 'passkey', 'intro'],
      ...['starting', 'position', 'hold', 'capturing', 'uploading', 'done'],
    ]);
    assert.equal(
      (await client.GetTransactionStatus({ params: { TransactionId: id } })).Status,
      Status.Accepted,
    );
    assert.deepEqual(errors, []);
  });

  test('on the page: refused until it is over; closed, and without one', async (t) => {
    await createHolder('faults');
    const wrong = await verification('faults', 4);
    const { page, waitFor } = await open(t, wrong.link);
    await page.getByRole('button', { name: en.approval.accept }).click();
    await page.getByRole('heading', { name: en.passkey.assert.title }).waitFor();
    await act(page, 'passkey-fail', 'closed');
    await page.getByRole('heading', { name: en.passkey.closed.title }).waitFor();
    for (const fault of ['unknownCredential', 'userNotVerified']) {
      await act(page, 'passkey-fail', fault);
      await page.getByRole('heading', { name: en.passkey.refused.title }).waitFor();
      await page.locator('[data-act=passkey]:enabled').waitFor({ state: 'attached' });
    }
    await act(page, 'passkey-fail', 'unknownCredential');
    await waitFor('state', 'done');
    await page.getByRole('heading', { name: en.ends.keyRefused.title }).waitFor();
    assert.equal((await detailsOf(wrong.id)).Reason, 'passkeyFailed');

    for (const [fault, reason] of [
      ['noAuthenticator', 'passkeyNotAvailable'],
      ['lost', 'passkeyLost'],
    ]) {
      const { id, link } = await verification('faults', 4);
      const without = await open(t, link);
      await without.page.getByRole('button', { name: en.approval.accept }).click();
      await without.page.getByRole('heading', { name: en.passkey.assert.title }).waitFor();
      await act(without.page, 'passkey-fail', fault);
      await without.page.getByRole('heading', { name: en.ends.noKey.title }).waitFor();
      assert.equal((await detailsOf(id)).Reason, reason);
    }
    const twice = await enrolment('faults');
    const held = await open(t, twice.link);
    await act(held.page, 'passkey-fail', 'alreadyEnrolled');
    await held.page.getByRole('heading', { name: en.ends.alreadyKept.title }).waitFor();
  });

  test('in a frame that is not allowed passkeys: the integrator hears of the end all the same', async (t) => {
    await createHolder('framed');
    const { id, link } = await verification('framed', 4);
    const host = await open(t, site.pageFor('iframe', link));
    const frame = await frameOf(host.page, server.baseUrl);
    await frame.getByRole('button', { name: en.approval.accept }).click();
    await frame.locator('[data-act=passkey]').waitFor({ state: 'attached' });
    await act(frame, 'passkey');
    await host.waitFor('message', /verifiedPage/);
    assert.equal((await detailsOf(id)).Reason, 'accepted');
  });

  for (const [name, context] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['320 px', { viewport: { width: 320, height: 568 } }],
    ['Hebrew', { locale: 'he-IL' }],
  ] as const)
    test(`${name}: by keyboard and with a screen reader`, async (t) => {
      const number = `seen-${name.replace(' ', '')}`;
      await createAccount(number);
      const { page, waitFor } = await open(t, (await enrolment(number)).link, context);
      await page.locator('.sandbox summary').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('[data-act=passkey]').waitFor();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/passkey ${name}.png` });
      assert.deepEqual(await axeViolations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await waitFor('page', 'verifiedPage');
    });
});
