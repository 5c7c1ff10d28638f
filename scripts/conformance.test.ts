import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';

/** Where the tests of the table of `docs/openid.md` lie, unless the row names a folder of the repository. */
const folder = 'packages/server/src/oidc';

/** `file.test.ts` and the beginnings of titles after it, up to the next file. */
const citedFile = /`([\w./-]+\.test\.ts)`([^`]*)/g;
const citedTitle = /[“"]([^”"]+)[”"]/g;

interface Row {
  requirement: string;
  heldBy: string;
}

/** Rows of the table whose first column is `requirement`. */
function readRows(document: string): Row[] {
  const [, body = ''] = document.split('| requirement | held by |\n| --- | --- |\n');
  const lines = body.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) => {
    const [requirement = '', heldBy = ''] = line.replace(/^\| | \|$/g, '').split(' | ');
    return { requirement, heldBy };
  });
}

/** What a row cites and is not there. */
function findMissing({ requirement, heldBy }: Row): string[] {
  const files = [...heldBy.matchAll(citedFile)];
  if (files.length === 0) return [`${requirement}: names no test`];
  return files.flatMap(([, name = '', rest = '']) => {
    const path = [join(folder, name), name].find((each) => existsSync(join(repositoryRoot, each)));
    if (path === undefined) return [`${requirement}: there is no ${name}`];
    const source = readFileSync(join(repositoryRoot, path), 'utf8');
    const titles = [...source.matchAll(/\b(?:it|test)\(\s*(['"`])(.*?)\1,/gs)].map(
      ([, , title = '']) => title,
    );
    return [...rest.matchAll(citedTitle)]
      .map(([, title = '']) => title)
      .filter((cited) => !titles.some((title) => title.includes(cited)))
      .map((cited) => `${requirement}: ${name} has no test "${cited}"`);
  });
}

const rows = readRows(readFileSync(join(repositoryRoot, 'docs/openid.md'), 'utf8'));

test('docs/openid.md#conformance: every test that a row names is there', () => {
  assert.ok(rows.length > 30, String(rows.length));
  for (const { requirement, heldBy } of rows) assert.ok(requirement && heldBy, requirement);
  assert.deepEqual(rows.flatMap(findMissing), []);
});

test('findMissing: a file, a title, and a row without a test are found', () => {
  const of = (heldBy: string) => findMissing({ requirement: 'X', heldBy });
  assert.deepEqual(of('`code-flow.test.ts`, all'), []);
  assert.deepEqual(of('by hand'), ['X: names no test']);
  assert.deepEqual(of('`nothing.test.ts`'), ['X: there is no nothing.test.ts']);
  assert.deepEqual(of('`code-flow.test.ts` "refresh tokens", "by magic"'), [
    'X: code-flow.test.ts has no test "by magic"',
  ]);
});
