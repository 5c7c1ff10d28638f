import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmbeddingSite } from '../../embedding-site.ts';
import { texts } from '../../selfie-flow.ts';
import type { BrowserPage, TestBrowser } from '../browser.ts';
import { beginSelfie, calm, isOver, roomy, type World } from '../journey-world.ts';
import { frameOf, press, seenBy, waitForState, waitForText } from '../user.ts';

/** What the page of an integrator wrote down. */
const notesOf = (page: BrowserPage): Promise<{ name: string; detail: unknown }[]> =>
  page.evaluate(() => (globalThis as unknown as { notes: { name: string; detail: unknown }[] }).notes);

const last = { type: 'authid:page', pageName: 'verifiedPage', success: true };

/** Captures in the page of another origin. */
export function testEmbedded(
  world: () => World,
  browser: () => TestBrowser,
  site: () => EmbeddingSite,
): void {
  for (const [title, embedder] of [
    ['our element', 'element'],
    ['the vendor’s component', 'component'],
  ] as const)
    test(`${title} in a page of another origin: a selfie is accepted, and the page hears of it`, async () => {
      const { link, status } = await beginSelfie(world());
      const url = site().pageFor(embedder, link);
      await world().visit(browser(), url, { ...roomy, actor: calm }, async (page) => {
        const frame = await frameOf(page, world().server.baseUrl);
        await press(frame, texts.intro.agree);
        await waitForState(frame, isOver);
        await waitForText(frame, texts.ends.success.title);
        assert.deepEqual((await seenBy(frame)).errors, []);
        assert.deepEqual((await seenBy(page)).messages.at(-1), last);
        if (embedder === 'element')
          assert.deepEqual(
            (await notesOf(page)).filter(({ name }) => name === 'result').map(({ detail }) => detail),
            [{ page: 'verifiedPage', success: true }],
          );
      });
      assert.equal(await status(), 1);
    });

  test('a frame that forbids the camera: says what to do, and lets the user try again', async () => {
    const { link } = await beginSelfie(world());
    await world().visit(browser(), site().pageFor('forbidding', link), roomy, async (page) => {
      const frame = await frameOf(page, world().server.baseUrl);
      await press(frame, texts.intro.agree);
      await waitForState(frame, /^camera-error$/);
      // Neither engine tells the frame's refusal from the user's.
      await waitForText(frame, texts.cameraSteps.frame);
      await waitForText(frame, texts.again);
    });
  });
}
