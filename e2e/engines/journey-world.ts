import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type ActorOptions, scriptOfActor } from '../actor-camera.ts';
import type { Api } from '../api.ts';
import { openApi } from '../api.ts';
import { axeViolationsIn } from '../axe.ts';
import { operationLink } from '../links.ts';
import type { RunningServer, ServerOptions } from '../server.ts';
import { startServer } from '../server.ts';
import type { BrowserPage, PageOptions, TestBrowser } from './browser.ts';
import { seenBy } from './user.ts';
import { watchScript } from './watch-page.ts';

/** A server, and a way to open pages of it in any browser. */
export interface World {
  server: RunningServer;
  api: Api;
  /**
   * Opens a window at an address, with person A before its camera if an actor is given, and runs a check in it. Afterwards the page must
   * have come without an error.
   */
  visit(
    browser: TestBrowser,
    url: string,
    options: PageOptions & { actor?: ActorOptions },
    check: (page: BrowserPage) => Promise<void>,
  ): Promise<void>;
}

/** A head that is kept still: for journeys in which no turn is the point. */
export const calm: ActorOptions = { isCalm: true };

/** Starts a server with nothing in it. */
export async function openWorld(options: ServerOptions = {}): Promise<World> {
  const server = await startServer(options);
  return {
    server,
    api: await openApi(server.baseUrl),
    async visit(browser, url, { actor, script = '', ...wanted }, check) {
      const camera = actor === undefined ? '' : await scriptOfActor(actor);
      const page = await browser.open({ ...wanted, script: watchScript + camera + script });
      try {
        await page.goto(url);
        await check(page);
        assert.deepEqual((await seenBy(page)).errors, []);
      } finally {
        await page.close();
      }
    },
  };
}

/** A window as large as the actor's picture fits: WebKit draws each picture without a graphics card. */
export const roomy = { width: 500, height: 800 } as const;

/** Where a capture comes to, one way or another. */
export const isOver = /^(done|retry|camera-error|interrupted)$/;

/** A fresh selfie: its link, and how it stands. */
export async function beginSelfie({ api, server }: World, body: Record<string, unknown> = {}) {
  const operation = await api.beginSelfie(body);
  const status = async () => (await api.endSelfie(operation.OperationId)).Status;
  return { id: operation.OperationId, link: operationLink(server.baseUrl, operation), status };
}

/**
 * Asserts that nothing of a page is wider than its window and that axe finds nothing on it as it is now; with
 * `SELFSAME_TEST_SHOTS=folder`, leaves a picture of it there.
 */
export async function assertFine(page: BrowserPage, name: string): Promise<void> {
  assert.deepEqual(await axeViolationsIn(page), [], name);
  const spare = await page.evaluate(() => innerWidth - document.documentElement.scrollWidth);
  assert.ok(spare >= 0, `${name} is ${-spare} px too wide`);
  const folder = process.env.SELFSAME_TEST_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.png`, await page.screenshot());
}
