import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from '../../fixtures/chromium.ts';
import { sittings, untilInTime } from '../actor-camera.ts';
import { openIn } from '../capture-page.ts';
import { type EmbeddingSite, startEmbeddingSite } from '../embedding-site.ts';
import { texts } from '../selfie-flow.ts';
import type { BrowserFrame, TestBrowser } from './browser.ts';
import { findEngines } from './engines.ts';
import { beginSelfie, isOver, openWorld, roomy, type World } from './journey-world.ts';
import { frameOf, loadMsOf, press, seenBy, waitForState, waitForText } from './user.ts';

/** Within this time from the navigation on, a page's load fires in every browser; integrators wait for it. */
const mostLoadMs = 3_000;

/** A dialogue that was in doubt is gone on with, and each may take its time; three sittings fit into the time of one test. */
const endWithinMs = 90_000;

let world: World;
let site: EmbeddingSite;
before(async () => {
  world = await openWorld({ env: { SELFSAME_LIVENESS_MODE: 'active' } });
  site = await startEmbeddingSite();
});
after(async () => {
  await site?.close();
  await world?.server.remove();
});

function assertLoaded(what: string, ms: number): void {
  assert.ok(ms <= mostLoadMs, `${what} took ${Math.round(ms)} ms`);
}

test(`Chromium: load fires within ${mostLoadMs} ms while the hand-off waits`, async (t) => {
  const browser = await launchChromium({ camera: 'none' });
  t.after(() => browser.close());
  // The first page of a browser waits for the browser.
  for (const isWarm of [false, true]) {
    const { page } = await openIn(browser, (await beginSelfie(world)).link);
    await page.locator('.phone .address').waitFor();
    if (isWarm) assertLoaded('the page', await loadMsOf(page as unknown as BrowserFrame));
  }
});

let sitting = 0;
for (const engine of findEngines()) {
  describe(engine.name, { skip: engine.skip }, () => {
    let browser: TestBrowser;
    before(async () => {
      browser = await engine.launch();
      // The first page of a browser waits for the browser.
      await world.visit(browser, (await beginSelfie(world)).link, {}, (page) =>
        waitForText(page, texts.intro.agree),
      );
    });
    after(() => browser?.close());

    test(`load fires within ${mostLoadMs} ms while the hand-off waits, in the page and in one around it`, async (t) => {
      const { link } = await beginSelfie(world);
      await world.visit(browser, link, {}, async (page) => {
        await waitForText(page, texts.handoff.code);
        const ms = await loadMsOf(page);
        t.diagnostic(`load: ${Math.round(ms)} ms`);
        assertLoaded('the page', ms);
      });
      for (const embedder of ['element', 'component'] as const) {
        const url = site.pageFor(embedder, (await beginSelfie(world)).link);
        await world.visit(browser, url, {}, async (page) => {
          const frame = await frameOf(page, world.server.baseUrl);
          await waitForText(frame, texts.intro.agree);
          const [outer, inner] = [await loadMsOf(page), await loadMsOf(frame)];
          t.diagnostic(`${embedder}: ${Math.round(outer)} ms, the frame ${Math.round(inner)} ms`);
          assertLoaded(`the page around it (${embedder})`, outer);
          assertLoaded(`the frame (${embedder})`, inner);
        });
      }
    });

    test('head-turn: a person who follows the arrows is accepted', async () => {
      await untilInTime(async () => {
        const { id, link, status } = await beginSelfie(world);
        const actor = { sitting: sitting++ % sittings, keepsTime: true };
        let end = '';
        await world.visit(browser, link, { ...roomy, actor }, async (page) => {
          await press(page, texts.intro.agree);
          end = (await waitForState(page, isOver, endWithinMs)).at(-1) ?? '';
          if (end === 'done') await waitForText(page, texts.ends.success.title);
          assert.deepEqual((await seenBy(page)).errors, []);
        });
        const [judged] = await world.api.judgements(id);
        const isStarved = judged?.challenge?.fault === 'late';
        if (isStarved) return JSON.stringify(judged);
        assert.equal(end, 'done', JSON.stringify(judged));
        assert.ok((judged?.challenge?.turns.length ?? 0) >= 3, JSON.stringify(judged));
        assert.equal(await status(), 1);
        return null;
      });
    });
  });
}
