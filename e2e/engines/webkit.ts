import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { webkit } from '../../fixtures/ensure-webkit.ts';
import { freePort } from '../../fixtures/free-port.ts';
import {
  type BrowserFrame,
  type BrowserPage,
  callInPage,
  type InputAction,
  type PageOptions,
  type TestBrowser,
} from './browser.ts';
import { endChild, endWithProcess, isAlive } from './child.ts';
import { type ElementReference, isDriverReady, WebDriverSession } from './webdriver-session.ts';

/** As others wait for a page: nothing is as slow as a busy machine. */
const scriptMs = 300_000;

/** WebDriver reaches no frame in a closed shadow root. */
const openShadows = `{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
}`;

/**
 * A user's no. Under automation WebKit lets every page have the camera without asking, so the no is said in the page, in the words
 * of WebKit.
 */
const refuse = `MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException(
  'The request is not allowed by the user agent or the platform in the current context, possibly because the user denied permission.',
  'NotAllowedError'));`;

/** Finds the frame of an address through shadow roots. */
const findFrame = `
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'iframe' && element.src.startsWith(arguments[0])) return element;
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  return find(document);`;

/** A window's page, or with a prefix the frame of that address in it. */
class WebKitFrame implements BrowserFrame {
  protected readonly session: WebDriverSession;
  readonly #prefix: string | null;

  constructor(session: WebDriverSession, prefix: string | null) {
    this.session = session;
    this.#prefix = prefix;
  }

  async evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    await this.#enter();
    const json = (await this.session.send('execute/sync', {
      script: `return (${callInPage(run)})(arguments[0]);`,
      args: [JSON.stringify(args)],
    })) as string | null;
    return (json === null ? undefined : JSON.parse(json)) as Result;
  }

  async act(source: Record<string, unknown>, actions: InputAction[]): Promise<void> {
    await this.session.send('frame', { id: null });
    const { left, top } = await this.#corner();
    const moved = actions.map((action) =>
      'x' in action ? { ...action, x: Number(action.x) + left, y: Number(action.y) + top } : action,
    );
    await this.session.send('actions', { actions: [{ ...source, actions: moved }] });
  }

  /** Where the frame begins in the window: places of WebKit's pointer are of the window, whichever frame commands go to. */
  async #corner(): Promise<{ left: number; top: number }> {
    if (this.#prefix === null) return { left: 0, top: 0 };
    const script = `const { left, top } = arguments[0].getBoundingClientRect();
      return { left: Math.round(left + arguments[0].clientLeft), top: Math.round(top + arguments[0].clientTop) };`;
    const found = await findElement(this.session, this.#prefix);
    return (await this.session.send('execute/sync', { script, args: [found] })) as {
      left: number;
      top: number;
    };
  }

  /** Its commands go to one frame at a time. */
  async #enter(): Promise<void> {
    await this.session.send('frame', { id: null });
    if (this.#prefix === null) return;
    const found = await findElement(this.session, this.#prefix);
    if (found === null) throw new Error(`The frame of ${this.#prefix} is gone`);
    await this.session.send('frame', { id: found });
  }
}

const findElement = async (session: WebDriverSession, prefix: string) =>
  (await session.send('execute/sync', { script: findFrame, args: [prefix] })) as ElementReference | null;

class WebKitPage extends WebKitFrame implements BrowserPage {
  constructor(session: WebDriverSession) {
    super(session, null);
  }

  async goto(url: string): Promise<void> {
    await this.session.send('frame', { id: null });
    await this.session.send('url', { url });
  }

  async frame(prefix: string): Promise<BrowserFrame | null> {
    await this.session.send('frame', { id: null });
    const found = await findElement(this.session, prefix);
    return found && new WebKitFrame(this.session, prefix);
  }

  async screenshot(): Promise<Buffer> {
    await this.session.send('frame', { id: null });
    return Buffer.from((await this.session.send('screenshot')) as string, 'base64');
  }

  close(): Promise<void> {
    return this.session.end();
  }
}

/** Starts a screen that nobody sees. */
async function startScreen(): Promise<{ display: string; child: ChildProcess }> {
  const child = spawn(
    webkit.screen,
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  endWithProcess(child);
  const said = once(child.stdio[3] as Readable, 'data');
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}`)));
  const [number] = await Promise.race([said, ended]);
  ended.catch(() => undefined);
  return { display: `:${String(number).trim()}`, child };
}

/** Opens a window as the host is told by its settings. */
async function openWindow(
  driver: string,
  settings: string,
  { camera = 'none', script = '', ...options }: PageOptions = {},
): Promise<BrowserPage> {
  const whole = `(() => {${openShadows}${camera === 'refused' ? refuse : ''}${script}})();`;
  writeFileSync(settings, JSON.stringify({ ...options, script: whole }));
  const host = { binary: join(import.meta.dirname, 'webkit-host.py'), args: [settings] };
  const session = await WebDriverSession.begin(driver, {
    timeouts: { script: scriptMs },
    'webkitgtk:browserOptions': host,
  });
  return new WebKitPage(session);
}

/** Starts a driver of WebKitGTK. Each window that is opened is a browser of its own, and there is one at a time. */
export async function launchWebKit(): Promise<TestBrowser> {
  const screen = await startScreen();
  const port = await freePort();
  const driver = `http://127.0.0.1:${port}`;
  const env = { ...process.env, DISPLAY: screen.display };
  const child = endWithProcess(spawn(webkit.driver, [`--port=${port}`], { env, stdio: 'ignore' }));
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-webkit-'));
  const close = async () => {
    await endChild(child);
    await endChild(screen.child);
    rmSync(folder, { recursive: true, force: true });
  };
  while (!(await isDriverReady(driver))) {
    if (!isAlive(child)) {
      await close();
      throw new Error(`WebKitWebDriver ended with ${child.exitCode ?? child.signalCode}`);
    }
    await sleep(50);
  }
  const settings = join(folder, 'settings.json');
  return { name: 'WebKit', open: (options) => openWindow(driver, settings, options), close };
}
