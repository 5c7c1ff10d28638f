import assert from 'node:assert/strict';
import { defaultPasskeyPolicy, type PasskeyPolicy } from '@selfsame/contract';
import type { Browser, BrowserContext, Frame } from 'playwright-core';
import { launchChromium } from '../../fixtures/chromium.ts';
import { cameraFile } from '../../fixtures/fake-camera.ts';
import { type Api, adminPath, openApi } from '../api.ts';
import {
  type Authenticator,
  type AuthenticatorTraits,
  addAuthenticator,
  type HeldKey,
} from '../authenticator.ts';
import { type CapturePage, openIn, phone } from '../capture-page.ts';
import { startEmbeddingSite } from '../embedding-site.ts';
import { frameOf } from '../frame-of.ts';
import { operationLink, transactionLink } from '../links.ts';
import { beginPasskeyEnrolment, beginPasskeyVerification, passkeyEnrolmentStatus } from '../passkeys.ts';
import { texts } from '../selfie-flow.ts';
import { type RunningServer, startServer } from '../server.ts';

/** Where a person meets our page. */
export type Place = 'the hosted page' | 'the web component';

/** Both of them, for journeys that are the same in each. */
export const places: readonly Place[] = ['the hosted page', 'the web component'];

/** Our page, where it is shown, and the device before it. */
export interface Shown {
  place: Place;
  capture: CapturePage;
  /** The frame that holds our page: the whole page where it is hosted. */
  frame: Frame;
  device: Authenticator;
}

/** What a person brings. */
export interface Brought {
  keys?: readonly HeldKey[];
  traits?: AuthenticatorTraits;
  /** Changes the browser before the page opens. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
}

/** A server, a shop that shows its page in the vendor's web component, and a browser with a camera before a face. */
export interface PasskeyPlaces {
  server: RunningServer;
  api: Api;
  browser: Browser;
  /** Sets the tenant's policy for passkeys; what is not named has its default, and the shop may ask for passkeys. */
  setPolicy(policy: Partial<PasskeyPolicy>): Promise<void>;
  /** Shows a link at a place on a phone, goes on in `run`, and finds no errors and no further tab. */
  show(place: Place, link: string, brought: Brought, run: (shown: Shown) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Passkeys are made for the site; the server and the shop that shows its page lie beneath it. */
const rpId = 'site.localhost';
const shop = `shop.${rpId}`;

/** Starts all that the journeys of passkeys at both places need. @param env further environment of the server */
export async function openPasskeyPlaces(env: Record<string, string> = {}): Promise<PasskeyPlaces> {
  const site = await startEmbeddingSite();
  const server = await startServer({ host: `id.${rpId}`, env: { ...env, SELFSAME_PASSKEY_RP_ID: rpId } });
  const api = await openApi(server.baseUrl);
  const browser = await launchChromium({
    camera: { file: await cameraFile('person-a-other-session', 'portrait') },
  });
  return {
    server,
    api,
    browser,
    async setPolicy(policy) {
      const path = `${adminPath}/settings/matching`;
      const { body } = await api.call<Record<string, unknown>>('GET', path);
      const Passkeys = { ...defaultPasskeyPolicy, ...policy, EmbeddingOrigins: [site.originAt(shop)] };
      assert.equal((await api.call('PUT', path, { ...body, Passkeys })).status, 200);
    },
    async show(place, link, { keys = [], traits = {}, prepare }, run) {
      const isHosted = place === 'the hosted page';
      const address = isHosted ? link : site.pageFor('component', link, { webauth: true, host: shop });
      let device: Authenticator | null = null;
      const capture = await openIn(browser, address, phone, async (context) => {
        device = await addAuthenticator(context.pages()[0]!, traits);
        await device.hold(keys);
        await prepare?.(context);
      });
      const { page } = capture;
      try {
        const frame = isHosted ? page.mainFrame() : await frameOf(page, server.publicUrl);
        await run({ place, capture, frame, device: device as unknown as Authenticator });
        assert.deepEqual(capture.errors, []);
        assert.equal(page.context().pages().length, 1, 'no tab was opened');
      } finally {
        await page.context().close();
      }
    },
    async close() {
      await browser.close();
      await server.remove();
      await site.close();
    },
  };
}

/** Presses a button of our page by its name. */
export const pressIn = ({ frame }: Shown, name: string): Promise<void> =>
  frame.getByRole('button', { name, exact: true }).click();

/** Waits for a heading of our page. */
export const headingIn = ({ frame }: Shown, name: string): Promise<void> =>
  frame.getByRole('heading', { name, exact: true }).waitFor();

/** Waits for the end: the hosted page shows it, the page around the component is told. */
export const waitForEnd = ({ place, capture }: Shown, pageName: string): Promise<void> =>
  place === 'the hosted page'
    ? capture.waitFor('page', pageName)
    : capture.waitFor('message', new RegExp(pageName));

/** Makes a passkey of an account on a new phone at a place; gives what that phone holds then. */
export async function makeKeyAt(
  { server, api, show }: PasskeyPlaces,
  place: Place,
  accountNumber: string,
  traits: AuthenticatorTraits = {},
): Promise<HeldKey[]> {
  const operation = await beginPasskeyEnrolment(api, accountNumber);
  let keys: HeldKey[] = [];
  await show(place, operationLink(server.publicUrl, operation), { traits }, async (shown) => {
    await pressIn(shown, texts.passkey.enrol.act);
    await waitForEnd(shown, 'verifiedPage');
    keys = await shown.device.keys();
  });
  assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 1);
  return keys;
}

/**
 * Begins a verification, by passkey unless `type` says another, and approves it at a place; `run` takes it from there.
 * @returns how the transaction stands afterwards: 0 open, 1 accepted, 2 refused
 */
export async function verifyAt(
  { server, api, show }: PasskeyPlaces,
  place: Place,
  { accountNumber, type = 4, ...brought }: Brought & { accountNumber: string; type?: 1 | 4 | 5 },
  run: (shown: Shown) => Promise<void>,
): Promise<number> {
  const transaction = await beginPasskeyVerification(api, accountNumber, type);
  await show(place, transactionLink(server.publicUrl, transaction), brought, async (shown) => {
    await pressIn(shown, texts.approval.accept);
    await run(shown);
  });
  return (await api.verificationStatus(transaction.TransactionId)).Status;
}
