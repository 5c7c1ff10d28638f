import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaptureMark } from '@selfsame/contract';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, patienceMs } from '../../../fixtures/chromium.ts';
import { cameraFile } from '../../../fixtures/fake-camera.ts';
import { buildPage } from '../build/build-page.ts';
import { captureContentSecurityPolicy } from '../dist-path.ts';
import { en } from '../src/texts/en.ts';
import { drop, type FakeServer, ok, outcome, refuse, startFake } from './fake-capture-api.ts';
import { findViolations } from './find-violations.ts';
import { openPage, ownBrowser } from './open-page.ts';
import { pendingSession } from './sessions.ts';

let browser: Browser;

before(async () => {
  await buildPage();
  browser = await launchChromium({ camera: { file: await cameraFile('person-a', 'portrait') } });
});
after(() => browser.close());

const click = (page: Page, name: string) => page.getByRole('button', { name }).click();

test('selfie: a refused and an accepted capture, remedies all at once, then success; nothing breaks the policy', async (t) => {
  const fake = await startFake(t, {
    submit: (_submission, count) =>
      count === 1
        ? outcome('retry', ['MoreLight', 'LookStraight'], { attemptsLeft: 2 })
        : outcome('accepted'),
  });
  const watched = await openPage(t, browser, fake.link);
  const { page } = watched;
  await page.getByRole('heading', { name: en.intro.title }).waitFor();
  assert.equal((await watched.log()).asked, 0);
  await click(page, en.intro.agree);
  await watched.reached('retry');
  const items = await page.getByRole('listitem').allInnerTexts();
  assert.deepEqual(
    items.map((item) => item.trim()),
    [en.remedies.MoreLight, en.remedies.LookStraight],
  );
  await page.getByText('2 attempts left.').waitFor();
  await click(page, en.again);
  await watched.reached('done');
  await page.getByRole('heading', { name: en.ends.success.title }).waitFor();
  const log = await watched.log();
  assert.equal(log.asked, 1, 'the stream is kept for the second attempt');
  assert.deepEqual(log.pages, ['livenessErrorPage', 'verifiedPage']);
  assert.deepEqual(log.messages.at(-1), { type: 'authid:page', pageName: 'verifiedPage', success: true });
  assert.equal(await page.locator('selfsame-capture').getAttribute('data-page'), 'verifiedPage');
  assert.equal(await isCameraOn(page), false);
  assert.deepEqual(watched.errors, []);
  // Sent as the end is shown, and nobody waits for it.
  await untilReported(fake, 'result');
  const told = fake.reports.flatMap(({ told: remedies }) => remedies);
  assert.deepEqual(told, ['MoreLight', 'LookStraight']);
  assert.deepEqual(
    fake.reports.flatMap(({ marks }) => marks.map(({ mark }) => mark)),
    ['opened', 'camera', 'firstFace', 'captured', 'uploaded', 'result'],
  );
  assert.ok(fake.reports.every(({ leftAfter }) => leftAfter === null));
  const [first, second] = fake.submissions;
  assert.notEqual(first!.attemptId, second!.attemptId);
  assert.equal(first!.meta.detector, 'wasm');
  assert.equal(first!.jpegs.length, 6);
  const times = first!.meta.frames.map(({ atMs }) => atMs);
  for (let i = 1; i < times.length; i++) assert.ok(times[i]! - times[i - 1]! >= 140, `${times}`);
  for (const jpeg of first!.jpegs)
    assert.deepEqual([jpeg[0], jpeg[1], jpeg.at(-2), jpeg.at(-1)], [255, 216, 255, 217]);
});

/** Waits until the page has told of a mark. */
async function untilReported({ reports }: FakeServer, wanted: CaptureMark): Promise<void> {
  const isTold = () => reports.some(({ marks }) => marks.some(({ mark }) => mark === wanted));
  for (const deadline = Date.now() + patienceMs; !isTold(); await sleep(50))
    assert.ok(Date.now() < deadline, JSON.stringify(reports));
}

function isCameraOn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { stream } = window as unknown as { stream: MediaStream };
    return stream.getTracks().some(({ readyState }) => readyState === 'live');
  });
}

