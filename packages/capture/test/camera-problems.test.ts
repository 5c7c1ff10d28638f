import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { LaunchOptions } from '../../../fixtures/chromium.ts';
import { launchChromium } from '../../../fixtures/chromium.ts';
import { cameraFile } from '../../../fixtures/fake-camera.ts';
import { buildPage } from '../build/build-page.ts';
import type { CameraProblem } from '../src/camera/camera-problem.ts';
import { en } from '../src/texts/en.ts';
import { startFake } from './fake-capture-api.ts';
import type { OpenOptions, WatchedPage } from './open-page.ts';
import { openPage, ownBrowser } from './open-page.ts';

let browser: Browser;

before(async () => {
  await buildPage();
  browser = await launchChromium({
    isWhole: true,
    camera: { file: await cameraFile('person-a', 'portrait') },
    args: ['--host-resolver-rules=MAP selfsame.test 127.0.0.1'],
  });
});
after(() => browser.close());

/** Opens the page, agrees, and expects the help text of a problem. */
async function expectProblem(
  watched: WatchedPage,
  problem: CameraProblem,
  pages: string[] = [],
): Promise<void> {
  await watched.page.getByRole('button', { name: en.intro.agree }).click();
  await watched.page.getByRole('heading', { name: en.camera[problem].title }).waitFor();
  // Of Chromium the way to allow it again is known, and takes the place of the words.
  const help = problem === 'refused' ? en.cameraSteps.sign : en.camera[problem].body;
  await watched.page.getByText(help).waitFor();
  await watched.page.getByRole('button', { name: en.again }).waitFor();
  assert.deepEqual((await watched.log()).pages, pages);
}

const simple: {
  title: string;
  problem: CameraProblem;
  pages?: string[];
  launch?: LaunchOptions;
  open?: OpenOptions;
}[] = [
  { title: 'refused by the user', problem: 'refused', launch: { permission: 'deny' } },
  { title: 'none', problem: 'notFound', pages: ['videoDeviceNotFoundPage'], launch: { camera: 'none' } },
  {
    title: 'held by another program',
    problem: 'busy',
    open: {
      before: () => {
        navigator.mediaDevices.getUserMedia = () =>
          Promise.reject(new DOMException('busy', 'NotReadableError'));
      },
    },
  },
  {
    title: 'unknown to the browser',
    problem: 'unsupported',
    open: { before: () => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }) },
  },
  {
    title: 'open but without a picture',
    problem: 'noPicture',
    open: {
      before: () => {
        navigator.mediaDevices.getUserMedia = async () => document.createElement('canvas').captureStream(0);
      },
    },
  },
];

for (const { title, problem, pages, launch, open } of simple) {
  test(`camera: ${title}, has its help text and a way to try again`, async (t) => {
    const own = launch === undefined ? null : await ownBrowser(t, { isWhole: true, ...launch });
    const fake = await startFake(t);
    const watched = await openPage(t, own ?? browser, fake.link, open);
    await expectProblem(watched, problem, pages);
  });
}

test('camera: a page without https, says so', async (t) => {
  const fake = await startFake(t);
  const watched = await openPage(t, browser, fake.link.replace('localhost', 'selfsame.test'));
  await expectProblem(watched, 'insecure');
});

test('camera: blocked by the embedding page, is told apart from the user’s refusal', async (t) => {
  const inner = await startFake(t);
  const outer = await startFake(
    t,
    {},
    {
      serve: (path) =>
        path === '/'
          ? {
              type: 'text/html',
              body: `<iframe src="${inner.link.replace('localhost', '127.0.0.1')}"></iframe>`,
            }
          : null,
    },
  );
  const watched = await openPage(t, browser, outer.origin);
  const frame = watched.page.frameLocator('iframe');
  await frame.getByRole('button', { name: en.intro.agree }).click();
  await frame.getByRole('heading', { name: en.camera.blockedByHost.title }).waitFor();
});

test('camera: a header that forbids it, counts as the host’s refusal', async (t) => {
  const fake = await startFake(t, {}, { headers: { 'permissions-policy': 'camera=()' } });
  const watched = await openPage(t, browser, fake.link);
  await expectProblem(watched, 'blockedByHost');
});

