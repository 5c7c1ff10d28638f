import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { startReceiver } from '../../../test/receiver.ts';
import {
  createEgress,
  EgressFailure,
  type EgressPolicy,
  type EgressRequest,
  type Resolve,
} from './egress.ts';
import { parseEgressAllow } from './egress-address.ts';

const strict: EgressPolicy = { allow: parseEgressAllow(''), allowHttp: false, allowUnverifiedTls: false };
const local: EgressPolicy = { ...strict, allow: parseEgressAllow('127.0.0.1') };
const get: EgressRequest = { method: 'GET', timeoutMs: 3_000, maxBytes: 1_000 };
const post: EgressRequest = { ...get, method: 'POST', body: 'ä', headers: { 'content-type': 'text/plain' } };
const resolveTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const failsAs =
  (reason: string, pattern = /./) =>
  (error: unknown) => {
    assert.ok(error instanceof EgressFailure, String(error));
    assert.equal(error.reason, reason, error.message);
    assert.match(error.message, pattern);
    return true;
  };

test('request: an allowed receiver, gets method, path, headers, login and body', async (t) => {
  const receiver = await startReceiver(t, (response) =>
    response.writeHead(201, { 'X-Seen': 'yes' }).end('thanks'),
  );
  const answer = await createEgress(local).request(`${receiver.url}?a=1`, {
    ...post,
    basicAuth: { user: 'me', password: 'pä:ss' },
  });
  assert.deepEqual(
    [answer.status, answer.headers['x-seen'], answer.body.toString(), answer.isTruncated],
    [201, 'yes', 'thanks', false],
  );
  const [{ method, path, body, headers } = assert.fail()] = receiver.received;
  assert.deepEqual([method, path, body, headers['content-type']], ['POST', '/hook?a=1', 'ä', 'text/plain']);
  assert.equal(headers.authorization, `Basic ${Buffer.from('me:pä:ss').toString('base64')}`);
});

test('request: URLs that point inside in any spelling, are refused before a connection', async (t) => {
  const receiver = await startReceiver(t);
  const { port } = receiver;
  const egress = createEgress({ ...strict, allowHttp: true });
  const urls = [
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.1',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://localhost',
    'http://0',
    'http://①②⑦.0.0.1',
    'http://169.254.169.254/latest/meta-data',
  ];
  for (const url of urls) {
    const withPort = new URL(url);
    withPort.port = String(port);
    await assert.rejects(egress.request(withPort.href, get), failsAs('refused', /public internet/), url);
  }
  assert.equal(receiver.received.length, 0);
});

test('request: other schemes, logins in the URL and nonsense, are refused', async () => {
  const egress = createEgress({ ...strict, allowHttp: true }, resolveTo('93.184.215.14'));
  for (const url of ['ftp://x.example', 'file:///etc/passwd', 'http://u:p@x.example/', 'x.example', ''])
    await assert.rejects(egress.request(url, get), failsAs('refused'), url);
});

test('request: plain http, is refused unless allowed or the destination is on the list', async (t) => {
  const receiver = await startReceiver(t);
  await assert.rejects(
    createEgress(strict, resolveTo('93.184.215.14')).request('http://x.example/', get),
    failsAs('refused', /https/),
  );
  assert.equal((await createEgress(local).request(receiver.url, get)).status, 204);
});

test('request: a name with one public and one inner address, is refused', async () => {
  const egress = createEgress(strict, resolveTo('93.184.215.14', '10.0.0.1'));
  await assert.rejects(egress.request('https://x.example/', get), failsAs('refused'));
});

test('request: a name that changes its address between two look-ups, is resolved once and connected there', async (t) => {
  const receiver = await startReceiver(t);
  let lookups = 0;
  const rebinding: Resolve = async () => [
    { address: ++lookups === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 },
  ];
  const answer = await createEgress(local, rebinding).request(`http://rebind.example:${receiver.port}/`, get);
  assert.deepEqual([answer.status, lookups], [204, 1]);
  assert.equal(receiver.received[0]?.headers.host, `rebind.example:${receiver.port}`);
  const inside = createEgress(strict, async () => [
    { address: ++lookups % 2 ? '127.0.0.1' : '10.0.0.1', family: 4 },
  ]);
  for (let n = 0; n < 4; n += 1)
    await assert.rejects(inside.request(`https://rebind.example:${receiver.port}/`, get), failsAs('refused'));
  assert.equal(receiver.received.length, 1);
});

