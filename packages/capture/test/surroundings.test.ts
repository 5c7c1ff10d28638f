import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../fixtures/chromium.ts';
import { cameraFile } from '../../../fixtures/fake-camera.ts';
import { buildPage } from '../build/build-page.ts';
import { en } from '../src/texts/en.ts';
import { ok, plainLook, startFake } from './fake-capture-api.ts';
import { openPage, ownBrowser } from './open-page.ts';
import { pendingSession } from './sessions.ts';

let browser: Browser;

before(async () => {
  await buildPage();
  browser = await launchChromium({ camera: { file: await cameraFile('person-a', 'portrait') } });
});
after(() => browser.close());

const inInstagram = {
  context: {
    userAgent:
      'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 Instagram 400.0',
  },
  before: () => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }),
};

test('in-app browser: without a camera, shows the link and two ways out before anything is asked', async (t) => {
  const fake = await startFake(t);
  const watched = await openPage(t, browser, fake.link, inInstagram);
  const { page } = watched;
  await page.getByRole('heading', { name: en.inApp.title }).waitFor();
  await page.getByText(fake.link).waitFor();
  await page.getByRole('button', { name: en.copyLink }).waitFor();
  const way = await page.getByRole('link', { name: en.openInBrowser }).getAttribute('href');
  assert.match(way ?? '', /^intent:\/\/localhost:\d+\/\?i=.*#Intent;scheme=http;/);
  assert.deepEqual(watched.errors, []);
});

test('in-app browser: a hand-off, is not taken over where it could not be finished', async (t) => {
  const fake = await startFake(t);
  const link = `${fake.origin}/#h=${'a'.repeat(24)}`;
  const { page } = await openPage(t, browser, link, inInstagram);
  await page.getByRole('heading', { name: en.inApp.title }).waitFor();
  assert.deepEqual(fake.calls, []);
  assert.equal(page.url(), link);
});

test('cameras: of a device with two, are offered; the other one goes on', async (t) => {
  const two = await ownBrowser(t, { camera: 'two' });
  const fake = await startFake(t);
  const watched = await openPage(t, two, fake.link);
  const { page } = watched;
  await page.getByRole('button', { name: en.intro.agree }).click();
  const choice = page.getByRole('combobox', { name: en.cameraChoice });
  await choice.waitFor();
  const before = await choice.inputValue();
  assert.equal(await choice.locator('option').count(), 2);
  await choice.selectOption({
    index: (await choice.locator('option').first().getAttribute('value')) === before ? 1 : 0,
  });
  await watched.reached('position', 2);
  await page.waitForFunction((id) => {
    const track = (window as unknown as { stream: MediaStream }).stream.getVideoTracks()[0];
    return track!.readyState === 'live' && track!.getSettings().deviceId !== id;
  }, before);
  assert.equal((await watched.log()).asked, 2);
});

test('turning the device: while a picture is taken, begins anew and sends nothing of the old one', async (t) => {
  const fake = await startFake(t);
  const turn = () => screen.orientation.dispatchEvent(new Event('change'));
  const watched = await openPage(t, browser, fake.link, { at: { state: 'position', act: turn } });
  await watched.page.getByRole('button', { name: en.intro.agree }).click();
  await watched.reached('starting', 2);
  await watched.reached('done');
  assert.equal(fake.submissions.length, 1);
});

test('expiry: of a page that nobody touches, is shown on time', async (t) => {
  const expired = pendingSession({ status: 3, page: 'transactionNotValidPage' });
  const fake = await startFake(t, {
    open: () => {
      const now = Date.now();
      const session = pendingSession({
        serverTime: new Date(now).toISOString(),
        expiresAt: new Date(now + 1_500).toISOString(),
      });
      return ok({ token: 't', session });
    },
    read: () => ok(expired),
  });
  const { page, reached } = await openPage(t, browser, fake.link);
  // It may be over before anybody here has looked.
  await reached('intro');
  await page.getByRole('heading', { name: en.ends.expired.title }).waitFor();
});

test('looks: colours, words, logo and links of a tenant, are worn without breaking the policy', async (t) => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const scheme = {
    accent: '#0b6e4f',
    onAccent: '#ffffff',
    ground: '#eef4ef',
    card: '#ffffff',
    ink: '#10151f',
    soft: '#4b5567',
    line: '#dde2ec',
    tint: '#e7f1ed',
  };
  const look = {
    ...plainLook,
    logo: { path: 'logos/abc', text: 'Harbour Bank' },
    colors: { light: scheme, dark: { ...scheme, accent: 'red;} *{display:none' } },
    texts: [
      { locale: 'en-gb', key: 'introTitle', text: 'Show us your smile' },
      { locale: 'de', key: 'introTitle', text: 'Bitte lächeln' },
    ],
    privacyUrl: 'https://bank.example/privacy',
  };
  const fake = await startFake(
    t,
    { open: () => ok({ token: 't', session: pendingSession(), look }) },
    { serve: (path) => (path.endsWith('/logos/abc') ? { type: 'image/png', body: pixel } : null) },
  );
  const watched = await openPage(t, browser, fake.link);
  const { page } = watched;
  await page.getByRole('heading', { name: 'Show us your smile' }).waitFor();
  await page.getByRole('img', { name: 'Harbour Bank' }).waitFor();
  assert.equal(
    await page.getByRole('link', { name: en.links.privacy }).getAttribute('href'),
    'https://bank.example/privacy',
  );
  const button = page.getByRole('button', { name: en.intro.agree });
  const colour = () => button.evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.equal(await colour(), 'rgb(11, 110, 79)');
  // A colour that is none changes nothing.
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await colour(), 'rgb(255, 0, 0)');
  await button.waitFor();
  assert.deepEqual(watched.errors, []);
});
