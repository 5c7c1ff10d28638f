import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';
import { readDeclared } from './read-declared.ts';
import { readImports } from './read-imports.ts';
import { refuseFile, refuseImport } from './refuse-import.ts';
import { programs, rooms } from './rooms.ts';

const server = 'packages/server/src';
const refuse = (file: string, specifier: string | null, isType = false) =>
  refuseImport(file, { specifier, isType }, readDeclared(repositoryRoot, file));

/** One plant per kind of wall: the file it is planted in, and what it imports. */
const forbidden: [file: string, specifier: string | null][] = [
  ['packages/contract/src/planted.ts', '@selfsame/face'],
  ['packages/contract/src/planted.ts', 'node:fs'],
  ['packages/contract/src/planted.ts', 'fastify'],
  ['packages/contract/src/planted.ts', '../../server/src/app.ts'],
  ['packages/face/src/match/planted.ts', '@selfsame/contract'],
  ['packages/face/src/match/planted.ts', '../../../server/src/app.ts'],
  ['packages/face/src/match/planted.ts', 'kysely'],
  ['packages/client/src/planted.ts', 'node:crypto'],
  ['packages/client/src/planted.ts', '@selfsame/face'],
  ['packages/client/src/planted.ts', '../../portal/src/main.tsx'],
  ['packages/embed/src/planted.ts', '@selfsame/contract'],
  ['packages/embed/src/planted.ts', 'node:url'],
  ['packages/embed/src/planted.ts', '../../capture/src/index.ts'],
  ['packages/capture/src/upload/planted.ts', 'node:fs'],
  ['packages/capture/src/upload/planted.ts', '@selfsame/face'],
  ['packages/capture/src/upload/planted.ts', '@selfsame/contract'],
  ['packages/capture/src/planted.ts', '../../server/src/account/**/*.ts'],
  ['packages/capture/src/upload/planted.ts', '@selfsame/client'],
  ['packages/capture/src/upload/planted.ts', 'vite'],
  ['packages/capture/src/upload/planted.ts', '../../../server/src/app.ts'],
  ['packages/portal/src/pages/planted.tsx', 'node:fs'],
  ['packages/portal/src/pages/planted.tsx', '@selfsame/capture/dist-path'],
  ['packages/portal/src/pages/planted.tsx', 'pg'],
  ['packages/portal/src/pages/planted.tsx', '../../../server/src/app.ts'],
  ['packages/docs/src/planted.ts', '@selfsame/client'],
  ['packages/docs/src/planted.ts', 'marked'],
  ['packages/docs/src/planted.ts', 'node:fs'],
  ['examples/shop/planted.ts', '@selfsame/contract'],
  ['examples/shop/planted.ts', 'express'],
  ['examples/shop/planted.test.ts', '@selfsame/contract'],
  ['examples/shop/planted.test.ts', '../../fixtures/cache.ts'],
  [`${server}/platform/planted.ts`, '../store/tenant.ts'],
  [`${server}/platform/postgres/planted.ts`, '../../store/tenant.ts'],
  [`${server}/platform/planted.ts`, '../session/routes.ts'],
  [`${server}/platform/planted.ts`, '@selfsame/face'],
  [`${server}/platform/planted.ts`, '../app.ts'],
  [`${server}/store/planted.ts`, '../account/routes.ts'],
  [`${server}/store/backup/planted.ts`, '../../account/routes.ts'],
  [`${server}/store/planted.ts`, '@selfsame/face'],
  [`${server}/judge/planted.ts`, '../session/session-dependencies.ts'],
  [`${server}/judge/planted.ts`, '../store/tenant.ts'],
  [`${server}/judge/planted.ts`, '../platform/clock.ts'],
  [`${server}/judge/planted.ts`, 'kysely'],
  [`${server}/judge/planted.ts`, 'node:crypto'],
  [`${server}/session/planted.ts`, '../try/mount-try.ts'],
  [`${server}/session/capture/planted.ts`, '../../account/routes.ts'],
  [`${server}/session/planted.ts`, '../cli/verbs.ts'],
  [`${server}/session/planted.ts`, '../app.ts'],
  [`${server}/session/planted.ts`, '@selfsame/client'],
  [`${server}/try/planted.ts`, '../session/routes.ts'],
  [`${server}/account/planted.ts`, '../session/routes.ts'],
  [`${server}/account/planted.ts`, '../judge/decide.ts'],
  [`${server}/account/planted.ts`, '@selfsame/capture/dist-path'],
  [`${server}/account/planted.ts`, 'left-pad'],
  [`${server}/account/planted.ts`, '../../test/database.ts'],
  [`${server}/account/planted.ts`, '../../../contract/src/limits.ts'],
  [`${server}/account/planted.ts`, '../../../../scripts/generate.ts'],
  [`${server}/account/planted.ts`, null],
  [`${server}/a-new-noun/planted.ts`, '../account/routes.ts'],
  [`${server}/a-new-noun/planted.ts`, '../app.ts'],
  [`${server}/cli/planted.ts`, '@selfsame/capture'],
  [`${server}/planted.ts`, '@selfsame/client'],
  [`${server}/planted.ts`, '@selfsame/portal/build-portal'],
  ['packages/a-new-package/src/planted.ts', '@selfsame/contract'],
  [`${server}/account/planted.test.ts`, '../../../portal/src/main.tsx'],
  [`${server}/account/planted.test.ts`, 'left-pad'],
  ['packages/portal/src/planted.test.ts', '../../server/src/app.ts'],
  [`${server}/account/planted.ts`, '@selfsame/contract/src/limits.ts'],
  [`${server}/account/planted.ts`, '@selfsame/contract/sample'],
  ['packages/portal/src/planted.ts', '@selfsame/client/src/index.ts'],
  [`${server}/account/planted.test.ts`, '@selfsame/contract/src/limits.ts'],
  [`${server}/account/planted.ts`, './erase-account.test.ts'],
  [`${server}/planted.ts`, './account/erase-account.test.ts?a'],
  [`${server}/account/planted.ts`, './%2e%2e/session/routes.ts'],
  [`${server}/account/planted.ts`, './.%2E/session/routes.ts'],
  [`${server}/account/planted.ts`, './..\\session/routes.ts'],
  [`${server}/account/planted.ts`, './.\t./session/routes.ts'],
  [`${server}/account/planted.ts`, '../session/routes.ts?/../../account/a.ts'],
  [`${server}/account/planted.test.ts`, '../../%2e%2e/portal/src/main.tsx'],
  [`${server}/account/planted.ts`, 'file:///work/main/packages/server/src/app.ts'],
  [`${server}/account/planted.ts`, '/packages/server/src/app.ts'],
  [`${server}/account/planted.ts`, 'data:text/javascript,'],
];

