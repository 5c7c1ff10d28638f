import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ar } from '../../../packages/capture/src/texts/ar.ts';
import { transactionLink } from '../../links.ts';
import { texts } from '../../selfie-flow.ts';
import type { TestBrowser } from '../browser.ts';
import { assertFine, beginSelfie, calm, isOver, roomy, type World } from '../journey-world.ts';
import { lackingScript } from '../lacking.ts';
import { press, readText, seenBy, waitForState, waitForText } from '../user.ts';

/** Account of the person before the camera. */
export const account = 'c0ffee00-0000-4000-8000-0000000000e3';

/** Captures on the page itself. */
export function testCaptures(name: string, world: () => World, browser: () => TestBrowser): void {
  test('a selfie: nothing is asked of the camera before consent, then it is accepted', async () => {
    const { link, status } = await beginSelfie(world());
    await world().visit(browser(), link, { ...roomy, actor: calm }, async (page) => {
      await waitForText(page, texts.intro.agree);
      await assertFine(page, `${name}-intro`);
      await press(page, texts.intro.agree);
      const states = await waitForState(page, isOver);
      for (const state of ['intro', 'starting', 'hold', 'capturing', 'uploading', 'done'])
        assert.ok(states.includes(state), `${state} in ${states}`);
      await waitForText(page, texts.ends.success.title);
      const { messages } = await seenBy(page);
      assert.deepEqual(messages, [{ type: 'authid:page', pageName: 'verifiedPage', success: true }]);
    });
    assert.equal(await status(), 1);
  });

  test('a verification in the dark: shows what is approved, and knows the enrolled person', async () => {
    const { body } = await world().api.beginVerification(account, { CodeWord: 'blue heron' });
    const url = transactionLink(world().server.baseUrl, body);
    await world().visit(browser(), url, { ...roomy, isDark: true, actor: calm }, async (page) => {
      await waitForText(page, texts.approval.accept);
      assert.match(await readText(page), /blue heron/);
      await assertFine(page, `${name}-approval-dark`);
      await press(page, texts.approval.accept);
      await press(page, texts.intro.agree);
      await waitForState(page, isOver);
      await waitForText(page, texts.ends.success.title);
      await assertFine(page, `${name}-done-dark`);
    });
    assert.equal((await world().api.verificationStatus(body.TransactionId)).Status, 1);
  });

  test('a selfie in Arabic: from right to left, and accepted', async () => {
    const { link, status } = await beginSelfie(world());
    await world().visit(browser(), link, { ...roomy, language: 'ar-EG', actor: calm }, async (page) => {
      await waitForText(page, ar.intro.agree);
      assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
      await assertFine(page, `${name}-intro-arabic`);
      await press(page, ar.intro.agree);
      await waitForState(page, isOver);
      await waitForText(page, ar.ends.success.title);
    });
    assert.equal(await status(), 1);
  });

  test('a browser that lacks what some lack: a selfie is accepted without an error', async () => {
    const { link, status } = await beginSelfie(world());
    const options = { ...roomy, actor: calm, script: lackingScript, withoutTrustedTypes: true };
    await world().visit(browser(), link, options, async (page) => {
      assert.equal(await page.evaluate(() => 'trustedTypes' in globalThis), false);
      assert.equal(await page.evaluate(() => 'trustedTypes' in globalThis), false);
      await press(page, texts.intro.agree);
      await waitForState(page, isOver);
      await waitForText(page, texts.ends.success.title);
    });
    assert.equal(await status(), 1);
  });

  test('a camera that the user refuses: says how to allow it, and lets them try again', async () => {
    const { link } = await beginSelfie(world());
    await world().visit(browser(), link, { camera: 'refused' }, async (page) => {
      await press(page, texts.intro.agree);
      await waitForText(page, texts.camera.refused.title);
      // Of Firefox the way back is known and drawn; WebKitGTK is no browser that people have.
      const { refused } = texts.camera;
      await waitForText(page, name === 'Firefox' ? texts.cameraSteps.unblock : refused.body);
      await waitForText(page, texts.again);
      await assertFine(page, `${name}-refused`);
    });
  });

  test('no camera, in Arabic at 320 px: says so, tells the page around it, and lets the user try again', async () => {
    const { link } = await beginSelfie(world());
    const narrow = { width: 320, height: 568, language: 'ar-EG' };
    await world().visit(browser(), link, narrow, async (page) => {
      await press(page, ar.intro.agree);
      await waitForText(page, ar.camera.notFound.title);
      await waitForText(page, ar.again);
      await assertFine(page, `${name}-no-camera-arabic-320`);
      const { messages } = await seenBy(page);
      assert.equal(messages.at(-1)?.pageName, 'videoDeviceNotFoundPage');
    });
  });
}
