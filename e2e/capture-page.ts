import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { LaunchOptions } from '../fixtures/chromium.ts';
import { launchChromium, patienceMs } from '../fixtures/chromium.ts';

/** One thing the page went through: a value of `state` or `data-page` of the component, a message, a call of `getUserMedia`. */
export interface Step {
  atMs: number;
  kind: 'state' | 'page' | 'message' | 'camera' | 'ask';
  value: string;
}

/** A capture page under observation. */
export interface CapturePage {
  page: Page;
  browser: Browser;
  /** Everything it went through so far, in order. Fast states are in here although nobody could wait for them. */
  steps(): Promise<Step[]>;
  /** The values of one kind, in order. */
  values(kind: Step['kind']): Promise<string[]>;
  /** Waits until a value was seen; what was seen instead is in the error. */
  waitFor(kind: Step['kind'], value: string | RegExp, withinMs?: number): Promise<void>;
  /** Errors thrown by the page's scripts, refusals of the content security policy, and files that were not there. */
  errors: string[];
  close(): Promise<void>;
}

/** How the page is opened. */
export interface OpenOptions extends LaunchOptions {
  context?: BrowserContextOptions;
  /** Changes the browser's context before the page opens, for instance its camera. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
}

/** A phone held upright. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  userAgent:
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  hasTouch: true,
  isMobile: true,
};

/** A laptop. */
export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** Opens a URL in a fresh browser with the camera given and writes down what the capture component goes through. */
export async function openCapturePage(url: string, options: OpenOptions = {}): Promise<CapturePage> {
  const browser = await launchChromium(options);
  return openIn(browser, url, options.context, options.prepare).catch(async (error: unknown) => {
    // A browser left behind would keep the test's process alive.
    await browser.close();
    throw error;
  });
}

/** As {@link openCapturePage}, in a fresh context of a browser that runs. */
export async function openIn(
  browser: Browser,
  url: string,
  contextOptions: BrowserContextOptions = {},
  prepare: OpenOptions['prepare'] = undefined,
): Promise<CapturePage> {
  const context = await browser.newContext({ ...laptop, ...contextOptions });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text()))
      errors.push(message.text());
  });
  page.on('response', (response) => {
    const isAsset = !new URL(response.url()).pathname.startsWith('/capture/');
    if (isAsset && response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  const seen: Step[] = [];
  await context.exposeBinding('reportSteps', (_source, steps: Step[]) => {
    seen.push(...steps);
  });
  await prepare?.(context);
  await context.addInitScript(recordSteps);
  await page.goto(url);
  return observe(page, browser, seen, errors);
}

function observe(page: Page, browser: Browser, seen: Step[], errors: string[]): CapturePage {
  const values = async (kind: Step['kind']) =>
    seen.filter((step) => step.kind === kind).map((step) => step.value);
  return {
    page,
    browser,
    errors,
    steps: async () => [...seen],
    values,
    async waitFor(kind, value, withinMs = patienceMs) {
      const deadline = Date.now() + withinMs;
      const isIt = (text: string) => (typeof value === 'string' ? text === value : value.test(text));
      while (!(await values(kind)).some(isIt)) {
        if (errors.length > 0 || Date.now() > deadline) {
          throw new Error(
            `never saw ${kind} ${value}; saw ${JSON.stringify(seen)}, errors ${JSON.stringify(errors)}`,
          );
        }
        await page.waitForTimeout(50);
      }
    },
    close: () => browser.close(),
  };
}

/** Runs in every frame before its scripts: writes down attributes as they change, also those that change again at once. */
function recordSteps(): void {
  let unsent: object[] = [];
  const report = (kind: string, value: string) => {
    // What one task changes travels together: whoever has seen the state `done` has seen the end page's name.
    if (unsent.push({ atMs: Math.round(performance.now()), kind, value }) === 1) queueMicrotask(send);
  };
  const send = () => {
    (globalThis as unknown as { reportSteps(steps: object[]): void }).reportSteps(unsent);
    unsent = [];
  };
  const kinds: Record<string, string> = { state: 'state', 'data-page': 'page' };
  const last = new Map<string, string>();
  const note = (name: string, value: string | null) => {
    if (value === null || last.get(name) === value) return;
    last.set(name, value);
    report(kinds[name]!, value);
  };
  const readCurrent = () => {
    const host = document.querySelector('selfsame-capture');
    if (host !== null) for (const name of Object.keys(kinds)) note(name, host.getAttribute(name));
  };
  new MutationObserver((records) => {
    // Old values first: a state that lasted less than a task shows up only there.
    for (const record of records) {
      if (record.type === 'attributes' && (record.target as Element).localName === 'selfsame-capture') {
        note(record.attributeName!, record.oldValue);
      }
    }
    readCurrent();
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: Object.keys(kinds),
    attributeOldValue: true,
  });
  let lastAsk: string | null = null;
  setInterval(() => {
    const mask = document.querySelector('selfsame-capture')?.shadowRoot?.querySelector('.mask');
    const ask = mask?.getAttribute('data-ask') ?? null;
    if (ask !== null && ask !== lastAsk) report('ask', ask);
    lastAsk = ask;
  }, 20);
  const devices = navigator.mediaDevices;
  if (devices !== undefined) {
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = (constraints) => {
      report('camera', JSON.stringify(constraints));
      return ask(constraints);
    };
  }
  addEventListener('message', (event) => {
    if (typeof event.data === 'object' && event.data !== null) report('message', JSON.stringify(event.data));
  });
}
