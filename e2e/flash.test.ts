import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ActorOptions, actBeforeCamera } from './actor-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import type { CapturePage } from './capture-page.ts';
import { openCapturePage } from './capture-page.ts';
import { operationLink } from './links.ts';
import { agree, press, texts, visibleText } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

describe('the colour flash in the browser', () => {
  let server: RunningServer;
  let api: Api;
  let sitting = 0;
  before(async () => {
    server = await startServer({ env: { SELFSAME_LIVENESS_MODE: 'active+flash' } });
    api = await openApi(server.baseUrl);
  });
  after(() => server?.remove());

  async function withActor(
    options: ActorOptions & { calm?: boolean },
    check: (capture: CapturePage, operationId: string) => Promise<void>,
  ): Promise<void> {
    const operation = await api.beginSelfie();
    const capture = await openCapturePage(operationLink(server.baseUrl, operation), {
      context: options.calm ? { reducedMotion: 'reduce' } : {},
      prepare: async (context) => {
        await actBeforeCamera(context, { sitting: sitting++, ...options });
        await context.addInitScript(watchColors);
      },
    });
    try {
      await check(capture, operation.OperationId);
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.close();
    }
  }

  const flashOf = async (operationId: string) => (await api.judgements(operationId))[0]?.challenge?.flash;

  test('a face that the screen lights up: accepted; twelve colours, none for less than 0.4 s', async () => {
    await withActor({}, async (capture, operationId) => {
      await agree(capture);
      await capture.waitFor('state', /^(done|retry)$/, 60_000);
      const flash = await flashOf(operationId);
      assert.equal((await capture.values('page')).at(-1), 'verifiedPage', JSON.stringify(flash));
      assert.equal(flash?.result, 'pass');
      const colors = await readColors(capture);
      assert.equal(colors.length, 12);
      // A picture may be painted one frame late or early, more on a busy machine; the clock itself is tested elsewhere.
      for (const [i, { atMs }] of colors.entries())
        if (i > 0) assert.ok(atMs - colors[i - 1]!.atMs >= 350, JSON.stringify(colors));
    });
  });

  test('a recording lit in other colours: told to use a live camera', async () => {
    await withActor({ screenLight: 'otherColors' }, async (capture, operationId) => {
      await agree(capture);
      await capture.waitFor('state', /^(done|retry)$/, 60_000);
      const flash = await flashOf(operationId);
      assert.equal((await capture.values('state')).at(-1), 'retry', JSON.stringify(flash));
      assert.equal(flash?.result, 'fail');
      assert.ok((await visibleText(capture)).includes(texts.remedies.UseLiveCamera));
    });
  });

  test('who wants no colours: sees none, by the second button or by the system’s setting', async () => {
    await withActor({}, async (capture, operationId) => {
      await capture.waitFor('state', 'intro');
      assert.ok((await visibleText(capture)).includes(texts.intro.flash.note));
      await press(capture, texts.intro.flash.calm);
      await capture.waitFor('state', 'done', 60_000);
      assert.equal((await capture.values('page')).at(-1), 'verifiedPage');
      assert.deepEqual(await readColors(capture), []);
      assert.equal(await flashOf(operationId), null);
    });
    await withActor({ calm: true }, async (capture) => {
      await capture.waitFor('state', 'intro');
      assert.ok(!(await visibleText(capture)).includes(texts.intro.flash.note));
      await agree(capture);
      await capture.waitFor('state', 'done', 60_000);
      assert.deepEqual(await readColors(capture), []);
    });
  });
});

interface SeenColor {
  color: string;
  atMs: number;
}

const readColors = (capture: CapturePage): Promise<SeenColor[]> =>
  capture.page.evaluate(() => (globalThis as unknown as { seenColors: SeenColor[] }).seenColors);

/** Runs in the page: writes down each colour of the screen and when it came. */
function watchColors(): void {
  const seen: { color: string; atMs: number }[] = [];
  (globalThis as unknown as { seenColors: typeof seen }).seenColors = seen;
  let current: string | null = null;
  const look = () => {
    const mask = document.querySelector('selfsame-capture')?.shadowRoot?.querySelector('.mask');
    const color = mask?.getAttribute('data-color') ?? null;
    if (color !== null && color !== current) seen.push({ color, atMs: performance.now() });
    current = color;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