test('request: a redirect, is the answer and is not followed', async (t) => {
  const target = await startReceiver(t);
  const receiver = await startReceiver(t, (response) =>
    response.writeHead(307, { location: target.url }).end(),
  );
  assert.equal((await createEgress(local).request(receiver.url, post)).status, 307);
  assert.equal(target.received.length, 0);
});

test('request: an endless answer, is cut at maxBytes and the connection is closed', async (t) => {
  let closed: () => void;
  const gone = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const receiver = await startReceiver(t, (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(400)), 1);
    response.on('close', () => {
      clearInterval(timer);
      closed();
    });
  });
  const answer = await createEgress(local).request(receiver.url, get);
  assert.deepEqual([answer.body.length, answer.isTruncated, answer.status], [1_000, true, 200]);
  await gone;
});

test('request: a receiver that is silent, drips or never finishes TLS, ends at the time bound', async (t) => {
  const drip = await startReceiver(t, (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(timer));
  });
  const silent = await startReceiver(t, () => {});
  const mute = createServer(() => {});
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  t.after(() => mute.close());
  const { port } = mute.address() as { port: number };
  const quick = { ...get, timeoutMs: 300 };
  for (const url of [drip.url, silent.url, `https://127.0.0.1:${port}/`]) {
    // None of them comes to an end by itself.
    await assert.rejects(createEgress(local).request(url, quick), failsAs('timeout'), url);
  }
  const neverResolves: Resolve = () => new Promise(() => {});
  await assert.rejects(
    createEgress(local, neverResolves).request('https://x.example', quick),
    failsAs('timeout'),
  );
});

test('request: nobody listens, no such name, broken off, says which', async (t) => {
  const receiver = await startReceiver(t, (response) => response.destroy());
  const egress = createEgress(local);
  await assert.rejects(egress.request(receiver.url, get), failsAs('broken'));
  await receiver.close();
  await assert.rejects(egress.request(receiver.url, get), failsAs('unreachable', /ECONNREFUSED/));
  const nowhere = createEgress(local, async () => {
    throw Object.assign(new Error('x'), { code: 'ENOTFOUND' });
  });
  await assert.rejects(nowhere.request('https://x.example', get), failsAs('unresolved'));
});

test('request: a self-signed certificate, needs its SHA-256 or the operator who lets checks be off', async (t) => {
  const receiver = await startReceiver(t, undefined, { tls: true });
  const { sha256, sha1 } = receiver.fingerprints;
  const lax = { ...local, allowUnverifiedTls: true };
  const send = (tls: EgressRequest['tls'], policy = local) =>
    createEgress(policy).request(receiver.url, { ...get, ...(tls && { tls }) });
  await assert.rejects(send(undefined), failsAs('certificate'));
  await assert.rejects(send({ thumbprints: ['00'.repeat(32)] }), failsAs('certificate', /NOT_LISTED/));
  await assert.rejects(send({ thumbprints: [sha1] }), failsAs('certificate'));
  await assert.rejects(send({ isValidated: false }), failsAs('refused', /thumbprint/));
  await assert.rejects(
    send({ isValidated: false, thumbprints: ['00'.repeat(20)] }, lax),
    failsAs('certificate'),
  );
  assert.equal(receiver.received.length, 0);
  assert.equal((await send({ thumbprints: ['00'.repeat(32), sha256.toLowerCase()] })).status, 204);
  assert.equal((await send({ isValidated: false }, lax)).status, 204);
  assert.equal((await send({ isValidated: false, thumbprints: [sha1] }, lax)).status, 204);
});

test('check: an inner address is refused, a name that does not resolve passes', async () => {
  await assert.rejects(createEgress(strict).check('https://127.0.0.1/'), failsAs('refused'));
  const nowhere = createEgress(strict, async () => []);
  await nowhere.check('https://later.example/');
  await createEgress(strict, resolveTo('93.184.215.14')).check('https://x.example/');
});