const legal: [file: string, specifier: string, isType?: true][] = [
  ['packages/contract/src/planted.ts', 'typebox'],
  ['packages/contract/src/operations/planted.ts', '../limits.ts'],
  ['packages/face/src/match/planted.ts', 'onnxruntime-node'],
  ['packages/face/src/match/planted.ts', 'node:fs'],
  ['packages/client/src/planted.ts', '@selfsame/contract'],
  ['packages/embed/src/react.ts', 'react'],
  ['packages/capture/src/upload/planted.ts', '@selfsame/contract', true],
  ['packages/capture/src/upload/planted.test.ts', '@selfsame/contract'],
  ['packages/capture/src/planted.ts', './texts/*.ts'],
  ['packages/capture/src/upload/planted.ts', 'lit/directives/when.js'],
  ['packages/portal/src/pages/planted.tsx', '@selfsame/client'],
  ['packages/portal/src/pages/planted.tsx', '@mantine/core'],
  ['packages/portal/src/shell/planted.tsx', '../../assets/icon.svg'],
  ['packages/docs/src/planted.ts', '@selfsame/contract'],
  ['examples/shop/planted.ts', '@selfsame/client'],
  ['examples/shop/planted.ts', 'node:http'],
  ['examples/shop/planted.test.ts', '@selfsame/client'],
  [`${server}/platform/planted.ts`, '@selfsame/contract'],
  [`${server}/platform/postgres/planted.ts`, '../clock.ts'],
  [`${server}/store/backup/planted.ts`, '../tenant.ts'],
  [`${server}/store/planted.ts`, '../platform/clock.ts'],
  [`${server}/judge/planted.ts`, '@selfsame/face'],
  [`${server}/judge/planted.ts`, './decide.ts'],
  [`${server}/session/capture/planted.ts`, '../../judge/decide.ts'],
  [`${server}/session/capture/planted.ts`, '../begin/begin-selfie.ts'],
  [`${server}/session/planted.ts`, '../store/tenant.ts'],
  [`${server}/cli/planted.ts`, '../open-storage.ts'],
  [`${server}/cli/planted.ts`, '@selfsame/client'],
  [`${server}/a-new-noun/planted.ts`, '../store/tenant.ts'],
  [`${server}/a-new-noun/planted.ts`, '@selfsame/contract'],
  [`${server}/planted.ts`, './session/routes.ts'],
  [`${server}/planted.ts`, '@selfsame/portal/dist-path'],
  [`${server}/account/planted.test.ts`, '../../test/database.ts'],
  [`${server}/account/planted.test.ts`, '../../../../fixtures/cache.ts'],
  [`${server}/account/planted.test.ts`, 'fast-check'],
  ['packages/server/test/planted.ts', '../src/app.ts'],
  ['bench/planted.ts', '../packages/server/src/app.ts'],
];

test('refuseImport: every kind of forbidden import, refused', () => {
  for (const [file, specifier] of forbidden) {
    assert.equal(typeof refuse(file, specifier), 'string', `${file} → ${specifier}`);
  }
});

