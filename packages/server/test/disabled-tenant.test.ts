import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { doors, operationById, operationIds, services } from '@selfsame/contract';
import { totpCode } from './operator-world.ts';
import { bases } from './served-operations.ts';
import { bearer, fromPortal, openShopTenant, type ShopTenant } from './shop-tenant.ts';

const off = 'E_TENANT_DISABLED';

/** Opens the live feed and reads it to its end. */
async function follow({ origin, tokens }: ShopTenant) {
  const response = await fetch(origin + doors.FollowFeed.path, { headers: bearer(tokens.access) });
  const read = async () => {
    for await (const _ of response.body!);
  };
  return { response, ended: read().catch(() => undefined) };
}

/** Opens a socket of the capture page; `send` answers what the server says to a frame. */
async function openSocket({ origin, page }: ShopTenant) {
  const path = doors.AnswerDialogue.path.replace('{attemptId}', page.attempt);
  const protocols = ['selfsame.dialogue.v1', `bearer.${page.token}`];
  const socket = new WebSocket(origin.replace('http', 'ws') + path, protocols);
  const result = await new Promise<'ok' | 'refused'>((resolve) => {
    socket.onopen = () => resolve('ok');
    socket.onerror = () => resolve('refused');
  });
  const send = () =>
    new Promise<{ ID?: string }>((resolve) => {
      socket.onmessage = ({ data }) => resolve(JSON.parse(String(data)));
      socket.send(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]));
    });
  return { result, send, close: () => socket.close() };
}

/** Invites a portal user; what the link holds. */
async function invite({ ask, owner }: ShopTenant): Promise<string> {
  const portal = { ...fromPortal, cookie: owner.cookie };
  const { status, body } = await ask('POST', '/portal/v1/invitations', portal, { Role: 'auditor' });
  assert.equal(status, 200, JSON.stringify(body));
  return /#([\w-]{43})$/.exec(body.Url)![1]!;
}

/** Tries every way in: `ok`, or why not. */
async function tryWaysIn(shop: ShopTenant, Token: string): Promise<Record<string, string>> {
  const { ask, tokens, owner, page, link } = shop;
  const portal = { ...fromPortal, cookie: owner.cookie };
  const claim = { token: page.handoff, device: crypto.randomUUID() };
  const answers = {
    api: await ask('GET', `${bases.admin}/accounts`, bearer(tokens.access)),
    portal: await ask('GET', '/portal/v1/session', portal),
    apiThroughPortal: await ask('GET', `${bases.admin}/accounts`, portal),
    link: await ask('POST', '/capture/v1/sessions/open', {}, link),
    page: await ask('GET', '/capture/v1/session', bearer(page.token)),
    handoff: await ask('POST', '/capture/v1/handoffs/claim', {}, claim),
    invitation: await ask('POST', '/portal/v1/invitations/open', fromPortal, { Token }),
    invitationTotp: await ask('POST', '/portal/v1/invitations/totp', fromPortal, { Token }),
  };
  const socket = await openSocket(shop);
  socket.close();
  const feed = await fetch(shop.origin + doors.FollowFeed.path, { headers: bearer(tokens.access) });
  const isFollowing = feed.status === 200;
  const said = isFollowing ? 'ok' : ((await feed.json()) as { ID: string }).ID;
  if (isFollowing) await feed.body?.cancel();
  const told = Object.entries(answers).map(([name, { status, body }]) => [
    name,
    status === 200 ? 'ok' : body.ID,
  ]);
  return { ...Object.fromEntries(told), socket: socket.result, feed: said };
}

const ways = [
  'api',
  'portal',
  'apiThroughPortal',
  'link',
  'page',
  'handoff',
  'feed',
  'invitation',
  'invitationTotp',
];
const allAnswer = (answer: string, socket: string) => ({
  ...Object.fromEntries(ways.map((way) => [way, answer])),
  socket,
});

test('a disabled tenant: is stopped at once, tokens, sessions, links, invitations, hand-offs, sockets and feed; enabled, goes on', async (t) => {
  const shop = await openShopTenant(t);
  const { app, ask, command, tokens, owner } = shop;
  const invitation = await invite(shop);
  const { body: begun } = await ask('POST', '/portal/v1/invitations/totp', fromPortal, { Token: invitation });
  const accept = () =>
    ask('POST', '/portal/v1/invitations/accept', fromPortal, {
      ...{ Token: invitation, DisplayName: 'Ben', Email: 'ben@example.com' },
      Password: {
        Password: owner.password,
        CeremonyId: begun.CeremonyId,
        Code: totpCode(begun.Secret, new Date()),
      },
    });
  const following = await follow(shop);
  assert.equal(following.response.status, 200);
  const dialogue = await openSocket(shop);
  assert.notEqual((await dialogue.send()).ID, off);

  await command('disable', 'shop', '--reason', 'Not paid');
  assert.equal((await dialogue.send()).ID, off);
  dialogue.close();
  const isOver = await Promise.race([following.ended.then(() => true), sleep(9_000, false)]);
  assert.ok(isOver, 'the stream ends by the event, before it is rechecked');
  assert.deepEqual(await tryWaysIn(shop, invitation), allAnswer(off, 'refused'));
  for (const id of operationIds) {
    const { access, method, service, path } = operationById(id);
    if (access.kind !== 'bearer' && access.kind !== 'capture') continue;
    const url = services[service].bases[0] + path.replace(/\{\w+\}/g, crypto.randomUUID());
    const headers = bearer(access.kind === 'bearer' ? tokens.access : shop.page.token);
    const reply = await app.fastify.inject({ method, url, headers });
    assert.deepEqual([reply.statusCode, reply.json().ID], [403, off], id);
  }
  const refresh = () =>
    app.fastify.inject({
      method: 'POST',
      url: `${bases.identity}/auth/refresh`,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(tokens.refresh),
    });
  assert.equal((await refresh()).json().ID, off);
  const proof = { Email: owner.email, Password: owner.password, Code: totpCode(owner.secret, new Date()) };
  assert.equal((await ask('POST', '/portal/v1/sign-in/password', fromPortal, proof)).body.ID, off);

  assert.equal((await accept()).body.ID, off);

  await command('enable', 'shop', '--reason', 'Paid');
  assert.deepEqual(await tryWaysIn(shop, invitation), allAnswer('ok', 'ok'));
  assert.equal((await refresh()).statusCode, 200, 'the refusal has not used it up');
  assert.equal((await accept()).status, 200, 'nor the invitation');
});
