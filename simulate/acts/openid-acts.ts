import { readLinkQuery } from '../../packages/server/src/session/secret/read-link-query.ts';
import { TestBrowser } from '../../packages/server/test/openid/test-browser.ts';
import { currentAct } from '../outside/act-context.ts';
import { clientSecret, redirectUri, type SimulatedTenant } from '../world/ground.ts';
import { baseUrl } from '../world/open-node.ts';
import type { KnownGrant, KnownSession } from '../world/world.ts';
import { type ActRow, accountOf, faceOf, type Scene } from './act-row.ts';
import { knownSession } from './backend-acts.ts';
import { issueAttempt, openPage, submit } from './user-acts.ts';

const tenantOf = ({ world, act }: Scene): SimulatedTenant => world.ground.tenants[act.tenant];

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: URLSearchParams;
}

/** Asks a door of the node of a scene, and keeps what it answered. @param once what is to serve once, and whether its own client brings it */
async function askDoor(
  scene: Scene,
  url: string,
  { method = 'GET', headers = {}, body }: Sent,
  once: { token: string; isOwn: boolean } | null = null,
): Promise<Response> {
  const { world, node, at, act } = scene;
  const askedAt = world.clock.now();
  const address = new URL(url, baseUrl);
  const form = body && { 'content-type': 'application/x-www-form-urlencoded' };
  const doors = await node.doors();
  const reply = await doors.inject({
    method: method as 'GET' | 'POST',
    url: address.pathname + address.search,
    headers: { ...headers, ...form, host: address.host },
    ...(body && { payload: String(body) }),
  });
  if (!node.isAlive) return new Promise(() => {});
  const { statusCode: status } = reply;
  world.answers.push({
    ...{ act: at, operation: once ? 'OpenIdToken' : 'OpenIdPage', status, code: null, askedAt, once },
    ...{ faults: currentAct()?.met.length ?? 0, asker: act.tenant, session: null, tempId: null },
    ...{ ceremony: null, credential: null, outcome: null },
  });
  const answer = new Response(reply.rawPayload, { status });
  for (const [name, value] of Object.entries(reply.headers))
    for (const one of [value ?? []].flat()) answer.headers.append(name, String(one));
  return Object.defineProperty(answer, 'url', { value: address.href });
}

/** Opens the page of the verification that a page of a sign-in shows. */
function sessionOfPage(scene: Scene, html: string): KnownSession | undefined {
  const address = /<iframe src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const link = address === undefined ? null : readLinkQuery(address);
  return link ? knownSession(scene, 'verification', link) : undefined;
}

/** Shows a face in the page of a sign-in. */
async function showFace(scene: Scene, session: KnownSession): Promise<void> {
  const token = await openPage(scene, session);
  const attemptId = token && (await issueAttempt(scene, session, token));
  if (attemptId) await submit(scene, session, { attemptId, picture: { face: faceOf(scene) } });
}

/** Where an application sends somebody who signs in. */
function requestOf(scene: Scene, client: string): string {
  const query = new URLSearchParams({
    ...{ client_id: client, redirect_uri: redirectUri, response_type: 'code' },
    ...{ scope: 'openid offline_access', prompt: 'consent', nonce: crypto.randomUUID() },
    login_hint: accountOf(scene),
  });
  return `${tenantOf(scene).issuer}/connect/authorize?${query}`;
}

/** Somebody signs in at an application, as far as the code that it is called back with. */
async function signIn(scene: Scene): Promise<KnownGrant | undefined> {
  const { act, world } = scene;
  const client = act.with % 2 === 0 ? 0 : 1;
  const browser = new TestBrowser(baseUrl, '203.0.113.7', (url, init) => askDoor(scene, url, init as Sent));
  const begun = await browser.follow(await browser.get(requestOf(scene, tenantOf(scene).clients[client])));
  if (begun.answer.status !== 200) return undefined;
  const session = sessionOfPage(scene, await begun.answer.text());
  if (!session) return undefined;
  await showFace(scene, session);
  const page = new URL(begun.url).pathname;
  const shown = await browser.goOn(await browser.post(`${page}/finish`));
  const asked = new URL(shown.url || baseUrl);
  if (asked.origin !== baseUrl || shown.answer.status !== 200) return undefined;
  const allowed = await browser.goOn(await browser.post(`${asked.pathname}/allow`));
  const code = new URL(allowed.url || baseUrl).searchParams.get('code');
  if (code === null) return undefined;
  world.secrets.add(code);
  const grant: KnownGrant = { tenant: act.tenant, client, code, refresh: [] };
  world.grants.push(grant);
  return grant;
}

/** Gives what serves once to the endpoint of tokens: as its own client, or as the other one of the tenant. */
async function redeem(scene: Scene, grant: KnownGrant, fields: Record<string, string>): Promise<void> {
  const { act, world } = scene;
  const isOwn = act.how % 5 !== 0;
  const client = tenantOf(scene).clients[isOwn ? grant.client : 1 - grant.client]!;
  const basic = Buffer.from(`${client}:${clientSecret}`).toString('base64');
  const sent = {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { authorization: `Basic ${basic}` },
  };
  const token = fields.code ?? fields.refresh_token!;
  const answer = await askDoor(scene, `${tenantOf(scene).issuer}/connect/token`, sent, { token, isOwn });
  if (answer.status !== 200) return;
  const tokens = (await answer.json()) as Record<string, string>;
  for (const name of ['access_token', 'refresh_token', 'id_token'])
    if (tokens[name] !== undefined) world.secrets.add(tokens[name]);
  if (tokens.refresh_token !== undefined) grant.refresh.push(tokens.refresh_token);
}

const redeemCode = (scene: Scene, grant: KnownGrant): Promise<void> =>
  redeem(scene, grant, { grant_type: 'authorization_code', code: grant.code, redirect_uri: redirectUri });

async function signInAndRedeem(scene: Scene): Promise<void> {
  const grant = await signIn(scene);
  if (grant && scene.act.how % 3 !== 0) await redeemCode(scene, grant);
}

/** Goes on with what a sign-in gave: its code, or a refresh token, the newest or one from before. */
async function useGrant(scene: Scene): Promise<void> {
  const { world, act } = scene;
  const grant = world.grants.findLast(({ tenant }) => tenant === act.tenant);
  if (!grant) return;
  const refresh_token = grant.refresh.at(act.with % 3 === 0 ? 0 : -1);
  if (act.which % 3 === 0 || refresh_token === undefined) await redeemCode(scene, grant);
  else await redeem(scene, grant, { grant_type: 'refresh_token', refresh_token });
}

/** What people and applications do that speak OpenID Connect. */
export const openIdActs = [
  { name: 'signIn', weight: 2, perform: signInAndRedeem },
  { name: 'useGrant', weight: 2, perform: useGrant },
] as const satisfies readonly ActRow[];
