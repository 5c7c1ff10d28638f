import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as client from 'openid-client';
import type { FrameLocator } from 'playwright-core';
import { type Api, adminPath } from '../api.ts';
import type { CapturePage } from '../capture-page.ts';
import { texts } from '../selfie-flow.ts';

/** An application that signs people in, of one page: its own front door and where they come back to. */
export interface Shop {
  url: string;
  /** The address that the browser came back at last. */
  came(): URL | null;
  close(): void;
}

/** Opens it on a free port of this machine. */
export async function openShop(): Promise<Shop> {
  let last: URL | null = null;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/callback') last = url;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      '<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: origin, came: () => last, close: () => void server.close() };
}

/** Adds an integration, as its tenant's administrator does. */
export async function addIntegration(
  api: Api,
  body: Record<string, unknown>,
): Promise<{ ClientId: string; ClientSecret: string; Issuer: string }> {
  const answer = await api.call<{ ClientId: string; ClientSecret: string; Issuer: string }>(
    'POST',
    `${adminPath}/openIdIntegrations`,
    body,
  );
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

/** Adds an integration for a shop. @returns what the shop finds by Discovery */
export async function connectShop(
  api: Api,
  shop: Shop,
  change: Record<string, unknown> = {},
): Promise<client.Configuration> {
  const { Issuer, ClientId, ClientSecret } = await addIntegration(api, {
    Name: 'Shop',
    DisplayName: 'The Shop',
    LoginRedirectUrls: [`${shop.url}/callback`],
    ...change,
  });
  return client.discovery(new URL(Issuer), ClientId, ClientSecret, undefined, {
    execute: [client.allowInsecureRequests],
  });
}

/** Begins a sign-in at a shop. @returns where its browser goes, and what checks the answer */
export async function requestSignIn(
  configuration: client.Configuration,
  shop: Shop,
  parameters: Record<string, string> = {},
): Promise<{ url: URL; checks: client.AuthorizationCodeGrantChecks }> {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${shop.url}/callback`,
    scope: 'openid profile',
    state,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  return { url, checks: { pkceCodeVerifier: verifier, expectedState: state } };
}

/** Waits until a browser is back at the shop, and redeems the code that it brought. */
export async function redeem(
  configuration: client.Configuration,
  shop: Shop,
  { page }: Pick<CapturePage, 'page'>,
  checks: client.AuthorizationCodeGrantChecks,
): Promise<client.TokenEndpointResponse & client.TokenEndpointResponseHelpers> {
  await page.waitForURL(`${shop.url}/callback?*`, { timeout: 90_000 });
  const came = shop.came();
  assert.ok(came);
  return client.authorizationCodeGrant(configuration, came, checks);
}

/** The frame of a sign-in, in which the person is verified. */
export const frameOf = ({ page }: Pick<CapturePage, 'page'>): FrameLocator => page.frameLocator('iframe');

/** Presses a button in the frame of a sign-in. */
export const pressInFrame = (capture: Pick<CapturePage, 'page'>, name: string): Promise<void> =>
  frameOf(capture).getByRole('button', { name, exact: true }).click();

/** Agrees to all that the page in the frame asks, and stands before the camera. */
export async function showFace(capture: Pick<CapturePage, 'page'>): Promise<void> {
  await pressInFrame(capture, texts.approval.accept);
  await pressInFrame(capture, texts.intro.agree);
}
