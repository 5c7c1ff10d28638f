import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { createHttpServer } from './http-server.ts';
import { serveStaticPages } from './static-pages.ts';

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors *";
const html = `<!doctype html><title>Selfie</title>${' '.repeat(500)}`;

async function builtPages(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'selfsame-pages-'));
  t.after(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'assets'));
  for (const [name, text] of [
    ['index.html', html],
    ['preview.html', html],
    ['assets/page-AbCd1234.js', 'export {};'],
    ['controlhandler.js', 'void 0;'],
  ] as const) {
    await writeFile(join(root, name), text);
    await writeFile(join(root, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(root, `${name}.gz`), gzipSync(text));
  }
  return root;
}

async function serverOf(
  t: TestContext,
  options: {
    frameAncestors?: string;
    secure?: boolean;
    findFrameAncestors?: (address: string) => Promise<readonly string[]>;
    onAddressed?: (file: string, address: string) => Promise<void>;
  } = {},
) {
  const fastify = await createHttpServer({ trustProxy: false, secure: options.secure ?? false });
  t.after(() => fastify.close());
  await serveStaticPages(fastify, {
    root: await builtPages(t),
    contentSecurityPolicy: policy,
    frameAncestors: options.frameAncestors,
    ...(options.findFrameAncestors && { findFrameAncestors: options.findFrameAncestors }),
    ...(options.onAddressed && { onAddressed: options.onAddressed }),
    ownPolicies: { 'preview.html': "frame-ancestors 'self'" },
  });
  return fastify;
}

test('GET /: with id and secret in the query, answers the page with its policies and no X-Frame-Options', async (t) => {
  const fastify = await serverOf(t);
  const reply = await fastify.inject({ url: '/?i=113e838b&s=TbAeETwpOxbvKy7rWCeOcQ==' });
  assert.equal(reply.statusCode, 200);
  assert.match(String(reply.headers['content-type']), /^text\/html/);
  assert.equal(reply.headers['content-security-policy'], policy);
  assert.equal(reply.headers['x-frame-options'], undefined);
  assert.match(String(reply.headers['permissions-policy']), /^camera=\(self\), microphone=\(\)/);
  assert.equal(reply.headers['referrer-policy'], 'no-referrer');
  assert.equal(reply.headers['x-content-type-options'], 'nosniff');
  assert.equal(reply.headers['cache-control'], 'no-cache');
  assert.equal(reply.headers['cross-origin-resource-policy'], 'cross-origin');
  assert.equal(reply.headers['strict-transport-security'], undefined);
  assert.equal(reply.body, html);
});

test('GET /: a link whose tenant names who may frame it, has a second policy; other addresses and files do not', async (t) => {
  const fastify = await serverOf(t, {
    findFrameAncestors: async (address) => {
      if (address.includes('broken')) throw new Error('no database');
      return address.includes('known') ? ['https://shop.example', 'https://*.shop.example'] : [];
    },
  });
  const policyOf = async (url: string) => {
    const reply = await fastify.inject({ url, headers: { 'accept-encoding': 'br' } });
    assert.equal(reply.statusCode, 200);
    return reply.headers['content-security-policy'];
  };
  const narrowed = `${policy}, frame-ancestors 'self' https://shop.example https://*.shop.example`;
  for (const url of ['/?i=known&s=x', '/index.html?i=known']) assert.equal(await policyOf(url), narrowed);
  for (const url of ['/?i=other', '/', '/?i=broken', '/assets/page-AbCd1234.js?i=known'])
    assert.equal(await policyOf(url), policy);
  assert.equal(await policyOf('/preview.html?i=known'), "frame-ancestors 'self'");
});

