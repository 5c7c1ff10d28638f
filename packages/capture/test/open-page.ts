import type { TestContext } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LaunchOptions } from '../../../fixtures/chromium.ts';
import { launchChromium } from '../../../fixtures/chromium.ts';
import type { State } from '../src/machine/states.ts';

/** What a watched page went through. */
export interface Log {
  readonly states: string[];
  readonly pages: string[];
  readonly messages: { type?: string; pageName?: string; success?: boolean }[];
  readonly prompts: { text: string; atMs: number }[];
  /** Calls of getUserMedia. */
  readonly asked: number;
}

/** A capture page under test. */
export interface WatchedPage {
  readonly page: Page;
  /** Script errors, and refusals of the content security policy. */
  readonly errors: string[];
  log(): Promise<Log>;
  /** Waits until the page has been in a state, however short. */
  reached(state: State['name'], times?: number): Promise<void>;
}

/** How the page is opened. */
export interface OpenOptions {
  readonly context?: BrowserContextOptions;
  /** Runs in the page before its scripts. */
  readonly before?: () => void;
  /** Runs in the page when it first comes to a state: a picture may be taken before a test that was told of it acts. */
  readonly at?: { readonly state: State['name']; readonly act: () => void };
}

/** A browser of the test's own, until the test ends. */
export async function ownBrowser(t: TestContext, options: LaunchOptions): Promise<Browser> {
  const browser = await launchChromium(options);
  t.after(() => browser.close());
  return browser;
}

/** Opens an address, until the test ends, and writes down the component's own events. */
export async function openPage(
  t: TestContext,
  browser: Browser,
  url: string,
  options: OpenOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options.context });
  t.after(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) errors.push(message.text());
  });
  await page.addInitScript(keepLog);
  if (options.before !== undefined) await page.addInitScript(options.before);
  if (options.at !== undefined) await page.addInitScript({ content: actOnce(options.at) });
  await page.goto(url);
  return {
    page,
    errors,
    log: () => page.evaluate(() => (window as unknown as { log: Log }).log),
    reached: async (state, times = 1) => {
      const isReached = ([name, count]: [string, number]) =>
        (window as unknown as { log: Log }).log.states.filter((each) => each === name).length >= count;
      await page.waitForFunction(isReached, [state, times] as [string, number], {
        polling: 50,
      });
    },
  };
}

const actOnce = ({ state, act }: NonNullable<OpenOptions['at']>): string => `
  addEventListener('selfsame:state', function once({ detail }) {
    if (detail.state !== ${JSON.stringify(state)}) return;
    removeEventListener('selfsame:state', once, true);
    setTimeout(${String(act)});
  }, true);`;

function keepLog(): void {
  const log = {
    states: [] as string[],
    pages: [] as string[],
    messages: [] as unknown[],
    prompts: [] as object[],
    asked: 0,
  };
  Object.assign(window, { log });
  addEventListener('selfsame:state', (event) => log.states.push((event as CustomEvent).detail.state), true);
  addEventListener('selfsame:page', (event) => log.pages.push((event as CustomEvent).detail.page), true);
  addEventListener('message', (event) => log.messages.push(event.data));
  const devices = navigator.mediaDevices;
  if (devices !== undefined) {
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      log.asked++;
      const stream = await ask(constraints);
      Object.assign(window, { stream });
      return stream;
    };
  }
  const watchPrompt = setInterval(() => {
    const prompt = document.querySelector('selfsame-capture')?.shadowRoot?.querySelector('[role=status]');
    if (!prompt) return;
    clearInterval(watchPrompt);
    new MutationObserver(() => {
      const text = prompt.textContent ?? '';
      const last = log.prompts.at(-1) as { text: string } | undefined;
      if (text !== '' && text !== last?.text) log.prompts.push({ text, atMs: performance.now() });
    }).observe(prompt, { childList: true, characterData: true, subtree: true });
  }, 10);
}
