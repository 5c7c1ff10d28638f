import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultPasskeyPolicy, type PasskeyPolicy } from '@selfsame/contract';
import type { Browser, Frame } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import reviews from '../packages/portal/src/pages/reviews/texts/en.ts';
import { type Api, adminPath, authorizationPath, openApi } from './api.ts';
import { type Authenticator, addAuthenticator, type HeldKey } from './authenticator.ts';
import { type CapturePage, openIn, phone } from './capture-page.ts';
import { type EmbeddingSite, startEmbeddingSite } from './embedding-site.ts';
import { frameOf } from './frame-of.ts';
import { operationLink, transactionLink } from './links.ts';
import { type Mailbox, openMailbox } from './neighbours/mailbox.ts';
import { beginPasskeyEnrolment, beginPasskeyVerification, passkeyEnrolmentStatus } from './passkeys.ts';
import { enrol } from './people.ts';
import { type OpenPortal, openPortal } from './portal.ts';
import { texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const { passkey: words, code } = texts;
// The journey of a lost phone in the vendor's web component: what stands in, then a new key, and the old one opens nothing.

/** Passkeys are made for the site; the server and the shop that shows its page lie beneath it. */
const rpId = 'site.localhost';
const shop = `shop.${rpId}`;

/** A page of the shop, the frame of ours in it, and the device before it. */
interface Shown {
  capture: CapturePage;
  frame: Frame;
  device: Authenticator;
}

interface Result {
  Payload: { Metadata: { PasskeyStandInResult?: { Kind: string } } };
}

let server: RunningServer;
let api: Api;
let site: EmbeddingSite;
let mailbox: Mailbox;
let portal: OpenPortal;
let browser: Browser;

before(async () => {
  mailbox = await openMailbox();
  site = await startEmbeddingSite();
  server = await startServer({ host: `id.${rpId}`, env: { ...mailbox.env, SELFSAME_PASSKEY_RP_ID: rpId } });
  api = await openApi(server.baseUrl);
  portal = await openPortal({ server, path: '/portal/reviews' });
  browser = await launchChromium({
    camera: { file: await cameraFile('person-a-other-session', 'portrait') },
  });
});
after(async () => {
  await browser?.close();
  await portal?.close();
  await server?.remove();
  await site?.close();
  await mailbox?.close();
});

async function setPolicy(WithoutKey: PasskeyPolicy['WithoutKey']): Promise<void> {
  const path = `${adminPath}/settings/matching`;
  const { body } = await api.call<Record<string, unknown>>('GET', path);
  const EmbeddingOrigins = [site.originAt(shop)];
  const Passkeys = { ...defaultPasskeyPolicy, SecondFactor: 'newDevice', WithoutKey, EmbeddingOrigins };
  assert.equal((await api.call('PUT', path, { ...body, Passkeys })).status, 200);
}

/** Shows a link in the shop on a phone that holds these keys; the page around ours asks for them. */
async function show(link: string, keys: readonly HeldKey[], run: (shown: Shown) => Promise<void>) {
  const address = site.pageFor('component', link, { webauth: true, host: shop });
  let device: Authenticator | null = null;
  const capture = await openIn(browser, address, phone, async (context) => {
    device = await addAuthenticator(context.pages()[0]!);
    await device.hold(keys);
  });
  const { page } = capture;
  try {
    const frame = await frameOf(page, server.publicUrl);
    await run({ capture, frame, device: device as unknown as Authenticator });
    assert.deepEqual(capture.errors, []);
    assert.equal(page.context().pages().length, 1, 'no tab was opened');
  } finally {
    await page.context().close();
  }
}
const press = (frame: Frame, name: string) => frame.getByRole('button', { name, exact: true }).click();
const heading = (frame: Frame, name: string) => frame.getByRole('heading', { name, exact: true }).waitFor();

/** A passkey that a new device makes in the shop. */
async function makeKey(accountNumber: string): Promise<HeldKey[]> {
  const operation = await beginPasskeyEnrolment(api, accountNumber);
  let keys: HeldKey[] = [];
  await show(operationLink(server.publicUrl, operation), [], async ({ capture, frame, device }) => {
    await press(frame, words.enrol.act);
    await capture.waitFor('message', /verifiedPage/);
    keys = await device.keys();
  });
  assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 1);
  return keys;
}

