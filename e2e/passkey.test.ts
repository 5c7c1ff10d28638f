import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import {
  type Authenticator,
  type AuthenticatorTraits,
  addAuthenticator,
  type HeldKey,
} from './authenticator.ts';
import { captureByApi } from './capture-by-api.ts';
import type { CapturePage } from './capture-page.ts';
import { openIn, phone } from './capture-page.ts';
import { operationLink, transactionLink, transactionLinkOf } from './links.ts';
import {
  beginPasskeyEnrolment,
  beginPasskeyVerification,
  enrolPasskey,
  passkeyEnrolmentStatus,
} from './passkeys.ts';
import { enrol } from './people.ts';
import { press, takeSelfie, texts, visibleText } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

const { passkey: words } = texts;
const account = 'c0ffee00-0000-4000-8000-0000000000b1';

describe('passkeys', () => {
  let server: RunningServer;
  let api: Api;
  let browser: Browser;
  /** What the phone of the account holds; its counters go on with each use. */
  let phoneKeys: HeldKey[];

  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    browser = await launchChromium({
      isWhole: true,
      camera: { file: await cameraFile('person-a-other-session', 'portrait') },
    });
    await enrol(api, server.baseUrl, account, 'cap12');
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
  });

  /** Opens a link on a phone, with an authenticator unless `traits` is null. */
  async function open(link: string, traits: AuthenticatorTraits | null = {}, keys: readonly HeldKey[] = []) {
    let device: Authenticator | null = null;
    const capture = await openIn(browser, link, phone, async (context) => {
      if (traits === null)
        return context.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
      device = await addAuthenticator(context.pages()[0]!, traits);
      await device.hold(keys);
    });
    return { capture, device: device as unknown as Authenticator };
  }

  async function finish(capture: CapturePage, run: () => Promise<void>): Promise<void> {
    try {
      await run();
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.page.context().close();
    }
  }

  const verification = (CredentialType: 4 | 5) => beginPasskeyVerification(api, account, CredentialType);
  const statusOf = (id: string) => api.verificationStatus(id);

  test('EnrollFido2Credential: the device is remembered by one press, and the operation accepted', async () => {
    const operation = await beginPasskeyEnrolment(api, account);
    const { capture, device } = await open(operationLink(server.baseUrl, operation));
    await finish(capture, async () => {
      await capture.waitFor('state', 'passkey');
      const shown = await visibleText(capture);
      assert.match(shown, new RegExp(words.enrol.title));
      assert.doesNotMatch(shown, /FIDO|passkey|WebAuthn/i);
      await press(capture, words.enrol.act);
      await capture.waitFor('page', 'verifiedPage');
      phoneKeys = await device.keys();
      assert.equal(phoneKeys.length, 1);
      assert.deepEqual(await capture.values('camera'), []);
    });
    assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 1);
  });

  test('the same device once more: it is not made a second key, and the page says so', async () => {
    const operation = await beginPasskeyEnrolment(api, account);
    const { capture, device } = await open(operationLink(server.baseUrl, operation), {}, phoneKeys);
    await finish(capture, async () => {
      await press(capture, words.enrol.act);
      await capture.waitFor('state', 'done');
      assert.match(await visibleText(capture), new RegExp(texts.ends.alreadyKept.title));
      assert.equal((await device.keys()).length, 1);
    });
    assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 4);
  });

  test('enrolment declined: nothing is made', async () => {
    const operation = await beginPasskeyEnrolment(api, account);
    const { capture, device } = await open(operationLink(server.baseUrl, operation));
    await finish(capture, async () => {
      await press(capture, texts.approval.decline);
      await capture.waitFor('page', 'verifyDeclinedPage');
      assert.deepEqual(await device.keys(), []);
    });
  });

  test('CredentialType 4: approved, confirmed with the device, accepted; the camera was never asked for', async () => {
    const transaction = await verification(4);
    const { capture, device } = await open(transactionLink(server.baseUrl, transaction), {}, phoneKeys);
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      await press(capture, words.assert.act);
      await capture.waitFor('page', 'verifiedPage');
      phoneKeys = await device.keys();
      assert.deepEqual(await capture.values('camera'), []);
    });
    assert.equal((await statusOf(transaction.TransactionId)).Status, 1);
  });

  test('CredentialType 5: the device first, then the face, accepted', async () => {
    const transaction = await verification(5);
    const { capture, device } = await open(transactionLink(server.baseUrl, transaction), {}, phoneKeys);
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      await press(capture, words.assert.act);
      await capture.waitFor('state', 'intro');
      phoneKeys = await device.keys();
      assert.equal(await takeSelfie(capture), 'verifiedPage');
    });
    assert.equal((await statusOf(transaction.TransactionId)).Status, 1);
  });

  test('CredentialType 5 without the key: no challenge is issued, whatever the page sends', async () => {
    const link = transactionLinkOf(await verification(5));
    const refused = await captureByApi(server.baseUrl, link, []);
    assert.deepEqual([refused.status, refused.ID], [409, 'E_PASSKEY_REQUIRED']);
  });

  test('the device does not recognize its user: nothing counted, and the next try confirms', async () => {
    const transaction = await verification(4);
    const { capture, device } = await open(
      transactionLink(server.baseUrl, transaction),
      { isUserVerified: false },
      phoneKeys,
    );
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      await press(capture, words.assert.act);
      await heading(capture, words.closed.title);
      assert.equal((await statusOf(transaction.TransactionId)).Status, 0);
      await device.verifyUser(true);
      await press(capture, texts.again);
      await capture.waitFor('page', 'verifiedPage');
      phoneKeys = await device.keys();
    });
    assert.equal((await statusOf(transaction.TransactionId)).Status, 1);
  });

  // Nobody can close the dialog of a virtual authenticator; one without the key ends it in the same way for the page.
  test('a device whose key is of another domain: the dialog ends without it; tried again with ours: confirmed', async () => {
    const transaction = await verification(4);
    const elsewhere = phoneKeys.map((key) => ({ ...key, rpId: 'elsewhere.example' }));
    const { capture, device } = await open(transactionLink(server.baseUrl, transaction), {}, elsewhere);
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      await press(capture, words.assert.act);
      await heading(capture, words.closed.title);
      await device.clear();
      await device.hold(phoneKeys);
      await press(capture, texts.again);
      await capture.waitFor('page', 'verifiedPage');
      phoneKeys = await device.keys();
    });
    assert.equal((await statusOf(transaction.TransactionId)).Status, 1);
  });

  test('a device that holds no key: says so, and "I lost that device" ends it after one more question', async () => {
    const transaction = await verification(4);
    const { capture } = await open(transactionLink(server.baseUrl, transaction));
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      await press(capture, words.assert.act);
      await heading(capture, words.closed.title);
      await press(capture, words.lost);
      await heading(capture, words.confirm.title);
      assert.equal((await statusOf(transaction.TransactionId)).Status, 0);
      await press(capture, words.back);
      await press(capture, words.lost);
      await press(capture, words.confirm.act);
      await capture.waitFor('state', 'done');
      assert.match(await visibleText(capture), new RegExp(texts.ends.noKey.title));
    });
    const { Status, Message } = await statusOf(transaction.TransactionId);
    assert.equal(Status, 2);
    assert.equal(Message, 'Not authorized. The user says that the device with the passkey is lost.');
  });

  test('a browser without WebAuthn: another device takes over by the link, and both come to the end', async () => {
    const transaction = await verification(4);
    const { capture } = await open(transactionLink(server.baseUrl, transaction), null);
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      await heading(capture, words.unable.title);
      await press(capture, words.elsewhere);
      const url = (await capture.page.locator('.phone .address').textContent()) ?? '';
      const { capture: other, device } = await open(url, {}, phoneKeys);
      await finish(other, async () => {
        await press(other, words.assert.act);
        await other.waitFor('page', 'verifiedPage');
        phoneKeys = await device.keys();
      });
      await capture.waitFor('page', 'verifiedPage');
    });
    assert.equal((await statusOf(transaction.TransactionId)).Status, 1);
  });

  test('a copy of the key whose counter stood still: refused, each time said, and over at the last', async () => {
    const copied = 'c0ffee00-0000-4000-8000-0000000000b2';
    await enrol(api, server.baseUrl, copied, 'franck');
    const keys = await enrolPasskey(api, server.baseUrl, { browser, accountNumber: copied });
    const used = await beginPasskeyVerification(api, copied, 4);
    const { capture: first } = await open(transactionLink(server.baseUrl, used), {}, keys);
    await finish(first, async () => {
      await press(first, texts.approval.accept);
      await press(first, words.assert.act);
      await first.waitFor('page', 'verifiedPage');
    });
    const transaction = await beginPasskeyVerification(api, copied, 4);
    const { capture, device } = await open(transactionLink(server.baseUrl, transaction));
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      for (const label of [words.assert.act, texts.again, texts.again]) {
        // Each answer counts on in this authenticator: the copy is put back to where it was made.
        await device.clear();
        await device.hold(keys);
        await press(capture, label);
        await capture.page.getByText(words.busy).waitFor({ state: 'detached' });
      }
      await capture.waitFor('page', 'transactionMaxAttemptsPage');
      assert.match(await visibleText(capture), new RegExp(texts.ends.keyRefused.title));
    });
    assert.equal((await statusOf(transaction.TransactionId)).Status, 2);
  });
});

const heading = (capture: CapturePage, name: string) =>
  capture.page.getByRole('heading', { name, exact: true }).waitFor();
