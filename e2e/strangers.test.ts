import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { actBeforeCamera } from './actor-camera.ts';
import type { Api } from './api.ts';
import { adminPath, openApi } from './api.ts';
import { openIn, phone } from './capture-page.ts';
import {
  type Embedder,
  type EmbeddingOptions,
  type EmbeddingSite,
  startEmbeddingSite,
} from './embedding-site.ts';
import { frameOf } from './frame-of.ts';
import { operationLink, transactionLink } from './links.ts';
import { enrol } from './people.ts';
import { texts } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

/** Who shows our page, in code that nobody here wrote. */
interface Stranger extends EmbeddingOptions {
  name: string;
  by: Embedder | 'webView';
}

const strangers: readonly Stranger[] = [
  { name: 'a bare iframe, every unknown message is the end', by: 'iframe' },
  { name: 'the web component', by: 'component' },
  { name: 'the web component with data-control', by: 'component', control: true },
  { name: 'the web component with data-webauth', by: 'component', webauth: true },
  { name: 'the web component with both', by: 'component', control: true, webauth: true },
  { name: 'the React component', by: 'react' },
  { name: 'the React component with control', by: 'react', control: true },
  { name: 'the React component with webauth', by: 'react', webauth: true },
  { name: 'the React component with both', by: 'react', control: true, webauth: true },
  { name: 'a WebView', by: 'webView' },
];
const modes = ['passive', 'active'] as const;
const purposes = ['selfie', 'verification'] as const;

/**
 * Every stranger completes a selfie and a verification, and meets both modes; which purpose in which mode alternates.
 * So all pairs of stranger, purpose and mode are covered by half of the 40 journeys: what one stranger hears does not
 * depend on purpose and mode together.
 */
const journeysIn = (mode: (typeof modes)[number]) =>
  strangers.map((stranger, i) => ({ stranger, purpose: purposes[(i + modes.indexOf(mode)) % 2]! }));

const account = 'c0ffee00-0000-4000-8000-0000000000e2';
/** A head-turn on a busy machine is asked for once more, and may take all three attempts. */
const endWithinMs = 180_000;

interface Heard {
  name: string;
  detail: unknown;
}
interface WireMessage {
  type?: string;
  pageName?: string;
  params?: { message?: string };
}

describe('clients that nobody here wrote', () => {
  let server: RunningServer;
  let api: Api;
  let site: EmbeddingSite;
  let browser: Browser;
  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    await enrol(api, server.baseUrl, account, 'cap12');
    site = await startEmbeddingSite();
    browser = await launchChromium({ camera: { file: await cameraFile('person-a-other-session') } });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await server?.remove();
  });

  /** A transaction of the purpose, and how it stands. */
  async function begin(purpose: (typeof purposes)[number]) {
    if (purpose === 'selfie') {
      const operation = await api.beginSelfie();
      const status = async () => (await api.endSelfie(operation.OperationId)).Status;
      return { id: operation.OperationId, link: operationLink(server.baseUrl, operation), status };
    }
    const { body } = await api.beginVerification(account);
    const status = async () => (await api.verificationStatus(body.TransactionId)).Status;
    return { id: body.TransactionId, link: transactionLink(server.baseUrl, body), status };
  }

  /** Everything that the page and its frames say on the console, but for plain notes. */
  function watchConsole(context: BrowserContext): string[] {
    const said: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') said.push(message.text());
    });
    return said;
  }

  async function open({ by, ...options }: Stranger, link: string, mode: (typeof modes)[number]) {
    let said: string[] = [];
    const address = by === 'webView' ? link : site.pageFor(by, link, options);
    const capture = await openIn(browser, address, by === 'webView' ? tablet : {}, async (context) => {
      said = watchConsole(context);
      if (mode === 'active') await actBeforeCamera(context);
      if (by === 'webView') await context.addInitScript(bridge);
    });
    return { capture, said };
  }

  for (const mode of modes) {
    describe(mode, () => {
      before(async () => {
        const path = `${adminPath}/settings/matching`;
        const { body } = await api.call('GET', path);
        assert.equal((await api.call('PUT', path, { ...body, LivenessMode: mode })).status, 200);
      });
      for (const { stranger, purpose } of journeysIn(mode)) {
        test(`${stranger.name}: a ${purpose} completes`, async (t) => {
          const { id, link, status } = await begin(purpose);
          const { capture, said } = await open(stranger, link, mode);
          const { page } = capture;
          try {
            const frame = stranger.by === 'webView' ? page.mainFrame() : await frameOf(page, server.baseUrl);
            if (purpose === 'verification')
              await frame.getByRole('button', { name: texts.approval.accept }).click();
            await frame.getByRole('button', { name: texts.intro.agree }).click();
            const attempts = await untilVerified(page, frame).catch(async (error: unknown) => {
              throw new Error(`judged ${JSON.stringify(await api.judgements(id))}`, { cause: error });
            });
            if (attempts > 1) t.diagnostic(`${attempts} attempts`);
            checkHeard(stranger, await heardBy(page), { origin: server.baseUrl, attempts });
            assert.equal(await status(), 1);
            assert.deepEqual(capture.errors, []);
            assert.deepEqual(said, [], 'the console is clean');
          } finally {
            await page.context().close();
          }
        });
      }
    });
  }
});

