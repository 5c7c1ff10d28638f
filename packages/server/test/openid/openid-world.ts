import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as client from 'openid-client';
import { freePort } from '../../../../fixtures/free-port.ts';
import type { App } from '../../src/app.ts';
import { hashName } from '../../src/oidc/adapter.ts';
import { hashSecretValue } from '../../src/platform/access/secret-value.ts';
import type { Config } from '../../src/platform/configuration/config.ts';
import { type TestGround, withGround } from '../app.ts';
import { TestBrowser } from './test-browser.ts';

/** A server with an account and applications that sign in there. */
export interface OpenIdWorld {
  ground: TestGround;
  app: App;
  baseUrl: string;
  tenantId: string;
  /** Each is at an address of its own, unless one is said. */
  browser(address?: string): TestBrowser;
  /** @returns the client_id */
  addIntegration(change?: Record<string, unknown>): Promise<string>;
  addAccount(change?: {
    number?: string;
    email?: string;
    phone?: string;
    tenantId?: string;
  }): Promise<string>;
  discover(
    clientId: string,
    authentication?: client.ClientAuth,
    metadata?: Partial<client.ClientMetadata>,
    issuer?: string,
  ): Promise<client.Configuration>;
  /** Goes from the authorization request to the page of the verification, by name or by `login_hint`. */
  walkToVerification(
    browser: TestBrowser,
    request: URL,
    name?: string,
  ): Promise<{ page: string; sessionId: string }>;
  /** Ends the verification that a page waits for, as if the person had done it. */
  endVerification(sessionId: string, status: 'accepted' | 'rejected' | 'expired'): Promise<void>;
  /** The whole way. @returns the address that the application is called back at */
  signIn(browser: TestBrowser, request: URL, name?: string): Promise<URL>;
  newAccount(): Promise<{ number: string; id: string }>;
  /** A new account that signed in at a new integration. */
  signedIn(parameters?: Record<string, string>): Promise<SignedIn>;
  /** Another tenant. @returns its id */
  addTenant(sandbox?: boolean): Promise<string>;
}

interface SignedIn {
  account: { number: string; id: string };
  clientId: string;
  configuration: client.Configuration;
  url: URL;
  checks: client.AuthorizationCodeGrantChecks;
  browser: TestBrowser;
  callback: URL;
}

export const secret = 'a-secret-of-forty-characters-0123456789';
export const redirectUri = 'https://app.example/callback';

const addressOf = (number: number): string => `10.7.${number >> 8}.${number & 255}`;

/** Builds the server and lets it listen. */
export async function openIdWorld(
  ending: { after(run: () => Promise<void>): void },
  config: Partial<Config> = {},
  /** Passkeys need a name. */
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<OpenIdWorld> {
  const ground = await withGround(ending);
  const port = await freePort();
  const baseUrl = `http://${host}:${port}`;
  const app = await ground.build({
    config: { port, host: '127.0.0.1', baseUrl, trustProxy: true, ...config },
  });
  await app.start();
  const { db } = ground.database;
  let browsers = 0;
  const tenant = await db
    .selectFrom('tenant')
    .select('id')
    .where('owns_installation', '=', true)
    .executeTakeFirstOrThrow();
  const world: OpenIdWorld = {
    ground,
    app,
    baseUrl,
    tenantId: tenant.id,
    browser: (address = addressOf(++browsers)) => new TestBrowser(baseUrl, address),
    addIntegration: (change = {}) => addIntegration(ground, tenant.id, change),
    addAccount: (change = {}) => addAccount(ground, tenant.id, change),
    discover: (clientId, authentication = client.ClientSecretBasic(secret), metadata = {}, issuer) =>
      client.discovery(new URL(issuer ?? `${baseUrl}/oidc/web`), clientId, metadata, authentication, {
        execute: [client.allowInsecureRequests],
      }),
    walkToVerification: (browser, request, name) => walkToVerification(world, browser, request, name),
    endVerification: (sessionId, status) => endVerification(ground, sessionId, status),
    async signIn(browser, request, name) {
      const { page, sessionId } = await world.walkToVerification(browser, request, name);
      await world.endVerification(sessionId, 'accepted');
      const { url } = await browser.goOn(await browser.post(`${page}/finish`));
      return new URL(url);
    },
    async newAccount() {
      const number = randomUUID();
      return { number, id: await world.addAccount({ number }) };
    },
    signedIn: (parameters) => signedIn(world, parameters),
    addTenant: (sandbox = false) => addTenant(ground, sandbox),
  };
  return world;
}

async function addIntegration(
  { database: { db } }: TestGround,
  tenantId: string,
  change: Record<string, unknown>,
): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  const row = {
    id,
    tenant_id: tenantId,
    name: `app-${id}`,
    display_name: 'The Shop',
    client_type: 'confidential',
    secret_hash: hashSecretValue(id, secret),
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: ['https://app.example/bye'],
    access_token_lifetime_sec: 600,
    refresh_token_lifetime_sec: 86_400,
    username_mapping: 'AccountNumber',
    verification_template: 'Verify_Identity',
    subject_type: 'pairwise',
    created_at: now,
    modified_at: now,
    ...change,
  };
  await db
    .insertInto('oidc_integration')
    .values(row as never)
    .execute();
  return id;
}