test('selfie: by keyboard alone and with a screen reader, prompts are spoken 0.9 s apart and focus is never lost', async (t) => {
  const fake = await startFake(t, { submit: () => outcome('retry', ['HoldStill'], { attemptsLeft: 1 }) });
  const watched = await openPage(t, browser, fake.link);
  const { page } = watched;
  await page.getByRole('button', { name: en.intro.agree }).waitFor();
  assert.deepEqual(await findViolations(page), []);
  // Past "Not now", which stands above.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await watched.reached('retry');
  await page.waitForFunction(
    (title) =>
      document.querySelector('selfsame-capture')?.shadowRoot?.activeElement?.textContent?.trim() === title,
    en.retry.title,
  );
  assert.deepEqual(await findViolations(page), []);
  const { prompts } = await watched.log();
  assert.ok(prompts.some(({ text }) => text === en.hold));
  for (let i = 1; i < prompts.length; i++) assert.ok(prompts[i]!.atMs - prompts[i - 1]!.atMs >= 880);
});

test('funnel: a page that is left while the camera runs, says so as it goes', async (t) => {
  const fake = await startFake(t);
  const watched = await openPage(t, browser, fake.link);
  await click(watched.page, en.intro.agree);
  await watched.reached('position');
  await watched.page.goto('about:blank');
  await untilReported(fake, 'opened');
  const { leftAfter, marks } = fake.reports.at(-1) ?? {};
  assert.ok(leftAfter === 'camera' || leftAfter === 'firstFace', `${leftAfter}`);
  assert.equal(marks?.[0]?.mark, 'opened');
});

test('verification: the approval comes first; declining never asks for the camera', async (t) => {
  const session = pendingSession({
    purpose: 'verification',
    approved: false,
    codeword: 'BLUE HERON',
    approval: { title: 'Transfer', items: [{ key: 'Amount', value: '1,200 €' }] },
  });
  const fake = await startFake(t, { open: () => ok({ token: 't', session }) });
  const watched = await openPage(t, browser, fake.link.replace('?i=', '?t='));
  const { page } = watched;
  await page.getByRole('heading', { name: 'Transfer' }).waitFor();
  for (const text of ['Amount', '1,200 €', 'BLUE HERON']) await page.getByText(text).waitFor();
  assert.deepEqual(await findViolations(page), []);
  await click(page, en.approval.decline);
  await page.getByRole('heading', { name: en.ends.declined.title }).waitFor();
  const log = await watched.log();
  assert.equal(log.asked, 0);
  assert.deepEqual(log.pages, ['verifyDeclinedPage']);
  assert.equal(log.messages.at(-1)?.success, false);
});

test('verification: Accept is told to the server before the camera may be asked for', async (t) => {
  const session = pendingSession({
    purpose: 'verification',
    approved: false,
    approval: { title: 'Transfer', items: [] },
  });
  const accept = () => ok({ ...session, approved: true });
  const fake = await startFake(t, { open: () => ok({ token: 't', session }), accept });
  const watched = await openPage(t, browser, fake.link.replace('?i=', '?t='));
  await click(watched.page, en.approval.accept);
  await watched.page.getByRole('heading', { name: en.intro.title }).waitFor();
  assert.ok(fake.calls.includes('/approve') && !fake.calls.includes('/attempts'), fake.calls.join());
  assert.equal((await watched.log()).asked, 0);
});

test('verification: without a picture to take, Accept is the end', async (t) => {
  const session = pendingSession({ purpose: 'verification', needsCapture: false });
  const fake = await startFake(t, { open: () => ok({ token: 't', session }) });
  const watched = await openPage(t, browser, fake.link);
  await click(watched.page, en.approval.accept);
  await watched.reached('done');
  assert.deepEqual(fake.calls, ['/sessions/open', '/approve']);
  assert.equal((await watched.log()).asked, 0);
});

test('link: none, mixed up, not valid and expired, each has its page and no button', async (t) => {
  const cases = [
    { answer: refuse(409, 'E_LINK_KIND_MISMATCH'), title: en.wrongLink.title },
    { answer: refuse(404, 'E_LINK_NOT_VALID'), title: en.ends.notValid.title },
    { answer: refuse(410, 'E_TRANSACTION_EXPIRED'), title: en.ends.expired.title },
    {
      answer: ok({ token: 't', session: pendingSession({ status: 5, page: 'transactionNotValidPage' }) }),
      title: en.ends.canceled.title,
    },
    { answer: null, title: en.landing.title },
  ];
  for (const { answer, title } of cases) {
    const fake = await startFake(t, answer === null ? {} : { open: () => answer });
    const watched = await openPage(t, browser, answer === null ? fake.origin : fake.link);
    await watched.page.getByRole('heading', { name: title }).waitFor();
    assert.equal(await watched.page.getByRole('button').count(), 0);
    assert.deepEqual((await watched.log()).pages, ['transactionNotValidPage']);
  }
});

