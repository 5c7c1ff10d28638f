import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { defaultPasskeyPolicy, type PasskeyPolicy } from '@selfsame/contract';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { stopTexts } from '../packages/capture/src/stop/stop-texts.ts';
import { type Api, adminPath, openApi } from './api.ts';
import { addAuthenticator } from './authenticator.ts';
import { captureByApi, type Link } from './capture-by-api.ts';
import { type CapturePage, openIn, phone } from './capture-page.ts';
import { transactionLink, transactionLinkOf } from './links.ts';
import { type Mailbox, openMailbox } from './neighbours/mailbox.ts';
import { enrolPasskey } from './passkeys.ts';
import { enrol } from './people.ts';
import { agree, press, texts, visibleText } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const { passkey: words, code } = texts;
const stop = stopTexts.en!;
const accountNumber = 'c0ffee00-0000-4000-8000-0000000000c1';

describe('a device without the key of its account', () => {
  let server: RunningServer;
  let api: Api;
  let browser: Browser;
  let mailbox: Mailbox;

  before(async () => {
    mailbox = await openMailbox();
    server = await startServer({ env: mailbox.env });
    api = await openApi(server.baseUrl);
    browser = await launchChromium({
      camera: { file: await cameraFile('person-a-other-session', 'portrait') },
    });
    await enrol(api, server.baseUrl, accountNumber, 'cap12');
    await enrolPasskey(api, server.baseUrl, { browser, accountNumber });
    const path = `${adminPath}/accounts/${accountNumber}`;
    const { body } = await api.call<{ Version: number }>('GET', path);
    const confirmed = { Version: body.Version, Email: 'ada@example.com', EmailVerified: true };
    assert.equal((await api.call('PUT', path, confirmed)).status, 200);
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
    await mailbox?.close();
  });

  async function setPolicy(WithoutKey: PasskeyPolicy['WithoutKey']): Promise<void> {
    const path = `${adminPath}/settings/matching`;
    const { body } = await api.call<Record<string, unknown>>('GET', path);
    const Passkeys = { ...defaultPasskeyPolicy, SecondFactor: 'newDevice', WithoutKey };
    assert.equal((await api.call('PUT', path, { ...body, Passkeys })).status, 200);
  }

  /** Opens a verification on a phone without the key, and says so there. */
  async function openWithoutKey(): Promise<{ id: string; link: Link; capture: CapturePage }> {
    const { status, body } = await api.beginVerification(accountNumber, {
      ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
    });
    assert.equal(status, 200, JSON.stringify(body));
    const capture = await openIn(browser, transactionLink(server.baseUrl, body), phone, async (context) => {
      await addAuthenticator(context.pages()[0]!);
    });
    await press(capture, texts.approval.accept);
    await press(capture, words.assert.act);
    await heading(capture, words.closed.title);
    await press(capture, words.lost);
    await heading(capture, words.without.title);
    return { id: body.TransactionId, link: transactionLinkOf(body), capture };
  }

  const statusOf = async (id: string) => (await api.verificationStatus(id)).Status;

  test('WithoutKey code: the face, a wrong code, then the one that was sent to the confirmed address', async () => {
    await setPolicy('code');
    const { id, link, capture } = await openWithoutKey();
    try {
      assert.match(await visibleText(capture), new RegExp(words.without.code));
      await press(capture, words.without.act);
      await agree(capture);
      // The face is judged by the server first: as long as a whole capture takes.
      await heading(capture, code.ask.title);
      assert.equal(await statusOf(id), 0);
      const more = await captureByApi(server.baseUrl, link, []);
      assert.deepEqual([more.status, more.ID], [409, 'E_PASSKEY_CODE_REQUIRED']);
      await press(capture, code.ask.act);
      const field = capture.page.getByLabel(code.label, { exact: true });
      await field.waitFor();
      assert.match(await visibleText(capture), /a•••@e•••\.com/);
      const sent = /\b\d{6}\b/.exec(await mailbox.next('ada@example.com'))?.[0] ?? '';
      await field.fill(sent === '000000' ? '000001' : '000000');
      await field.press('Enter');
      await capture.page.getByRole('alert').filter({ hasText: code.wrong }).waitFor();
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      await field.fill(sent);
      await press(capture, code.act);
      await capture.waitFor('page', 'verifiedPage');
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.page.context().close();
    }
    assert.equal(await statusOf(id), 1);
  });

  test('WithoutKey delay: the face, then the time; the link of the notice stops it, at the press of a button alone', async () => {
    await setPolicy('delay');
    const { id, link, capture } = await openWithoutKey();
    try {
      assert.ok((await visibleText(capture)).includes(words.without.delay));
      await press(capture, words.without.act);
      await agree(capture);
      await heading(capture, texts.delay.title);
      assert.doesNotMatch(await visibleText(capture), /\{time\}|–/);
      assert.equal(await statusOf(id), 0);
      const more = await captureByApi(server.baseUrl, link, []);
      assert.deepEqual([more.status, more.ID], [409, 'E_PASSKEY_DELAY_RUNNING']);
      const owner = await browser.newPage({ locale: 'en-GB' });
      const errors: string[] = [];
      owner.on('pageerror', (error) => errors.push(String(error)));
      owner.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
      const notice = /https?:\/\/\S+/.exec(await mailbox.next('ada@example.com'))?.[0] ?? '';
      await owner.goto(notice);
      await owner.getByRole('heading', { name: stop.title, exact: true }).waitFor();
      // Programs that look into mail open links: by itself the page stops nothing.
      assert.equal(await statusOf(id), 0);
      await owner.getByRole('button', { name: stop.act, exact: true }).click();
      await owner.getByRole('heading', { name: stop.stoppedTitle, exact: true }).waitFor();
      assert.equal(await statusOf(id), 2);
      await owner.goto(notice.replace(/#./, (first) => (first === '#_' ? '#A' : '#_')));
      await owner.reload();
      await owner.getByRole('button', { name: stop.act, exact: true }).click();
      await owner.getByRole('heading', { name: stop.notValidTitle, exact: true }).waitFor();
      // The browser itself tells of the 404 of the last press.
      assert.equal(errors.length, 1, errors.join());
      await owner.close();
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.page.context().close();
    }
  });

  test('WithoutKey approval: the face, then the page says that somebody decides, and may be closed', async () => {
    await setPolicy('approval');
    const { id, capture } = await openWithoutKey();
    try {
      await press(capture, words.without.act);
      await agree(capture);
      await heading(capture, texts.inReview.title);
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.page.context().close();
    }
    assert.equal(await statusOf(id), 0);
  });
});

const heading = (capture: CapturePage, name: string) =>
  capture.page.getByRole('heading', { name, exact: true }).waitFor();