async function addAccount(
  { database: { db } }: TestGround,
  tenantId: string,
  change: { number?: string; email?: string; phone?: string; tenantId?: string },
): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  const owner = change.tenantId ?? tenantId;
  await db
    .insertInto('account')
    .values({
      id,
      tenant_id: owner,
      account_number: change.number ?? id,
      display_name: 'Ada',
      email: change.email ?? null,
      email_verified: change.email !== undefined,
      phone_number: change.phone ?? null,
      created_at: now,
      modified_at: now,
    })
    .execute();
  await db
    .insertInto('biometric_credential')
    .values({
      id: randomUUID(),
      tenant_id: owner,
      account_id: id,
      data_type: 1,
      is_proofed: true,
      model_id: 'fr-mobilefacenet-512-1',
      created_at: now,
      modified_at: now,
    })
    .execute();
  return id;
}

async function walkToVerification(
  { ground, baseUrl }: OpenIdWorld,
  browser: TestBrowser,
  request: URL,
  name: string | undefined,
): Promise<{ page: string; sessionId: string }> {
  let { answer, url } = await browser.follow(await browser.get(request.href));
  assert.equal(answer.status, 200, await answer.clone().text());
  const page = new URL(url).pathname;
  assert.match(page, /\/interaction\//);
  if (name !== undefined) {
    ({ answer, url } = await browser.follow(await browser.post(`${page}/name`, { name })));
    assert.equal(answer.status, 200);
  }
  assert.match(await answer.text(), /<iframe src="\/\?t=/);
  const uid = new URL(url, baseUrl).pathname.split('/').at(-1) ?? '';
  const row = await ground.database.db
    .selectFrom('oidc_sign_in')
    .select('session_id')
    .where('interaction_hash', '=', hashName(uid))
    .executeTakeFirstOrThrow();
  return { page, sessionId: row.session_id };
}

async function endVerification(
  { database: { db } }: TestGround,
  sessionId: string,
  status: 'accepted' | 'rejected' | 'expired',
): Promise<void> {
  const number = { accepted: 1, rejected: 2, expired: 3 }[status];
  await db
    .updateTable('session')
    .set({ status: number, ended_at: new Date() })
    .where('id', '=', sessionId)
    .execute();
}

async function signedIn(world: OpenIdWorld, parameters: Record<string, string> = {}): Promise<SignedIn> {
  const account = await world.newAccount();
  const clientId = await world.addIntegration();
  const configuration = await world.discover(clientId);
  const { url, checks } = await codeRequest(configuration, { login_hint: account.number, ...parameters });
  const browser = world.browser();
  const callback = await world.signIn(browser, url);
  return { account, clientId, configuration, url, checks, browser, callback };
}

async function addTenant({ database: { db } }: TestGround, sandbox: boolean): Promise<string> {
  const id = randomUUID();
  const row = { id, customer_number: `t-${id}`, customer_name: 'Other', sandbox, created_at: new Date() };
  await db.insertInto('tenant').values(row).execute();
  await db
    .insertInto('transaction_template')
    .values({ id: randomUUID(), tenant_id: id, name: 'Verify_Identity', created_at: new Date() })
    .execute();
  return id;
}

/** An authorization request with PKCE, and what its callback is checked with. */
export async function codeRequest(
  configuration: client.Configuration,
  parameters: Record<string, string> = {},
): Promise<{ url: URL; checks: client.AuthorizationCodeGrantChecks }> {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...parameters,
  });
  return { url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
}
