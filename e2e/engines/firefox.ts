import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox } from '../../fixtures/ensure-firefox.ts';
import { BidiConnection } from './bidi-connection.ts';
import {
  type BrowserFrame,
  type BrowserPage,
  callInPage,
  type InputAction,
  type PageOptions,
  type TestBrowser,
} from './browser.ts';
import { endChild, endWithProcess } from './child.ts';

/** Firefox by itself asks its maker for news. */
const preferences = {
  'browser.backup.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'nimbus.rollouts.enabled': false,
};

/** The preferences behind {@link PageOptions}. Firefox reads them as a page asks. */
const preferencesOf = ({ camera = 'none', isDark = false, withoutTrustedTypes = false }: PageOptions) => ({
  'dom.security.trusted_types.enabled': !withoutTrustedTypes,
  'ui.systemUsesDarkTheme': isDark ? 1 : 0,
  // Its fake camera is there only to be refused: a camera that shows a face is a script's.
  'media.navigator.streams.fake': camera === 'refused',
  'permissions.default.camera': camera === 'refused' ? 2 : 0,
});

interface Context {
  context: string;
  url: string;
  children: Context[] | null;
}

/** A context of WebDriver BiDi: a window's page or a frame. */
class FirefoxFrame implements BrowserFrame {
  protected readonly bidi: BidiConnection;
  protected readonly context: string;

  constructor(bidi: BidiConnection, context: string) {
    this.bidi = bidi;
    this.context = context;
  }

  async evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    const answer = (await this.bidi.send('script.callFunction', {
      functionDeclaration: callInPage(run),
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      awaitPromise: true,
      target: { context: this.context },
    })) as { exceptionDetails?: { text: string }; result?: { value?: string } };
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    const json = answer.result?.value;
    return (json === undefined ? undefined : JSON.parse(json)) as Result;
  }

  async act(source: Record<string, unknown>, actions: InputAction[]): Promise<void> {
    await this.bidi.send('input.performActions', {
      context: this.context,
      actions: [{ ...source, actions }],
    });
  }
}

class FirefoxPage extends FirefoxFrame implements BrowserPage {
  readonly #userContext: string;

  constructor(bidi: BidiConnection, context: string, userContext: string) {
    super(bidi, context);
    this.#userContext = userContext;
  }

  async goto(url: string): Promise<void> {
    await this.bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'interactive' });
  }

  async frame(prefix: string): Promise<BrowserFrame | null> {
    const tree = await this.bidi.send('browsingContext.getTree', { root: this.context });
    const find = (contexts: Context[] | null): Context | undefined =>
      contexts
        ?.map((each) => (each.url.startsWith(prefix) ? each : find(each.children)))
        .find((each) => each !== undefined);
    const found = find((tree.contexts as Context[])[0]!.children);
    return found ? new FirefoxFrame(this.bidi, found.context) : null;
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.bidi.send('browsingContext.captureScreenshot', { context: this.context });
    return Buffer.from(data as string, 'base64');
  }

  async close(): Promise<void> {
    await this.bidi.send('browser.removeUserContext', { userContext: this.#userContext });
  }
}

/** Waits until a Firefox that starts says where it is reached. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.on('data', (chunk) => {
      said += chunk;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(`${address}/session`);
    });
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)));
  });

/** Sets preferences of a Firefox that runs, from its own window. */
async function prefer(bidi: BidiConnection, wanted: Record<string, boolean | number>): Promise<void> {
  const tree = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const set = `(json) => { for (const [name, value] of Object.entries(JSON.parse(json)))
    Services.prefs[typeof value === 'boolean' ? 'setBoolPref' : 'setIntPref'](name, value); }`;
  const answer = await bidi.send('script.callFunction', {
    functionDeclaration: set,
    arguments: [{ type: 'string', value: JSON.stringify(wanted) }],
    awaitPromise: false,
    target: { context: (tree.contexts as Context[])[0]!.context },
  });
  if (answer.type !== 'success') throw new Error(`Firefox kept its preferences: ${JSON.stringify(answer)}`);
}

async function openPage(bidi: BidiConnection, options: PageOptions): Promise<BrowserPage> {
  const { width = 1280, height = 800, language = 'en-US', script, userAgent } = options;
  await prefer(bidi, preferencesOf(options));
  const { userContext } = (await bidi.send('browser.createUserContext')) as { userContext: string };
  // A window, because a second tab hides the first.
  const { context } = (await bidi.send('browsingContext.create', { type: 'window', userContext })) as {
    context: string;
  };
  await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
  await bidi.send('emulation.setLocaleOverride', { contexts: [context], locale: language });
  if (userAgent) await bidi.send('emulation.setUserAgentOverride', { contexts: [context], userAgent });
  if (script) {
    const functionDeclaration = `() => {${script}}`;
    await bidi.send('script.addPreloadScript', { functionDeclaration, contexts: [context] });
  }
  return new FirefoxPage(bidi, context, userContext);
}

/** Starts a Firefox without a screen, driven by the WebDriver BiDi that it speaks itself. */
export async function launchFirefox(): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'selfsame-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  // Preferences are set from its own window, which is closed to scripts unless said.
  const args = ['--headless', '--remote-debugging-port=0', '--remote-allow-system-access', '--no-remote'];
  const child = endWithProcess(
    spawn(firefox, [...args, '--profile', profile], { stdio: ['ignore', 'ignore', 'pipe'] }),
  );
  const end = async () => {
    await endChild(child, 'SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const bidi = await BidiConnection.open(await addressOf(child));
    await bidi.send('session.new', { capabilities: {} });
    return {
      name: 'Firefox',
      open: (options = {}) => openPage(bidi, options),
      async close() {
        bidi.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