test('upload: the connection lost on the way, is sent again with the same attempt when it is back', async (t) => {
  const { promise: arrived, resolve: tellArrived } = Promise.withResolvers<void>();
  const { promise: dropped, resolve: dropIt } = Promise.withResolvers<typeof drop>();
  const fake = await startFake(t, {
    submit: (_submission, count) => {
      tellArrived();
      return count === 1 ? dropped : outcome('accepted');
    },
  });
  const watched = await openPage(t, browser, fake.link);
  await click(watched.page, en.intro.agree);
  await arrived;
  await watched.page.context().setOffline(true);
  dropIt(drop);
  await watched.page.waitForTimeout(900);
  assert.equal(fake.submissions.length, 1);
  await watched.page.context().setOffline(false);
  await watched.reached('done');
  const [first, second] = fake.submissions;
  assert.equal(first!.attemptId, second!.attemptId);
  assert.deepEqual(first!.jpegs, second!.jpegs);
  assert.deepEqual((await watched.log()).pages, ['verifiedPage']);
});

test('upload: a server that stays busy, is told, and "Try again" sends the same evidence', async (t) => {
  let isBusy = true;
  const fake = await startFake(t, {
    submit: () => (isBusy ? refuse(503, 'E_SERVER_BUSY', { 'retry-after': '90' }) : outcome('accepted')),
  });
  const watched = await openPage(t, browser, fake.link);
  await click(watched.page, en.intro.agree);
  await watched.page.getByRole('heading', { name: en.interrupted.busy.title }).waitFor();
  isBusy = false;
  await click(watched.page, en.again);
  await watched.reached('done');
  assert.deepEqual((await watched.log()).pages, ['requestTimeoutPage', 'verifiedPage']);
  assert.equal(new Set(fake.submissions.map(({ attemptId }) => attemptId)).size, 1);
});

test('detector: a policy without wasm, takes the picture by the JavaScript kernels', async (t) => {
  const policy = captureContentSecurityPolicy.replace(" 'wasm-unsafe-eval'", '');
  const fake = await startFake(t, {}, { headers: { 'content-security-policy': policy } });
  const watched = await openPage(t, browser, fake.link);
  await click(watched.page, en.intro.agree);
  await watched.reached('done');
  assert.equal(fake.submissions[0]!.meta.detector, 'js');
});

test('detector: wasm served with a wrong type, still runs as wasm', async (t) => {
  const fake = await startFake(t);
  const watched = await openPage(t, browser, 'about:blank');
  await watched.page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-type': 'application/octet-stream' },
    });
  });
  await watched.page.goto(fake.link);
  await click(watched.page, en.intro.agree);
  await watched.reached('done');
  assert.equal(fake.submissions[0]!.meta.detector, 'wasm');
});

test('detector: weights that cannot be had, leave the button and the server', async (t) => {
  const fake = await startFake(t);
  const watched = await openPage(t, browser, 'about:blank');
  await watched.page.route('**/*.bin', (route) => route.abort());
  await watched.page.goto(fake.link);
  await click(watched.page, en.intro.agree);
  await click(watched.page, en.takePhoto);
  await watched.reached('done');
  assert.equal(fake.submissions[0]!.meta.detector, 'none');
});

for (const [width, height] of [
  [320, 568],
  [390, 844],
  [844, 390],
  [1280, 800],
] as const) {
  test(`layout: ${width} × ${height} in dark mode, everything fits and targets are large enough`, async (t) => {
    const fake = await startFake(t, {
      submit: () => outcome('retry', ['MoreLight', 'HoldStill', 'UncoverFace']),
    });
    const isWide = width > height;
    const own = isWide ? await ownBrowser(t, { camera: { file: await cameraFile('person-a') } }) : browser;
    const watched = await openPage(t, own, fake.link, {
      context: { viewport: { width, height }, colorScheme: 'dark', reducedMotion: 'reduce' },
    });
    const { page } = watched;
    const check = async (name: string) => {
      const button = page.getByRole('button', { name });
      await button.waitFor();
      const box = await button.boundingBox();
      assert.ok(box && box.height >= 44 && box.x >= 0 && box.x + box.width <= width!, JSON.stringify(box));
      assert.ok(box.y + box.height <= height!, 'button below the fold');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      const isCut = await page.evaluate(() => {
        const screen = document.querySelector('selfsame-capture')?.shadowRoot?.querySelector('.screen');
        return screen ? screen.scrollWidth > screen.clientWidth : true;
      });
      assert.equal(isCut, false, 'screen scrolls sideways');
      assert.deepEqual(await findViolations(page), []);
    };
    await check(en.intro.agree);
    await click(page, en.intro.agree);
    await watched.reached('retry');
    await check(en.again);
  });
}
