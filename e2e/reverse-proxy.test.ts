import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { freePort } from '../fixtures/free-port.ts';
import { type Api, adminPath, openApi, signIn } from './api.ts';
import { personFrames } from './frames.ts';
import { linkOf } from './links.ts';
import { type Front, isInstalled, openProxy, programs } from './proxies/open-proxy.ts';
import { type RunningServer, startServer } from './server.ts';

/** What the operator guide prints for proxies, run by the proxies: skipped where one is not installed. */
const names = Object.keys(programs) as (keyof typeof programs)[];
/** Largest `Data` of a credential, bytes: with it a body comes close to its own limit. */
const mostBytes = 10_000_000;
/** The stream says nothing more for 15 s: what comes before was not held back. */
const soonMs = 10_000;

let server: RunningServer;
before(async () => {
  if (!names.some(isInstalled)) return;
  server = await startServer({
    env: { SELFSAME_LIVENESS_MODE: 'active', SELFSAME_TRUST_PROXY: '127.0.0.1' },
  });
});
after(() => server?.remove());

/** Sends a dialogue's frame over a socket; answers what comes back. */
async function sendFrame(url: string, api: Api, frame: Buffer): Promise<Record<string, unknown>> {
  const open = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const link = linkOf(await api.beginSelfie());
  const opened = await fetch(`${url}/capture/v1/sessions/open`, { ...open, body: JSON.stringify(link) });
  const { token } = (await opened.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const issued = await fetch(`${url}/capture/v1/attempts`, { method: 'POST', headers });
  const { attemptId } = (await issued.json()) as { attemptId: string };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/capture/v1/attempts/${attemptId}/dialogue`, [
    'selfsame.dialogue.v1',
    `bearer.${token}`,
  ]);
  await once(socket, 'open');
  const answer = once(socket, 'message') as Promise<[MessageEvent<string>]>;
  socket.send(new Uint8Array(frame));
  const [{ data }] = await answer;
  socket.close();
  return JSON.parse(data);
}

/** Sends a request that is counted by address, from an address of this machine. @returns the status */
async function askFrom(localAddress: string, url: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.7' };
  const asked = request(`${url}${adminPath}/accountList/export`, { localAddress, headers, agent: false });
  asked.end();
  const [reply] = await once(asked, 'response');
  reply.resume();
  return reply.statusCode;
}

for (const name of names)
  describe(`${name}, as the operator guide configures it`, { skip: !isInstalled(name) }, () => {
    let proxy: Front;
    let api: Api;
    before(async () => {
      const ports = { own: await freePort(), server: Number(new URL(server.baseUrl).port) };
      proxy = await openProxy(name, ports);
      api = await openApi(proxy.url);
    });
    after(() => proxy?.close());

    test('lets a body of the largest picture through', async () => {
      const [picture = Buffer.alloc(0)] = await personFrames('cap12');
      const padded = Buffer.concat([picture, Buffer.alloc(mostBytes - picture.length)]);
      assert.equal((await api.createAccount(`large-${name}`)).status, 200);
      const { status, body } = await api.bindPicture(`large-${name}`, padded);
      assert.equal(status, 200, JSON.stringify(body));
    });

    test('lets a dialogue through', async () => {
      const [frame = Buffer.alloc(0)] = await personFrames('cap12');
      const state = await sendFrame(proxy.url, api, frame);
      assert.ok('step' in state, JSON.stringify(state));
    });

    test('holds no event back', async () => {
      const signal = AbortSignal.timeout(soonMs);
      const headers = { authorization: `Bearer ${await signIn(proxy.url)}` };
      const { body } = await fetch(`${proxy.url}/portal/v1/events`, { headers, signal });
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
      let read = '';
      const until = async (what: RegExp) => {
        while (!what.test(read)) read += (await reader.read()).value;
      };
      await until(/event: ready/);
      await api.createAccount(`told-${name}`);
      await until(/"Type":"account.created"/);
      await reader.cancel();
    });

    test('says who asks, whatever they say themselves', async () => {
      const token = await signIn(proxy.url);
      const [one, other] = name === 'nginx' ? ['127.0.0.2', '127.0.0.3'] : ['127.0.0.4', '127.0.0.5'];
      const statuses: number[] = [];
      for (let call = 0; call < 11; call++) statuses.push(await askFrom(one!, proxy.url, token));
      assert.deepEqual([...new Set(statuses.slice(0, 10)), statuses[10]], [200, 429]);
      assert.equal(await askFrom(other!, proxy.url, token), 200);
    });
  });