test('camera: a question that stays open, says what to do after a while; what becomes of it does not end the next try', async (t) => {
  const fake = await startFake(t);
  const watched = await openPage(t, browser, fake.link, {
    before: () => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = () => {
        mediaDevices.getUserMedia = ask;
        return new Promise((_, reject) => {
          Object.assign(window, { refuse: () => reject(new DOMException('', 'NotAllowedError')) });
        });
      };
    },
  });
  await watched.page.getByRole('button', { name: en.intro.agree }).click();
  await watched.page.getByRole('heading', { name: en.slowCamera.title }).waitFor({ timeout: 60_000 });
  await watched.page.getByRole('button', { name: en.again }).click();
  await watched.reached('position');
  await watched.page.evaluate(() => (window as unknown as { refuse: () => void }).refuse());
  await watched.reached('done');
});

test('camera: unplugged while it runs, stops; trying again takes the picture', async (t) => {
  const fake = await startFake(t);
  const unplug = () => {
    const [track] = (window as unknown as { stream: MediaStream }).stream.getVideoTracks();
    track!.stop();
    track!.dispatchEvent(new Event('ended'));
  };
  const watched = await openPage(t, browser, fake.link, { at: { state: 'position', act: unplug } });
  await watched.page.getByRole('button', { name: en.intro.agree }).click();
  await watched.page.getByRole('heading', { name: en.camera.ended.title }).waitFor();
  await watched.page.getByRole('button', { name: en.again }).click();
  await watched.reached('done');
  assert.equal((await watched.log()).asked, 2);
});

/** Runs in the page before its scripts: keeps the browser's own wake locks, to look whether they are let go. */
function keepWakeLocks(): void {
  const locks: WakeLockSentinel[] = [];
  Object.assign(window, { locks });
  const request = navigator.wakeLock.request.bind(navigator.wakeLock);
  navigator.wakeLock.request = async (type) => {
    const lock = await request(type);
    locks.push(lock);
    return lock;
  };
}
/** Runs in the page: hides the tab as soon as the screen is kept awake. */
function hideOnceAwake(): void {
  const waiting = setInterval(() => {
    const [lock] = (window as unknown as { locks: WakeLockSentinel[] }).locks;
    if (!lock || lock.released) return;
    clearInterval(waiting);
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, 10);
}
/** Waits until of the wake locks so many as said are let go, in this order; that takes the browser a moment. */
const untilLocks = (page: Page, released: boolean[]) =>
  page.waitForFunction(
    (wanted) =>
      JSON.stringify(
        (window as unknown as { locks: WakeLockSentinel[] }).locks.map((lock) => lock.released),
      ) === wanted,
    JSON.stringify(released),
  );

test('camera: the tab hidden, goes off; on return it starts afresh; the screen is kept awake meanwhile and not longer', async (t) => {
  const fake = await startFake(t);
  const at = { state: 'position', act: hideOnceAwake } as const;
  const watched = await openPage(t, browser, fake.link, { before: keepWakeLocks, at });
  const { page } = watched;
  await page.getByRole('button', { name: en.intro.agree }).click();
  await page.getByRole('heading', { name: en.paused.title }).waitFor();
  const states = await page.evaluate(() =>
    (window as unknown as { stream: MediaStream }).stream.getTracks().map(({ readyState }) => readyState),
  );
  assert.deepEqual(states, ['ended']);
  await untilLocks(page, [true]);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: false });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await watched.reached('done');
  await untilLocks(page, [true, true]);
  assert.equal(fake.submissions.length, 1);
});

test('guidance: somebody too far away, is asked to come closer, and may take the picture by hand after 10 s', async (t) => {
  const own = await ownBrowser(t, { camera: { file: await cameraFile('too-far', 'portrait') } });
  const fake = await startFake(t);
  const watched = await openPage(t, own, fake.link);
  const { page } = watched;
  await page.getByRole('button', { name: en.intro.agree }).click();
  await page.getByRole('status').filter({ hasText: en.hints.closer }).waitFor();
  await page.getByRole('button', { name: en.takePhoto }).click();
  await watched.reached('done');
  assert.equal(fake.submissions.length, 1);
  assert.ok(!(await watched.log()).states.includes('hold'));
});

for (const [camera, hint, orientation] of [
  ['empty-room', 'noFace', 'portrait'],
  ['two-people', 'manyFaces', 'landscape'],
  ['too-dark', 'dark', 'portrait'],
] as const) {
  test(`guidance: ${camera}, is told "${en.hints[hint]}" and nothing is taken`, async (t) => {
    const own = await ownBrowser(t, { camera: { file: await cameraFile(camera, orientation) } });
    const fake = await startFake(t);
    const watched = await openPage(t, own, fake.link);
    await watched.page.getByRole('button', { name: en.intro.agree }).click();
    await watched.page.getByRole('status').filter({ hasText: en.hints[hint] }).waitFor();
    await watched.page.waitForTimeout(1500);
    assert.equal(fake.submissions.length, 0);
  });
}
