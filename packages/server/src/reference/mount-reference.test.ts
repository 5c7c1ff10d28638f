import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, errors, openApiDocuments, postmanCollections } from '@selfsame/contract';
import fastify from 'fastify';
import { Problem } from '../platform/http/problem.ts';
import { problemBody } from '../platform/http/problem-body.ts';
import { mountReference } from './mount-reference.ts';

async function start() {
  const app = fastify();
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
    assert.ok(body.includes(`<section id="${code}">`), code);
  }
});

test('GET /docs: page, runs scripts of our own origin only and finds its assets', async () => {
  const app = await start();
  const page = await app.inject('/docs');
  assert.match(String(page.headers['content-security-policy']), /script-src 'self';/);
  assert.doesNotMatch(page.body, /<script>[^<]/);
  for (const [, source] of page.body.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g))
    assert.equal((await app.inject(source!)).statusCode, 200, source);
  assert.equal((await app.inject('/docs/assets/package.json')).statusCode, 404);
});
