import type { BrowserContext } from 'playwright-core';
import { cameraFile } from '../../fixtures/fake-camera.ts';
import type { CaptureOutcome, CaptureState, OpenedCapture } from '../../packages/contract/src/index.ts';
import type { Api } from '../api.ts';
import { operationLink } from '../links.ts';
import { texts } from '../selfie-flow.ts';
import { agree, agreeUntil, type Scene, until } from './scene.ts';

/** Screens of waiting, of cameras and services that don't do their part, and of ends that a picture alone can't bring. */
export async function buildObstacleScenes(api: Api, baseUrl: string): Promise<Scene[]> {
  const selfie = async () => operationLink(baseUrl, await api.beginSelfie());
  const photo = { camera: { file: await cameraFile('person-a', 'portrait') } };
  const plain = { launch: {}, url: selfie };
  const ended = (name: string, change: Partial<CaptureState>): Scene => ({
    ...{ ...plain, name, drive: until('done') },
    prepare: (context) =>
      patch<OpenedCapture>(context, '**/sessions/open', (opened) => ({
        ...opened,
        session: { ...opened.session, ...change },
      })),
  });
  return [
    ...cameraScenes(selfie),
    {
      ...plain,
      name: '31-paused',
      launch: photo,
      drive: async (capture) => {
        await agree(capture);
        await capture.waitFor('state', /^(position|hold)$/);
        await capture.page.evaluate(() => {
          Object.defineProperty(document, 'hidden', { value: true });
          document.dispatchEvent(new Event('visibilitychange'));
        });
        await capture.waitFor('state', 'paused');
      },
    },
    {
      ...plain,
      name: '32-retry-all-at-once',
      launch: photo,
      prepare: askForMuch,
      drive: (capture) => agreeUntil(capture, 'retry'),
    },
    {
      ...plain,
      name: '33-service-busy',
      launch: photo,
      prepare: (context) =>
        context.route('**/attempts/*', (route) => route.fulfill({ status: 503, json: {} })),
      drive: (capture) => agreeUntil(capture, 'interrupted'),
    },
    ended('34-mismatch', { page: 'verifiedMatchFailPage', status: 4 }),
    ended('35-canceled', { page: 'transactionNotValidPage', status: 5 }),
    ended('36-finished', { page: 'transactionNotValidPage', status: 1 }),
    ended('37-error', { page: 'standardErrorPage', status: 4 }),
  ];
}

/** Screens of waiting, and of cameras that are busy, missing or two. */
function cameraScenes(url: () => Promise<string>): Scene[] {
  const plain = { launch: {}, url };
  return [
    {
      ...plain,
      name: '25-opening',
      prepare: (context) => context.route('**/sessions/open', () => undefined),
      drive: until('opening'),
    },
    {
      ...plain,
      name: '26-starting',
      prepare: (context) => giveCamera(context, 'hang'),
      drive: (capture) => agreeUntil(capture, 'starting'),
    },
    {
      ...plain,
      name: '26-starting-slowly',
      prepare: (context) => giveCamera(context, 'hang'),
      drive: async (capture) => {
        await agreeUntil(capture, 'starting');
        await capture.page
          .getByRole('heading', { name: texts.slowCamera.title })
          .waitFor({ timeout: 60_000 });
      },
    },
    {
      ...plain,
      name: '27-two-cameras',
      launch: { camera: 'two' },
      drive: async (capture) => {
        await agreeUntil(capture, 'position');
        await capture.page.locator('.cameras').waitFor();
      },
    },
    {
      ...plain,
      name: '28-two-cameras-by-hand',
      launch: { camera: 'two' },
      drive: async (capture) => {
        await agreeUntil(capture, 'position');
        await capture.page.locator('.over button.primary').waitFor();
      },
    },
    {
      ...plain,
      name: '29-camera-busy',
      prepare: (context) => giveCamera(context, 'NotReadableError'),
      drive: (capture) => agreeUntil(capture, 'camera-error'),
    },
    {
      ...plain,
      name: '30-unsupported',
      prepare: (context) => giveCamera(context, null),
      drive: (capture) => agreeUntil(capture, 'camera-error'),
    },
  ];
}

/** Five causes at once, the longest sentences among them, for evidence that the server never sees. */
async function askForMuch(context: BrowserContext): Promise<void> {
  let session: CaptureState | null = null;
  await patch<OpenedCapture>(context, '**/sessions/open', (opened) => {
    session = opened.session;
    return opened;
  });
  await context.route('**/attempts/*', (route) => {
    const outcome: CaptureOutcome = {
      outcome: 'retry',
      remedies: ['ShowFace', 'MoreLight', 'UncoverFace', 'UseLiveCamera', 'FollowPrompts'],
      session: { ...session!, attemptsLeft: 1 },
    };
    return route.fulfill({ json: outcome });
  });
}

/** Lets a call reach the server and changes what comes back. */
async function patch<Body>(
  context: BrowserContext,
  pattern: string,
  change: (body: Body) => Body,
): Promise<void> {
  await context.route(pattern, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change((await response.json()) as Body) });
  });
}

/** A browser whose camera question is never answered, whose camera fails, or which knows no cameras (null). */
async function giveCamera(context: BrowserContext, how: string | null): Promise<void> {
  await context.addInitScript((failure) => {
    const { mediaDevices } = navigator;
    if (failure === null) Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
    else if (failure === 'hang') mediaDevices.getUserMedia = () => new Promise(() => undefined);
    else mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', failure));
  }, how);
}
