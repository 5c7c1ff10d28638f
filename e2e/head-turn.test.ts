import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { patienceMs } from '../fixtures/chromium.ts';
import { type ActorOptions, actBeforeCamera, sittings, untilInTime } from './actor-camera.ts';
import type { Api, Judgement } from './api.ts';
import { openApi } from './api.ts';
import type { CapturePage } from './capture-page.ts';
import { openCapturePage } from './capture-page.ts';
import { operationLink } from './links.ts';
import { agree, press, takeSelfie, texts, visibleText } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

/** A busy machine tears a stream; a turn whose way was not seen is asked for once more and is none of these. */
const turnsThatCount = (judged: Judgement | undefined): number | undefined =>
  judged?.challenge ? judged.challenge.turns.length - judged.challenge.turnsSpoiled : undefined;

describe('the head-turn challenge in the browser', () => {
  let server: RunningServer;
  let api: Api;
  let sitting = 0;
  before(async () => {
    server = await startServer({ env: { SELFSAME_LIVENESS_MODE: 'active' } });
    api = await openApi(server.baseUrl);
  });
  after(() => server?.remove());

  async function sit(
    options: ActorOptions & { withoutSockets?: boolean },
    check: Check,
  ): Promise<string | null> {
    const operation = await api.beginSelfie();
    const sockets: string[] = [];
    const capture = await openCapturePage(operationLink(server.baseUrl, operation), {
      prepare: async (context) => {
        await actBeforeCamera(context, { sitting: sitting++ % sittings, ...options });
        if (options.withoutSockets) await context.routeWebSocket(/dialogue/, (socket) => socket.close());
        for (const page of context.pages()) page.on('websocket', (socket) => sockets.push(socket.url()));
      },
    });
    try {
      await check(capture, operation.OperationId, sockets);
      assert.deepEqual(capture.errors, []);
      return null;
    } catch (error) {
      const [judged] = await api.judgements(operation.OperationId).catch(() => []);
      const isStarved = judged?.challenge?.fault === 'late' || judged?.challenge?.isExtended;
      if (!isStarved) throw error;
      return String(error);
    } finally {
      await capture.close();
    }
  }

  const withActor = (options: ActorOptions & { withoutSockets?: boolean }, check: Check): Promise<void> =>
    untilInTime(() => sit(options, check));

  /** Follows the arrows; the page comes to its end on the first attempt. */
  async function followArrows(capture: CapturePage, operationId: string): Promise<string> {
    const page = await takeSelfie(capture).catch(async (error: unknown) => {
      const judged = JSON.stringify(await api.judgements(operationId));
      throw new Error(`judged ${judged}`, { cause: error });
    });
    const states = await capture.values('state');
    assert.equal(states.filter((state) => state === 'uploading').length, 1, states.join());
    return page;
  }

  const turnsOf = async (capture: CapturePage) =>
    (await capture.values('ask')).filter((ask) => ask !== 'center');

  test('a person who follows the arrows: accepted, over the socket', async () => {
    await withActor({}, async (capture, operationId, sockets) => {
      assert.equal(await followArrows(capture, operationId), 'verifiedPage');
      const asked = await turnsOf(capture);
      const [judged, ...others] = await api.judgements(operationId);
      assert.deepEqual(others, []);
      assert.equal(turnsThatCount(judged), 3, asked.join());
      assert.deepEqual(judged?.challenge?.turns, asked);
      assert.equal(judged?.challenge?.isExtended, false);
      assert.equal((await api.endSelfie(operationId)).Status, 1);
      assert.equal(sockets.length, 1);
    });
  });

  test('the server killed and started again between two turns: a clean attempt that costs none', async () => {
    await withActor({}, async (capture, operationId) => {
      await agree(capture);
      await capture.waitFor('ask', /^(left|right|up|down)$/);
      await server.kill();
      await server.restart();
      // A server that is long away is told of, and waits for the user.
      await capture.waitFor('state', /^(done|interrupted)$/);
      if ((await capture.values('state')).at(-1) === 'interrupted') await press(capture, texts.again);
      await capture.waitFor('state', 'done');
      assert.equal((await capture.values('page')).at(-1), 'verifiedPage');
      api = await openApi(server.baseUrl);
      const [judged, ...others] = await api.judgements(operationId);
      assert.deepEqual(others, [], 'the one that was cut off is not counted');
      assert.equal(turnsThatCount(judged), 3, 'nor is the next one longer');
      assert.equal((await api.endSelfie(operationId)).Status, 1);
    });
  });

  test('the phone turned and the tab left between two turns: each a clean challenge, one turn longer, and one attempt', async () => {
    await withActor({}, async (capture, operationId) => {
      const { page } = capture;
      const asked = async (turns: number) => {
        const before = (await turnsOf(capture)).length;
        const deadline = Date.now() + patienceMs;
        while ((await turnsOf(capture)).length < before + turns && Date.now() < deadline)
          await page.waitForTimeout(20);
      };
      const hide = (isHidden: boolean) =>
        page.evaluate((value) => {
          Object.defineProperty(document, 'hidden', { configurable: true, value });
          document.dispatchEvent(new Event('visibilitychange'));
        }, isHidden);
      await agree(capture);
      await asked(1);
      await page.evaluate(() => screen.orientation.dispatchEvent(new Event('change')));
      await asked(2);
      await hide(true);
      await page.getByRole('heading', { name: texts.paused.title }).waitFor();
      await hide(false);
      await capture.waitFor('state', /^(done|retry)$/);
      const seen = JSON.stringify(await api.judgements(operationId));
      assert.equal((await capture.values('page')).at(-1), 'verifiedPage', seen);
      assert.equal((await capture.values('state')).filter((state) => state === 'starting').length, 3);
      const [judged, ...others] = await api.judgements(operationId);
      assert.deepEqual(others, []);
      assert.equal(turnsThatCount(judged), 5, 'whoever has seen a turn is asked for one more');
    });
  });

  test('no socket gets through: the same by POST', async () => {
    await withActor({ withoutSockets: true }, async (capture, operationId) => {
      assert.equal(await followArrows(capture, operationId), 'verifiedPage');
      const [judged] = await api.judgements(operationId);
      assert.equal(turnsThatCount(judged), 3, (await turnsOf(capture)).join());
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

type Check = (capture: CapturePage, operationId: string, sockets: string[]) => Promise<void>;
