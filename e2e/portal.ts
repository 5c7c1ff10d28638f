import { mkdirSync } from 'node:fs';
import { after, before } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type FakeCamera, launchChromium } from '../fixtures/chromium.ts';
import { assertAccessible } from './accessible.ts';
import { fetchWhenFree } from './api.ts';
import { laptop } from './capture-page.ts';
import type { RunningServer, ServerOptions } from './server.ts';
import { startServer } from './server.ts';

/** How an operator of the journeys signs in by password. */
export interface PortalCredentials {
  email: string;
  password: string;
  /** Base32. */
  totpSecret: string;
}

/** Name and value of a session's cookie. */
export interface PortalCookie {
  name: string;
  value: string;
}

/** A portal with its first owner signed in, and a page of it. */
export interface OpenPortal {
  server: RunningServer;
  browser: Browser;
  context: BrowserContext;
  /** At `/portal/`, as owner. */
  page: Page;
  owner: PortalCredentials;
  cookie: PortalCookie;
  /** What the browser complained of: errors of scripts, refusals of the content security policy, failed files. */
  errors: string[];
  /** Closes the browser and removes the server. */
  close(): Promise<void>;
}

/** How it is opened. */
export interface PortalOptions extends ServerOptions {
  context?: BrowserContextOptions;
  /** What the browser's camera shows, for a second context that takes a selfie. */
  camera?: FakeCamera;
  /** Where the page goes first; `/portal/` unless said. */
  path?: string;
  /** A server that runs already; it is then the caller's to remove. It must have no owner yet. */
  server?: RunningServer;
  /** Secret of the link that makes the owner; that of the first tenant unless said. */
  setUpToken?: string;
}

/** Sends a request as a page of the portal would. */
export async function askPortal(
  baseUrl: string,
  path: string,
  options: { method?: string; body?: unknown; cookie?: PortalCookie } = {},
): Promise<Response> {
  const { body, cookie, method = body === undefined ? 'GET' : 'POST' } = options;
  return fetchWhenFree(`${baseUrl}${path.startsWith('/') ? '' : '/portal/v1/'}${path}`, {
    method,
    headers: {
      'x-selfsame-portal': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The current code of an authenticator; the server takes each once. */
export const totpCodeOf = (secret: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

async function answered(response: Response): Promise<Record<string, string>> {
  const body = (await response.json()) as Record<string, string>;
  if (!response.ok) throw new Error(`The portal answered ${response.status} ${body.ID}: ${body.Message}`);
  return body;
}

/** The cookie that an answer sets. */
function cookieOf(response: Response): PortalCookie {
  const [pair = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  const equals = pair.indexOf('=');
  if (equals < 1) throw new Error('The answer sets no session');
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

/** The secret of the set-up link that the server printed last, or prints now that it is ready. */
export async function setUpTokenOf(server: RunningServer): Promise<string> {
  const [, token] = await server.printed(/\/portal\/set-up#([A-Za-z0-9_-]+)\s/);
  return token!;
}

/** Becomes an operator by a link, with password and authenticator, over the API. */
export async function acceptByApi(
  baseUrl: string,
  token: string,
  who: { name: string; email: string; password?: string },
): Promise<PortalCredentials & { cookie: PortalCookie }> {
  const { email, password = 'nine quiet harbours at dawn' } = who;
  const totp = await answered(await askPortal(baseUrl, 'invitations/totp', { body: { Token: token } }));
  const stepNow = () => Math.floor(Date.now() / 30_000);
  const step = stepNow();
  const response = await askPortal(baseUrl, 'invitations/accept', {
    body: {
      Token: token,
      DisplayName: who.name,
      Email: email,
      Password: {
        Password: password,
        CeremonyId: totp.CeremonyId,
        // Of the step before, so that the current code can still sign in.
        Code: totpCodeOf(totp.Secret!, Date.now() - 30_000),
      },
    },
  });
  // A code that is one step old may become two steps old on its way.
  if (!response.ok && stepNow() !== step) return acceptByApi(baseUrl, token, who);
  await answered(response.clone());
  return { email, password, totpSecret: totp.Secret!, cookie: cookieOf(response) };
}

/** Puts a session into a browser's context: its pages are signed in. */
const signInContext = (
  context: BrowserContext,
  baseUrl: string,
  { name, value }: PortalCookie,
): Promise<void> => context.addCookies([{ name, value, url: baseUrl, httpOnly: true, sameSite: 'Strict' }]);

/** Opens a page of the portal for another operator, beside the owner's: with a window and a cookie of their own. */
export async function openBeside(
  { browser, server }: Pick<OpenPortal, 'browser' | 'server'>,
  cookie: PortalCookie,
  path: string,
): Promise<Page> {
  const context = await browser.newContext({ ...laptop });
  await signInContext(context, server.publicUrl, cookie);
  const page = await context.newPage();
  await page.goto(`${server.publicUrl}${path}`);
  return page;
}

/** Notes what a page's browser complains of. */
export function noteErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text()))
      errors.push(message.text());
  });
  page.on('response', (response) => {
    const isFile = !/\/(portal|capture)\/v1\/|\/IDCompleteBackendEngine\//.test(response.url());
    if (isFile && response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
}

/**
 * Starts a server, makes its first owner over the API (fast; the pages that people go through have their own journey,
 * `portal-sign-in.test.ts`) and opens a page of the portal in which that owner is signed in.
 */
export async function openPortal(options: PortalOptions = {}): Promise<OpenPortal> {
  const server = options.server ?? (await startServer(options));
  const removeServer = options.server ? async () => undefined : () => server.remove();
  let browser: Browser | undefined;
  try {
    const { cookie, ...owner } = await acceptByApi(
      server.baseUrl,
      options.setUpToken ?? (await setUpTokenOf(server)),
      {
        name: 'Olga Owner',
        email: 'olga@example.com',
      },
    );
    browser = await launchChromium(options.camera ? { camera: options.camera } : {});
    const context = await browser.newContext({ ...laptop, ...options.context });
    await signInContext(context, server.publicUrl, cookie);
    const page = await context.newPage();
    const errors: string[] = [];
    noteErrors(page, errors);
    await page.goto(`${server.publicUrl}${options.path ?? '/portal/'}`);
    const opened = browser;
    const close = async () => {
      await opened.close();
      await removeServer();
    };
    return { server, browser, context, page, owner, cookie, errors, close };
  } catch (error) {
    await browser?.close();
    await removeServer();
    throw error;
  }
}

/**
 * Opens a portal for the tests of a file at `path`, and closes it after them.
 * @returns the portal, there from the first test on, and a check of a page in both schemes
 */
export function portalOfFile(path: string): {
  portal: OpenPortal;
  isAccessible: (page: Page, name: string) => Promise<void>;
} {
  const portal = {} as OpenPortal;
  before(async () => Object.assign(portal, await openPortal({ path })));
  after(() => portal.close?.());
  return {
    portal,
    isAccessible: (page, name) => assertAccessible(page, (scheme) => shoot(page, `${name}-${scheme}`)),
  };
}

/** With `SELFSAME_TEST_SHOTS=folder`, leaves a picture of the page there. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SELFSAME_TEST_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