/** A person with a face, a confirmed address and a key on the phone that will be lost. */
async function createPerson(nth: number) {
  const accountNumber = `c0ffee00-0000-4000-8000-0000000000f${nth}`;
  const email = `ada-${nth}@example.com`;
  await enrol(api, server.baseUrl, accountNumber, 'cap12');
  const path = `${adminPath}/accounts/${accountNumber}`;
  const { body } = await api.call<{ Version: number }>('GET', path);
  const confirmed = { Version: body.Version, Email: email, EmailVerified: true };
  assert.equal((await api.call('PUT', path, confirmed)).status, 200);
  return { accountNumber, email, oldKeys: await makeKey(accountNumber) };
}

/** The new phone begins to verify by face, is asked for the key that it does not hold, and says so; then comes the face. */
async function verifyWithoutKey(accountNumber: string, andThen: (shown: Shown, id: string) => Promise<void>) {
  const { status, body } = await api.beginVerification(accountNumber);
  assert.equal(status, 200, JSON.stringify(body));
  const id = body.TransactionId;
  await show(transactionLink(server.publicUrl, body), [], async (shown) => {
    const { capture, frame } = shown;
    await press(frame, texts.approval.accept);
    await press(frame, words.assert.act);
    await heading(frame, words.closed.title);
    await press(frame, words.lost);
    await heading(frame, words.without.title);
    await press(frame, words.without.act);
    await press(frame, texts.intro.agree);
    await andThen(shown, id);
    await capture.waitFor('message', /verifiedPage/);
  });
  assert.equal((await api.verificationStatus(id)).Status, 1);
  const path = `${authorizationPath}/v2/transactions/${id}/result`;
  return (await api.call<Result>('GET', path)).body.Payload.Metadata;
}

/** What the backend does then, as the integrator guide says: a key for the new phone, and the lost one is deleted. */
async function replaceKey(accountNumber: string, oldKeys: readonly HeldKey[]): Promise<void> {
  const path = `${adminPath}/accounts/${accountNumber}/fido2Credentials`;
  const [lost] = (await api.call<{ Id: string }[]>('GET', path)).body;
  const newKeys = await makeKey(accountNumber);
  assert.equal((await api.call('DELETE', `${path}/${lost?.Id}`)).status, 200);

  const transaction = await beginPasskeyVerification(api, accountNumber, 5);
  await show(transactionLink(server.publicUrl, transaction), newKeys, async ({ capture, frame }) => {
    await press(frame, texts.approval.accept);
    await press(frame, words.assert.act);
    await press(frame, texts.intro.agree);
    await capture.waitFor('message', /verifiedPage/);
  });
  assert.equal((await api.verificationStatus(transaction.TransactionId)).Status, 1);

  const stolen = await beginPasskeyVerification(api, accountNumber, 5);
  await show(transactionLink(server.publicUrl, stolen), oldKeys, async ({ frame }) => {
    await press(frame, texts.approval.accept);
    await press(frame, words.assert.act);
    await heading(frame, words.closed.title);
  });
  assert.equal((await api.verificationStatus(stolen.TransactionId)).Status, 0);
}

test('a lost phone under WithoutKey code: the face, and a code to the confirmed address', async () => {
  await setPolicy('code');
  const { accountNumber, email, oldKeys } = await createPerson(1);
  const result = await verifyWithoutKey(accountNumber, async ({ frame }) => {
    await heading(frame, code.ask.title);
    await press(frame, code.ask.act);
    const field = frame.getByLabel(code.label, { exact: true });
    await field.waitFor();
    await field.fill(/\b\d{6}\b/.exec(await mailbox.next(email))?.[0] ?? '');
    await press(frame, code.act);
  });
  assert.equal(result.PasskeyStandInResult?.Kind, 'code');
  await replaceKey(accountNumber, oldKeys);
});

test('a lost phone under WithoutKey approval: the face, and an operator who accepts in the portal', async () => {
  await setPolicy('approval');
  const { accountNumber, oldKeys } = await createPerson(2);
  const result = await verifyWithoutKey(accountNumber, async ({ frame }, id) => {
    await heading(frame, texts.inReview.title);
    assert.equal((await api.verificationStatus(id)).Status, 0);
    const { page } = portal;
    await page.getByRole('link', { name: accountNumber, exact: true }).click();
    await page.getByText(reviews.noKeyText).waitFor();
    await page.getByRole('button', { name: reviews.acceptKeyless, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(reviews.note, { exact: true }).fill('Called back on the number that we know.');
    await dialog.getByRole('button', { name: reviews.acceptKeyless, exact: true }).click();
    await page.getByText(reviews.doneAccepted).waitFor();
    assert.deepEqual(portal.errors, []);
  });
  assert.equal(result.PasskeyStandInResult?.Kind, 'approval');
  await replaceKey(accountNumber, oldKeys);
});
