import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { type ErrorCode, errors, openApiDocuments, postmanCollections } from '@selfsame/contract';
import fastify from 'fastify';
import { Problem } from '../platform/http/problem.ts';
import { problemBody } from '../platform/http/problem-body.ts';
import { mountReference } from './mount-reference.ts';

async function start() {
  // As the server's own router.
  const app = fastify({ routerOptions: { ignoreTrailingSlash: true } });
  await mountReference(app, { baseUrl: 'https://id.example.com', version: '9.9.9' });
  return app;
}

test('GET /openapi/{name}.json: each document, names this server and version', async () => {
  const app = await start();
  for (const name of Object.keys(openApiDocuments)) {
    const document = (await app.inject(`/openapi/${name}.json`)).json();
    assert.equal(document.info.version, '9.9.9');
    assert.ok(document.servers[0].url.startsWith('https://id.example.com/'));
  }
});

test('GET /openapi/ and /postman/: list what is there', async () => {
  const app = await start();
  const { documents } = (await app.inject('/openapi/')).json();
  assert.equal(documents.length, Object.keys(openApiDocuments).length);
  const { collections } = (await app.inject('/postman')).json();
  for (const { url } of [...documents, ...collections])
    assert.equal((await app.inject(new URL(url).pathname)).statusCode, 200, url);
});

test('GET /docs/ of no page: a browser gets a page with a search and a way to the start, a program does not', async () => {
  const app = await start();
  const page = await app.inject({ url: '/docs/no/such', headers: { accept: 'text/html,*/*' } });
  assert.equal(page.statusCode, 404);
  assert.match(String(page.headers['content-type']), /^text\/html/);
  assert.match(page.body, /No such page[\s\S]*href="\/docs\/"/);
  assert.match(page.body, /type="search"/);
  const program = await app.inject({ url: '/docs/no/such', headers: { accept: 'application/json' } });
  assert.deepEqual([program.statusCode, /html/.test(String(program.headers['content-type']))], [404, false]);
});

test('GET /postman/{name}.json: each collection, is a download', async () => {
  const app = await start();
  for (const name of postmanCollections) {
    const answer = await app.inject(`/postman/${name}.json`);
    assert.match(String(answer.headers['content-disposition']), /^attachment/);
    assert.equal(answer.json().variable[0].value, 'https://id.example.com');
  }
});

test('GET /docs/errors: has a place for every code, as HelpLink names it', async () => {
  const app = await start();
  const { body, headers } = await app.inject('/docs/errors');
  assert.match(String(headers['content-type']), /^text\/html/);
  for (const code of Object.keys(errors)) {
    const link = problemBody(new Problem(code as ErrorCode), 'id', 'https://id.example.com').HelpLink;
    assert.equal(link, `https://id.example.com/docs/errors#${code}`);
    assert.ok(body.includes(`<h2 id="${code}">`), code);
  }
});

test('GET /docs: the site, whose pages run no inline script and load files of our own only', async () => {
  const app = await start();
  const page = await app.inject('/docs');
  assert.equal((await app.inject('/docs/')).body, page.body);
  const policy = String(page.headers['content-security-policy']);
  assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.doesNotMatch(policy, /unsafe|data:/);
  assert.doesNotMatch(page.body, /<script[^>]*>[^<]|<style|\sstyle=|\son\w+=/);
  const loaded = [...page.body.matchAll(/<(?:script|link|img)[^>]*?(?:src|href)="([^"]+)"/g)];
  assert.ok(loaded.length >= 4);
  for (const [, source] of loaded) assert.equal((await app.inject(source!)).statusCode, 200, source);
  assert.equal((await app.inject('/docs/package.json')).statusCode, 404);
});

test('GET /docs/…: compressed for whom takes it, and not sent again to whom has it', async () => {
  const app = await start();
  const plain = await app.inject('/docs/integrator-guide');
  const { headers } = plain;
  assert.equal(headers['content-encoding'], undefined);
  const packed = await app.inject({
    url: '/docs/integrator-guide',
    headers: { 'accept-encoding': 'gzip, br' },
  });
  assert.equal(packed.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(packed.rawPayload).toString('utf8'), plain.body);
  const again = await app.inject({
    url: '/docs/integrator-guide',
    headers: { 'if-none-match': String(headers.etag) },
  });
  assert.deepEqual([again.statusCode, again.body], [304, '']);
});

test('GET /llms.txt: lists pages that are there as Markdown', async () => {
  const app = await start();
  const { body, headers } = await app.inject('/llms.txt');
  assert.match(String(headers['content-type']), /^text\/plain/);
  const links = [...body.matchAll(/\]\((\/docs\/[^)]+\.md)\)/g)];
  assert.ok(links.length > 20);
  for (const [, link] of links) {
    const page = await app.inject(link!);
    assert.equal(page.statusCode, 200, link);
    assert.match(String(page.headers['content-type']), /^text\/markdown/);
  }
});
