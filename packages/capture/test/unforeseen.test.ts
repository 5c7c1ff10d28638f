import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../fixtures/chromium.ts';
import { buildPage } from '../build/build-page.ts';
import { en } from '../src/texts/en.ts';
import { ok, startFake } from './fake-capture-api.ts';
import { openPage } from './open-page.ts';
import { pendingSession } from './sessions.ts';

let browser: Browser;
before(async () => {
  await buildPage();
  browser = await launchChromium();
});
after(() => browser.close());

test('an answer that a program in between made up: "No connection", and trying again goes on', async (t) => {
  let isMadeUp = true;
  const open = () => ok(isMadeUp ? {} : { token: 't', session: pendingSession() });
  const fake = await startFake(t, { open });
  const { page, errors } = await openPage(t, browser, fake.link);
  await page.getByRole('heading', { name: en.interrupted.network.title }).waitFor();
  assert.equal(errors.length, 1, 'whoever embeds the page can find the cause');
  isMadeUp = false;
  await page.getByRole('button', { name: en.again }).click();
  await page.getByRole('heading', { name: en.intro.title }).waitFor();
});

test('a camera that gives no stream: says that it could not be started, and lets the user try again', async (t) => {
  const before = () => {
    navigator.mediaDevices.getUserMedia = async () => ({}) as MediaStream;
  };
  const fake = await startFake(t);
  const { page } = await openPage(t, browser, fake.link, { before });
  await page.getByRole('button', { name: en.intro.agree }).click();
  await page.getByRole('heading', { name: en.camera.unknown.title }).waitFor();
  await page.getByRole('button', { name: en.again }).waitFor();
});

test('a browser in which the page can draw nothing: says where to open it', async (t) => {
  // The policy still asks for what is gone, as an extension may leave it.
  const before = () => void Reflect.deleteProperty(globalThis, 'trustedTypes');
  const fake = await startFake(t);
  const { page } = await openPage(t, browser, fake.link, { before });
  await page.getByText('open it in a current Safari, Chrome, Edge or Firefox').waitFor();
});