test('refuseImport: every kind of legal import, allowed', () => {
  for (const [file, specifier, isType] of legal)
    assert.equal(refuse(file, specifier, isType), null, `${file} → ${specifier}`);
});

test('rooms: each names a folder that exists, and is planted in', () => {
  const folders = [...rooms.map(({ folder }) => folder), ...programs].filter(
    (folder) => !folder.includes('*'),
  );
  for (const folder of folders) assert.ok(existsSync(join(repositoryRoot, folder)), folder);
  for (const { folder } of rooms) {
    const isPlanted = forbidden.some(([file]) => file.startsWith(folder.replace('/*', '/')));
    assert.ok(isPlanted, folder);
  }
  for (const name of readdirSync(join(repositoryRoot, 'packages'))) {
    assert.ok(
      rooms.some(({ folder }) => folder.startsWith(`packages/${name}/src`)),
      name,
    );
  }
});

test('refuseFile: product code that is not .ts or .tsx, refused; programs in JavaScript, not', () => {
  for (const ending of ['js', 'mjs', 'cjs', 'jsx', 'mts', 'cts'])
    assert.equal(typeof refuseFile(`${server}/account/planted.${ending}`), 'string', ending);
  const fine = [`${server}/account/a.ts`, 'packages/portal/src/a.tsx', 'packages/server/bin/selfsame.js'];
  for (const file of fine) assert.equal(refuseFile(file), null, file);
});

/** Each form of an import, and the specifiers that it has; `type` where only types are imported. */
const forms: [text: string, ...found: string[]][] = [
  ["import type { A } from './a.ts';", './a.ts type'],
  ["import { type A } from './a.ts';", './a.ts'],
  ["import './b.css';", './b.css'],
  ["export * from './c.ts';", './c.ts'],
  ["export { d } from './d.ts';", './d.ts'],
  ["export type { D } from './d.ts';", './d.ts type'],
  ['export const here = 1;'],
  ["type E = import('./e.ts').E;", './e.ts type'],
  ["const f = await import('./f.ts');", './f.ts'],
  ['await import(`./f.ts`);', './f.ts'],
  ['await import(here);', 'null'],
  [`await import(\`./\${here}.ts\`);`, 'null'],
  ["new Worker(new URL('./g.ts', import.meta.url));", './g.ts'],
  ['new Worker(new URL(`./g.ts`, import.meta.url));', './g.ts'],
  [`new Worker(new URL(\`./\${here}.ts\`, import.meta.url));`, 'null'],
  ["new Worker(new URL('./g.mts?worker', import.meta.url));", './g.mts?worker'],
  ["new URL('./picture.png', import.meta.url);"],
  ["new URL(here, 'https://a.example');"],
  ["import h = require('./h.ts');", './h.ts'],
  ["const i = require('./i.ts');", './i.ts'],
  ["module.require('./i.ts');", './i.ts'],
  ["createRequire(import.meta.url)('./j.ts');", './j.ts'],
  ["createRequire(import.meta.url).resolve('./j.ts');", './j.ts'],
  [
    "const load = createRequire(import.meta.url); load('./k.ts'); load.resolve('./l.ts');",
    './k.ts',
    './l.ts',
  ],
  ["import { createRequire as make } from 'node:module';", 'node:module', 'null'],
  ['const { resolve } = createRequire(import.meta.url);', 'null'],
  ['give(createRequire(import.meta.url));', 'null'],
  ["import.meta.resolve('./m.ts');", './m.ts'],
  ["import.meta.glob('./n/*.ts');", './n/*.ts'],
  ["import.meta.glob(['./n/*.ts', '../o/*.ts', '!./n/p.ts']);", './n/*.ts', '../o/*.ts'],
  ['import.meta.glob(here);', 'null'],
  ["process.getBuiltinModule('fs');", 'node:fs'],
  ["globalThis.process['getBuiltinModule'](`node:fs`);", 'node:fs'],
  ["path.resolve('./q.ts');"],
];

test('readImports: every form of import, found; what is none, not', () => {
  for (const [text, ...expected] of forms) {
    const found = readImports('x.ts', text).map(
      ({ specifier, isType }) => `${specifier}${isType ? ' type' : ''}`,
    );
    assert.deepEqual(found.sort(), expected.sort(), text);
  }
});

test('readImports: each with its line', () => {
  const text = forms
    .map(([form]) => `{\n${form}\n}`)
    .join('\n')
    .replaceAll(/^(?:import|export) .*$/gm, '');
  const found = readImports('x.ts', text);
  assert.ok(found.length > 15);
  for (const { specifier, line } of found) {
    const name = specifier?.replace('node:', '') ?? 'here';
    const written = text.split('\n')[line - 1] ?? '';
    assert.ok(written.includes(name) || written.includes('createRequire'), `${line} ${specifier}`);
  }
});

test('readImports: a file that does not parse, an error', () => {
  assert.throws(() => readImports('x.ts', 'import {'), /^Error: x\.ts: /);
});
