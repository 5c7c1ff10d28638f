import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../fixtures/chromium.ts';
import { cameraFile } from '../../../fixtures/fake-camera.ts';
import { buildPage } from '../build/build-page.ts';
import { en } from '../src/texts/en.ts';
import { outcome, startFake } from './fake-capture-api.ts';
import { openPage } from './open-page.ts';

let browser: Browser;

before(async () => {
  await buildPage();
  browser = await launchChromium({ camera: { file: await cameraFile('empty-room', 'portrait') } });
});
after(() => browser.close());

/** What the page told the hand and the ear. */
interface Told {
  vibrations: unknown[];
  said: string[];
  tones: number;
}

/** Runs in the page before its scripts: notes what is spoken, played and felt. */
function noteCues(): void {
  const told: Told = { vibrations: [], said: [], tones: 0 };
  Object.assign(window, { told });
  navigator.vibrate = (pattern) => told.vibrations.push(pattern) > 0;
  speechSynthesis.speak = ({ text, lang }) => void told.said.push(`${lang}: ${text}`);
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when) {
    told.tones += 1;
    start.call(this, when);
  };
}

test('sound: off at first; switched on, the prompt that stands is said, and the end is heard and felt', async (t) => {
  const fake = await startFake(t, {
    submit: (_submission, count) => (count === 1 ? outcome('retry', ['ShowFace']) : outcome('accepted')),
  });
  const { page, reached } = await openPage(t, browser, fake.link, { before: noteCues });
  const told = () => page.evaluate(() => (window as unknown as { told: Told }).told);
  await page.getByRole('button', { name: en.intro.agree }).click();
  const sound = page.getByRole('button', { name: en.sound });
  await sound.waitFor();
  assert.equal(await sound.getAttribute('aria-pressed'), 'false');
  await page.getByText(en.hints.noFace).waitFor();
  await page.getByRole('button', { name: en.takePhoto }).click({ timeout: 60_000 });
  await reached('retry');
  assert.deepEqual(await told(), { vibrations: [[220]], said: [], tones: 0 });
  await page.getByRole('button', { name: en.again }).click();
  await sound.click();
  await page.getByRole('button', { name: en.sound, pressed: true }).waitFor();
  await page.waitForFunction(() => (window as unknown as { told: Told }).told.said.length > 0);
  await page.getByText(en.hints.noFace).waitFor();
  await page.getByRole('button', { name: en.takePhoto }).click({ timeout: 60_000 });
  await reached('done');
  const { vibrations, said, tones } = await told();
  assert.deepEqual(vibrations, [[220], [60, 60, 140]]);
  assert.ok(said.includes(`en: ${en.hints.noFace}`), said.join());
  assert.equal(tones, 2);
});
