import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { operationById, operationIds, services } from '@selfsame/contract';
import type { App } from '../src/app.ts';
import { withGround } from './app.ts';
import { bases, guid } from './served-operations.ts';

/** Pages for browsers; everything else is data. */
const pages = ['/', '/portal/', '/portal/accounts', '/docs'];
const data = [
  '/openapi/identity.json',
  '/postman/selfie.json',
  '/healthz',
  '/readyz',
  '/metrics',
  '/nothing-here',
  '/capture/v1/logos/0',
  '/try?token=x',
  `${bases.admin}/ping`,
  `${bases.admin}/accounts`,
];

/** What OWASP ASVS 5.0 asks of headers (V3.4, V3.5, V4.1, V14.3), on the whole server behind TLS. */
describe('security headers of the whole server', () => {
  const endings: (() => Promise<void>)[] = [];
  let app: App;
  before(async () => {
    const ground = await withGround({ after: (run) => void endings.push(run) });
    app = await ground.build({ config: { baseUrl: 'https://id.example.com' } });
  });
  after(async () => {
    for (const end of endings) await end();
  });
  const stranger = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const get = (url: string) => app.fastify.inject({ url, headers: stranger });

  test('every answer: HSTS for a year, no sniffing, no referrer to others, a policy without objects, bases or foreign frames', async () => {
    for (const url of [...pages, ...data]) {
      const { headers } = await get(url);
      assert.match(String(headers['strict-transport-security']), /^max-age=31536000/, url);
      assert.equal(headers['x-content-type-options'], 'nosniff', url);
      assert.match(String(headers['referrer-policy']), /^(no-referrer|same-origin)$/, url);
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'none'", "base-uri 'none'", 'frame-ancestors '])
        assert.ok(policy.includes(part), `${url}: ${part} in ${policy}`);
      assert.doesNotMatch(policy, /script-src[^;]*'unsafe-(inline|eval)'/, url);
      // What runs this, and which version, is nobody's business.
      assert.equal(headers.server, undefined, url);
      assert.equal(headers['x-powered-by'], undefined, url);
    }
  });

  test('no page of another origin: is told anything by CORS, in a preflight neither', async () => {
    for (const url of [...pages, ...data]) {
      for (const name of Object.keys((await get(url)).headers))
        assert.doesNotMatch(name, /^access-control-/, url);
    }
    for (const url of data) {
      const preflight = await app.fastify.inject({
        method: 'OPTIONS',
        url,
        headers: { ...stranger, 'access-control-request-method': 'POST' },
      });
      assert.ok(preflight.statusCode >= 400, url);
      assert.equal(preflight.headers['access-control-allow-origin'], undefined, url);
    }
  });

  test('frames: only the capture page may be framed; pages keep to their own window otherwise', async () => {
    for (const url of [...pages, ...data].filter((place) => place !== '/')) {
      const { headers } = await get(url);
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, url);
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin', url);
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin', url);
    }
  });

  test('every operation: answers JSON in UTF-8 that nobody keeps, whether it succeeds or refuses', async () => {
    for (const id of operationIds) {
      const { method, path, service } = operationById(id);
      const url = services[service].bases[0]! + path.replace(/\{\w+\}/g, guid);
      const { headers } = await app.fastify.inject({ method, url });
      assert.equal(headers['content-type'], 'application/json; charset=utf-8', id);
      const kept = id === 'GetJsonWebKeySet' ? 'public, max-age=300' : 'no-store';
      assert.equal(headers['cache-control'], kept, id);
    }
  });

  test('plain http: promises no TLS that is not there', async () => {
    const ground = await withGround({ after: (run) => void endings.unshift(run) });
    const plain = await ground.build();
    assert.equal((await plain.fastify.inject({ url: '/' })).headers['strict-transport-security'], undefined);
  });
});
