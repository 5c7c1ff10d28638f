import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';
import { listFiles } from './tidy/source.ts';

/** A call that listens on a written port other than 0, or a setting that makes a program listen on one. */
const literalPort =
  /\blisten\(\s*(?:\{[^}]*\bport:\s*)?[1-9]\d*|\bSELFSAME_PORT\b['"]?\s*[:=]\s*['"]?[1-9]\d*/g;

/** Reads settings and starts nothing; and this file. */
const exempt = new Set([
  'packages/server/src/platform/configuration/config.test.ts',
  'scripts/ports.test.ts',
]);

const isOfTests = (name: string) =>
  /\.test\.ts$/.test(name) || /^(?:e2e|fixtures|packages\/\w+\/test)\/.*\.ts$/.test(name);

test('tests: none listens on a literal port, so that they run beside the product and each other', () => {
  const names = listFiles(repositoryRoot).filter((name) => isOfTests(name) && !exempt.has(name));
  assert.ok(names.length > 100);
  const found = names.flatMap((name) =>
    [...readFileSync(join(repositoryRoot, name), 'utf8').matchAll(literalPort)].map(
      ([hit]) => `${name}: ${hit}`,
    ),
  );
  assert.deepEqual(found, []);
});

test('literalPort: finds ports in every form; port 0, a variable and another setting are not meant', () => {
  const isFound = (text: string) => text.match(literalPort) !== null;
  for (const text of [
    'listen(8080)',
    "listen({ host: 'a', port: 8080 })",
    "SELFSAME_PORT: '9000'",
    'SELFSAME_PORT=1',
  ])
    assert.ok(isFound(text), text);
  for (const text of ['listen(0)', "listen({ port: 0, host: 'a' })", 'listen(port)', "SELFSAME_PORT: '0'"])
    assert.ok(!isFound(text), text);
});
