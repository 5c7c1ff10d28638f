import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limits } from '../packages/contract/src/index.ts';
import { type ActorOptions, actBeforeCamera, calmSeconds } from './actor-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import type { CapturePage } from './capture-page.ts';
import { openCapturePage } from './capture-page.ts';
import { operationLink } from './links.ts';
import { agree, press, texts, visibleText } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

describe('the head-turn challenge in the browser', () => {
  let server: RunningServer;
  let api: Api;
  let calm = 0;
  before(async () => {
    server = await startServer({ env: { SELFSAME_LIVENESS_MODE: 'active' } });
    api = await openApi(server.baseUrl);
  });
  after(() => server?.remove());

  async function withActor(
    options: ActorOptions & { withoutSockets?: boolean },
    check: (capture: CapturePage, operationId: string) => Promise<void>,
  ): Promise<void> {
    const operation = await api.beginSelfie();
    const sockets: string[] = [];
    const capture = await openCapturePage(operationLink(server.baseUrl, operation), {
      prepare: async (context) => {
        await actBeforeCamera(context, { calmFromS: calmSeconds[calm++ % calmSeconds.length]!, ...options });
        if (options.withoutSockets) await context.routeWebSocket(/dialogue/, (socket) => socket.close());
        context.on('page', (page) => page.on('websocket', (socket) => sockets.push(socket.url())));
      },
    });
    try {
      await check(capture, operation.OperationId);
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.close();
    }
  }

  /** Follows the arrows until the page has come to its end, trying again as often as it lets a person. */
  async function followArrows(capture: CapturePage): Promise<string> {
    await agree(capture);
    const host = capture.page.locator('selfsame-capture');
    for (let attempt = 1; attempt < limits.captureAttempts; attempt++) {
      await capture.page
        .locator('selfsame-capture[state="retry"], selfsame-capture[state="done"]')
        .waitFor({ state: 'attached', timeout: 60_000 });
      if ((await host.getAttribute('state')) === 'done') break;
      await press(capture, texts.again);
    }
    await capture.waitFor('state', 'done', 60_000);
    return (await capture.values('page')).at(-1) ?? '';
  }

  test('a person who follows the arrows: accepted, over the socket', async () => {
    await withActor({}, async (capture, operationId) => {
      assert.equal(await followArrows(capture), 'verifiedPage');
      const asks = await capture.values('ask');
      const asked = asks.filter((ask) => ask !== 'center');
      assert.ok(asked.length >= 3, asks.join());
      assert.equal((await api.endSelfie(operationId)).Status, 1);
    });
  });

  test('no socket gets through: the same by POST', async () => {
    await withActor({ withoutSockets: true }, async (capture) => {
      assert.equal(await followArrows(capture), 'verifiedPage');
    });
  });

  test('a person who does the opposite: told to follow the arrows', async () => {
    const instead = { left: 'right', right: 'left', up: 'down', down: 'up' } as const;
    await withActor({ instead }, async (capture) => {
      await agree(capture);
      await capture.waitFor('state', 'retry');
      assert.ok(
        (await visibleText(capture)).includes(texts.remedies.FollowPrompts),
        await visibleText(capture),
      );
    });
  });

  test('a person who does nothing: told to follow the arrows in time', async () => {
    await withActor({ reactionMs: 60_000 }, async (capture) => {
      await agree(capture);
      await capture.waitFor('state', 'retry');
      assert.ok((await visibleText(capture)).includes(texts.remedies.FollowPrompts));
    });
  });
});
