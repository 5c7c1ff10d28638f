import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import { runAxeInBoth } from './axe.ts';
import type { CapturePage } from './capture-page.ts';
import { openCapturePage, openIn } from './capture-page.ts';
import { operationLink, transactionLink } from './links.ts';
import { enrol } from './people.ts';
import { buildChallengeScenes, setLivenessMode } from './scenes/challenge-scenes.ts';
import { buildHandoffScenes } from './scenes/handoff-scenes.ts';
import { buildObstacleScenes } from './scenes/obstacle-scenes.ts';
import { buildPasskeyScenes } from './scenes/passkey-scenes.ts';
import type { Scene } from './scenes/scene.ts';
import { buildScenes } from './scenes/screen-scenes.ts';
import { texts } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

/** Scenes that differ from another one only in an arrow, a colour or a word, which axe doesn't judge. */
const slowTwins = new Set([
  ...['26-starting-slowly', '28-two-cameras-by-hand', '35-canceled', '36-finished', '37-error'],
  ...['42-turn-right', '43-turn-up', '44-turn-down', '45-middle', '47-turn-hint-long', '50-flash-hint'],
]);

/** The bound is for all scenes of a test together; on two slow cores one may take 20 s. */
const atOnce = { concurrency: 2, timeout: 900_000 };

describe('accessibility', () => {
  let server: RunningServer;
  let api: Api;
  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    await enrol(api, server.baseUrl, 'person-a', 'cap12');
  });
  after(() => server?.remove());

  // Two at a time: most of a scene is waiting for the page.
  async function checkScenes(t: TestContext, scenes: readonly Scene[]): Promise<void> {
    const running = scenes.map((scene) =>
      t.test(scene.name, async () => {
        const browser = await launchChromium(scene.launch);
        try {
          const size = { viewport: { width: 390, height: 844 } };
          const capture = await openIn(browser, await scene.url(), size, scene.prepare);
          await scene.drive(capture);
          for (const [colorScheme, { violations }] of Object.entries(await runAxeInBoth(capture.page)))
            assert.deepEqual(violations, [], colorScheme);
        } finally {
          await browser.close();
        }
      }),
    );
    await Promise.all(running);
  }

  test('axe-core on every screen, light and dark: no violation', atOnce, async (t) => {
    await checkScenes(t, [
      ...(await buildScenes(api, server.baseUrl)),
      ...(await buildHandoffScenes(api, server.baseUrl)),
      ...(await buildObstacleScenes(api, server.baseUrl)).filter(({ name }) => !slowTwins.has(name)),
    ]);
  });

  test('axe-core on the screens of passkeys: no violation', atOnce, async (t) => {
    await checkScenes(t, await buildPasskeyScenes(api, server.baseUrl));
  });

  test('axe-core on the screens of the challenges: no violation', atOnce, async (t) => {
    const scenes = await buildChallengeScenes(api, server.baseUrl);
    try {
      await checkScenes(
        t,
        scenes.filter(({ name }) => !slowTwins.has(name)),
      );
    } finally {
      await setLivenessMode(api, 'passive');
    }
  });

  test('keyboard only: from the approval to the end without a pointer, the focus always visible', async () => {
    const { body } = await api.beginVerification('person-a');
    const camera = { file: await cameraFile('person-a') };
    const capture = await openCapturePage(transactionLink(server.baseUrl, body), { camera });
    try {
      await capture.waitFor('state', 'approval');
      await pressByKeyboard(capture, texts.approval.accept);
      await capture.waitFor('state', 'intro');
      await pressByKeyboard(capture, texts.intro.agree);
      await capture.waitFor('page', 'verifiedPage');
      // The focus goes to the heading of the new screen.
      await capture.page.waitForFunction(
        (title) => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() === title,
        texts.ends.success.title,
      );
    } finally {
      await capture.close();
    }
  });

  test('keyboard only: the picture taken by hand when the page finds no face', async () => {
    const operation = await api.beginSelfie();
    const camera = { file: await cameraFile('empty-room') };
    const capture = await openCapturePage(operationLink(server.baseUrl, operation), { camera });
    try {
      await capture.waitFor('state', 'intro');
      await pressByKeyboard(capture, texts.intro.agree);
      await capture.page.getByRole('button', { name: texts.takePhoto }).waitFor();
      await pressByKeyboard(capture, texts.takePhoto);
      await capture.waitFor('state', 'retry');
      await pressByKeyboard(capture, texts.again);
      await capture.waitFor('state', 'position');
    } finally {
      await capture.close();
    }
  });
});

/** Tabs until the button has the focus, checks that this can be seen, and presses Enter. */
async function pressByKeyboard(capture: CapturePage, name: string): Promise<void> {
  const button = capture.page.getByRole('button', { name, exact: true });
  await button.waitFor();
  for (let i = 0; i < 10; i++) {
    await capture.page.keyboard.press('Tab');
    const focus = await button.evaluate((element) => {
      const isFocused = (element.getRootNode() as ShadowRoot).activeElement === element;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return {
        isFocused,
        isVisible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      };
    });
    if (!focus.isFocused) continue;
    assert.ok(focus.isVisible, `the focus on “${name}” can be seen`);
    await capture.page.keyboard.press('Enter');
    return;
  }
  assert.fail(`“${name}” can't be reached with Tab`);
}