test('GET a file with a query: is told before it is answered, and is no shared cache’s; without one it is', async (t) => {
  const told: string[] = [];
  const fastify = await serverOf(t, {
    onAddressed: async (file, address) => {
      told.push(`${file} ${address}`);
      if (address.includes('broken')) throw new Error('no database');
    },
  });
  for (const url of ['/controlhandler.js?i=1', '/controlhandler.js?i=broken']) {
    const reply = await fastify.inject({ url, headers: { 'accept-encoding': 'br' } });
    assert.deepEqual([reply.statusCode, reply.headers['cache-control']], [200, 'private, max-age=300']);
  }
  for (const url of ['/controlhandler.js', '/controlhandler.js?', '/assets/page-AbCd1234.js?i=1'])
    assert.match(String((await fastify.inject({ url })).headers['cache-control']), /^public/);
  assert.deepEqual(told, [
    'controlhandler.js /controlhandler.js?i=1',
    'controlhandler.js /controlhandler.js?i=broken',
  ]);
});

test('GET /: no permission that browsers do not know, is named: they would warn in every embedding page', async (t) => {
  const reply = await (await serverOf(t)).inject({ url: '/' });
  const policy = String(reply.headers['permissions-policy']);
  assert.doesNotMatch(policy, /bluetooth/);
  assert.match(policy, /screen-wake-lock=\(self\)/);
});

test('GET /preview.html: in every encoding, has its own policy whoever else may frame pages', async (t) => {
  const fastify = await serverOf(t, { frameAncestors: 'https://shop.example' });
  for (const encoding of ['identity', 'br', 'gzip']) {
    const reply = await fastify.inject({ url: '/preview.html', headers: { 'accept-encoding': encoding } });
    assert.equal(reply.statusCode, 200);
    assert.equal(reply.headers['content-security-policy'], "frame-ancestors 'self'");
  }
});

test('GET /: by https, answers HSTS', async (t) => {
  const fastify = await serverOf(t, { secure: true });
  const reply = await fastify.inject({ url: '/' });
  assert.match(String(reply.headers['strict-transport-security']), /^max-age=31536000/);
});

test('GET /: with configured frame ancestors, replaces the policy’s own', async (t) => {
  const fastify = await serverOf(t, { frameAncestors: "'self' https://bank.example" });
  const reply = await fastify.inject({ url: '/' });
  assert.equal(
    reply.headers['content-security-policy'],
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'self' https://bank.example",
  );
});

for (const [configured, sent] of [
  ["'none'", "'self'"],
  ['https://bank.example', "'self' https://bank.example"],
  ['*', '*'],
] as const)
  test(`GET /: with frame ancestors ${configured}, may be framed by pages of this server too`, async (t) => {
    const fastify = await serverOf(t, { frameAncestors: configured });
    const reply = await fastify.inject({ url: '/' });
    assert.match(
      String(reply.headers['content-security-policy']),
      new RegExp(`frame-ancestors ${sent.replace('*', '\\*')}$`),
    );
  });

test('GET /: when the client accepts br or gzip, answers the compressed file made at build time', async (t) => {
  const fastify = await serverOf(t);
  const brotli = await fastify.inject({ url: '/', headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), html);
  assert.match(String(brotli.headers.vary), /accept-encoding/i);
  assert.match(String(brotli.headers['content-type']), /^text\/html/);
  const gzip = await fastify.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } });
  assert.equal(gunzipSync(gzip.rawPayload).toString(), html);
});

test('GET /assets: a hashed file, may be kept for ever', async (t) => {
  const fastify = await serverOf(t);
  const reply = await fastify.inject({ url: '/assets/page-AbCd1234.js' });
  assert.equal(reply.statusCode, 200);
  assert.equal(reply.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.match(String(reply.headers['content-type']), /javascript/);
});

test('GET another path: is not answered by a file, nor from outside the folder', async (t) => {
  const fastify = await serverOf(t);
  for (const url of ['/nothing', '/../package.json', '/%2e%2e/package.json', '/index.html.br', '/assets/'])
    assert.equal((await fastify.inject({ url })).statusCode, 404, url);
});

test('serveStaticPages: when the page was not built, refuses to start', async (t) => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  t.after(() => fastify.close());
  const pages = { root: '/nonexistent', contentSecurityPolicy: policy };
  await assert.rejects(serveStaticPages(fastify, pages), /build it first/);
});
