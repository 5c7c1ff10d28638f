import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { doors, services } from '@selfsame/contract';
import { portraits } from '../../../fixtures/photos.ts';
import { bases } from './served-operations.ts';
import { bearer, openShopTenant, type ShopTenant } from './shop-tenant.ts';

/** A second tenant that the same command made, and its token. */
async function openStranger({ command, ask }: ShopTenant): Promise<string> {
  const made = await command('create', 'stranger', '--name', 'Stranger');
  const [id, value] = [...made.matchAll(/^API key (?:id|value) +(\S+)$/gm)].map(([, text]) => text);
  const basic = { authorization: `Basic ${btoa(`${id}:${value}`)}` };
  return (await ask('POST', `${bases.identity}/auth/token`, basic)).body.AccessToken;
}

/** Follows a tenant's live feed; `read` resolves with what came until a text stands in it. */
async function follow(origin: string, token: string) {
  const response = await fetch(origin + doors.FollowFeed.path, { headers: bearer(token) });
  assert.equal(response.status, 200);
  const reader = response.body!.getReader();
  let came = '';
  const read = async (text: string): Promise<string> => {
    while (!came.includes(text)) {
      const { value, done } = await reader.read();
      assert.ok(!done, came);
      came += Buffer.from(value).toString('utf8');
    }
    return came;
  };
  return { read, close: () => reader.cancel() };
}

/** Whether the socket of an attempt opens with a token. */
const opensSocket = (origin: string, { attempt, token }: { attempt: string; token: string }) =>
  new Promise<boolean>((resolve) => {
    const path = doors.AnswerDialogue.path.replace('{attemptId}', attempt);
    const protocols = ['selfsame.dialogue.v1', `bearer.${token}`];
    const socket = new WebSocket(origin.replace('http', 'ws') + path, protocols);
    socket.onopen = () => {
      socket.onmessage = ({ data }) => {
        resolve(JSON.parse(String(data)).ID === undefined);
        socket.close();
      };
      socket.send(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]));
    };
    socket.onerror = () => resolve(false);
  });

/** What a file holds that a tenant downloads. */
async function download(url: string, token: string): Promise<string> {
  const response = await fetch(url, { headers: bearer(token) });
  assert.equal(response.status, 200);
  return response.text();
}

/** Downloads the audit log and the accounts of both tenants: each file holds its own, and none of the other's. */
async function compareExports({ origin, ask, tokens, link }: ShopTenant, stranger: string): Promise<void> {
  const from = new Date(Date.now() - 3_600_000).toISOString();
  const events = `${origin}${bases.admin}/audit/events/export?format=jsonl&from=${from}`;
  assert.ok((await download(events, tokens.access)).includes(link.id));
  assert.ok(!(await download(events, stranger)).includes(link.id));

  const zoe = { AccountNumber: 'zoe', DisplayName: 'Zoe', Email: 'zoe@example.com' };
  assert.equal((await ask('POST', `${bases.admin}/accounts`, bearer(stranger), zoe)).status, 200);
  const people = async (token: string, query = '') => {
    const file = await download(`${origin}${bases.admin}/accountList/export${query}`, token);
    return file.trimEnd().split('\r\n').slice(1);
  };
  const [ours, theirs] = [await people(tokens.access), await people(stranger)];
  assert.deepEqual([ours.length, theirs.length], [1, 1]);
  assert.match(ours[0]!, /^ann,Ann,/);
  assert.match(theirs[0]!, /^zoe,Zoe,/);
  const chosen = `?uins=${ours[0]!.split(',').at(-1)}`;
  assert.deepEqual(await people(tokens.access, chosen), ours);
  assert.deepEqual(await people(stranger, chosen), []);
}

test('two tenants that the command made: search, feed, sockets, exports and metrics tell neither of the other', async (t) => {
  const shop = await openShopTenant(t);
  const { app, ask, origin, tokens, link } = shop;
  const stranger = await openStranger(shop);

  const search = async (token: string) => {
    const form = new FormData();
    form.append('image', new Blob([await readFile(portraits.cage)], { type: 'image/jpeg' }), 'a.jpg');
    form.append('threshold', '48');
    const url = `${origin}${services.search.bases[0]}/identify`;
    const answer = await fetch(url, { method: 'POST', headers: bearer(token), body: form });
    return (await answer.json()) as { owner: { name: string } }[];
  };
  assert.equal((await search(tokens.access))[0]?.owner.name, 'ann');
  assert.deepEqual(await search(stranger), []);

  const [ours, theirs] = [await follow(origin, tokens.access), await follow(origin, stranger)];
  const begin = async (token: string): Promise<string> =>
    (await ask('POST', `${bases.admin}/foreignOperations/biometry`, bearer(token), {})).body.OperationId;
  const begun = await begin(tokens.access);
  await ours.read(begun);
  // What comes after ours has committed: by then ours would have been told.
  const heard = await theirs.read(await begin(stranger));
  assert.ok(!heard.includes(begun) && !heard.includes(link.id));
  await Promise.all([ours.close(), theirs.close()]);

  const { body: own } = await ask('POST', `${bases.admin}/foreignOperations/biometry`, bearer(stranger), {});
  const theirLink = { kind: 'operation', id: own.OperationId, secret: own.OneTimeSecret };
  const { body: opened } = await ask('POST', '/capture/v1/sessions/open', {}, theirLink);
  assert.equal(await opensSocket(origin, { attempt: shop.page.attempt, token: opened.token }), false);

  await compareExports(shop, stranger);

  const metrics = (await app.fastify.inject({ url: '/metrics', headers: { host: 'localhost' } })).body;
  assert.match(metrics, /selfsame_requests_total/);
  for (const name of ['stranger', 'The Shop', link.id, 'ann"']) assert.ok(!metrics.includes(name), name);
});