/** A tablet held across, as the cameras of these journeys are; an app's own WebView by its name. */
const tablet = {
  ...phone,
  viewport: { width: 1024, height: 768 },
  userAgent:
    'Mozilla/5.0 (Linux; Android 15; Pixel Tablet Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Safari/537.36',
};

/** Runs in the WebView before the page: the bridge of react-native-webview, and an app that takes control by it. */
function bridge(): void {
  const notes: { name: string; detail: unknown }[] = [];
  const note = (name: string) => (detail: unknown) => void notes.push({ name, detail });
  type Face = { on(name: string, listener: (message: unknown) => void): void; setup(options: object): void };
  const injectCode = () => {
    const { authidControlFace: face } = globalThis as unknown as { authidControlFace: Face };
    face.on('message', note('control'));
    face.setup({});
  };
  const postMessage = (text: string) => {
    const data = JSON.parse(text);
    note('message')({ origin: location.origin, data });
    if (data.type === 'authid:control:loaded') setTimeout(injectCode);
  };
  Object.assign(globalThis, { notes, ReactNativeWebView: { postMessage } });
}

const heardBy = (page: Page): Promise<Heard[]> =>
  page.evaluate(() => (globalThis as unknown as { notes?: Heard[] }).notes ?? []);

const messagesIn = (heard: Heard[]): { origin: string; data: WireMessage }[] =>
  heard.filter(({ name }) => name === 'message').map(({ detail }) => detail as never);

/** Waits for the end, and tries again as people do where the page offers it; gives how many attempts it took. */
async function untilVerified(page: Page, frame: Frame): Promise<number> {
  const again = frame.getByRole('button', { name: texts.again, exact: true });
  const deadline = Date.now() + endWithinMs;
  for (let attempts = 1; Date.now() < deadline; await page.waitForTimeout(100)) {
    const heard = await heardBy(page);
    const last = messagesIn(heard).findLast(({ data }) => data.type === 'authid:page')?.data.pageName;
    if (last === 'verifiedPage') return attempts;
    const isOver = heard.some(({ detail }) => detail === 'failed') || /Attempts|Fail|Valid/.test(last ?? '');
    if (isOver) assert.fail(`ended otherwise: ${JSON.stringify(heard)}`);
    // The page that embeds the frame may take it away at any moment: it has ended then, and nobody tries again.
    if (await again.isVisible().catch(onlyWhenGone(frame))) {
      await again.click();
      attempts += 1;
    }
  }
  throw new Error(`no end within ${endWithinMs / 1_000} s: ${JSON.stringify(await heardBy(page))}`);
}

/** Takes the error of looking into a frame that is gone for "no". */
const onlyWhenGone = (frame: Frame) => (error: unknown) => {
  if (!frame.isDetached()) throw error;
  return false;
};

/** Nobody hears less or more than the wire promises them. */
function checkHeard(
  stranger: Stranger,
  heard: Heard[],
  { origin, attempts }: { origin: string; attempts: number },
) {
  const messages = messagesIn(heard);
  const all = JSON.stringify(heard);
  assert.ok(
    messages.every((message) => message.origin === origin),
    all,
  );
  assert.doesNotMatch(all, /TempId/);
  const pages = messages.filter(({ data }) => data.type === 'authid:page').map(({ data }) => data);
  assert.deepEqual(pages.at(-1), { type: 'authid:page', pageName: 'verifiedPage', success: true });
  if (stranger.by === 'iframe') assert.equal(heard.at(-1)?.detail, 'done', all);
  if (stranger.by === 'component') assert.equal(heard.filter(({ name }) => name === 'load').length, 1);

  const isTold = stranger.control || stranger.webauth || stranger.by === 'webView';
  const wire = messages.map(({ data }) => data);
  assert.equal(count(wire, 'loaded'), isTold ? 1 : 0, all);
  assert.equal(count(wire, 'flng'), isTold ? attempts : 0, all);
  const takesControl = stranger.control || stranger.by === 'webView';
  const control = heard.filter(({ name }) => name === 'control').map(({ detail }) => detail as WireMessage);
  assert.equal(count(control, 'flng'), takesControl ? attempts : 0, all);
  assert.equal(count(control, 'feedback') > 0, Boolean(takesControl), all);
}

const count = (messages: WireMessage[], name: string): number =>
  messages.filter(({ type }) => type === `authid:control:${name}`).length;
