import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findDeadExports } from './tidy/find-dead-exports.ts';
import { findFullFolders } from './tidy/find-full-folders.ts';
import { findMisnamed } from './tidy/find-misnamed.ts';
import { findMisnumbered } from './tidy/find-misnumbered.ts';
import { findRefusedWords } from './tidy/find-refused-words.ts';
import { findStraySql } from './tidy/find-stray-sql.ts';
import { findTooLong } from './tidy/find-too-long.ts';
import { findUnreadJson } from './tidy/find-unread-json.ts';
import { findUnusedPackages } from './tidy/find-unused-packages.ts';
import { findWrongForms } from './tidy/find-wrong-forms.ts';
import { type Finding, parseSource } from './tidy/source.ts';

const folder = 'packages/server/src/planted';
const subjects = (findings: readonly Finding[]) => findings.map(({ subject }) => subject);
const lines = (count: number) => 'a();\n'.repeat(count);

test('findTooLong: 61 lines of a function, found; 60, not', () => {
  const at = (count: number) => parseSource(`${folder}/a.ts`, `function a() {\n${lines(count - 2)}}\n`);
  assert.deepEqual(subjects(findTooLong([at(61), at(60)])), ['a']);
});

test('findTooLong: a suite, is as long as its own lines, and its tests are held to the bound', () => {
  const suite = (count: number) =>
    `describe('d', () => {\nit('i', () => {\n${lines(count)}});\nit('j', () => {\n${lines(40)}});\n});\n`;
  assert.deepEqual(findTooLong([parseSource(`${folder}/a.test.ts`, suite(40))]), []);
  assert.deepEqual(subjects(findTooLong([parseSource(`${folder}/a.test.ts`, suite(70))])), ["it('i',"]);
});

test('findTooLong: app.ts is a list of steps of at most 200 lines', () => {
  const at = (count: number) => parseSource('packages/server/src/app.ts', '// a\n'.repeat(count));
  assert.deepEqual(subjects(findTooLong([at(201), at(200)])), ['file']);
});

test('findTooLong: 301 lines of a file, found; of texts, not', () => {
  const text = `${'// a\n'.repeat(301)}`;
  assert.deepEqual(subjects(findTooLong([parseSource(`${folder}/a.ts`, text)])), ['file']);
  assert.deepEqual(findTooLong([parseSource('packages/portal/src/texts/en.ts', text)]), []);
});

test('findFullFolders: 26 files, found; tests among them, not counted', () => {
  const files = Array.from({ length: 26 }, (_, at) => `${folder}/a${at}.ts`);
  assert.deepEqual(
    findFullFolders(files).map(({ path }) => path),
    [folder],
  );
  assert.deepEqual(findFullFolders(files.map((file, at) => (at === 0 ? `${folder}/a.test.ts` : file))), []);
});

test('findWrongForms: statements in an arrow at the top, found; one expression or a declared type, not', () => {
  const text = `export const a = () => { b(); };
const c = function () {};
export const d = () => b();
const e: Handler = () => { b(); };
function f() { const g = () => { b(); }; return g; }`;
  assert.deepEqual(subjects(findWrongForms([parseSource(`${folder}/a.ts`, text)])), ['a', 'c']);
});

/** SQL as it can be written, and what is found of it. */
const strayStatements: [text: string, found: string][] = [
  ["await db.selectFrom('account').execute();", '.selectFrom('],
  ["await db\n  .selectFrom(\n    'account',\n  )\n  .execute();", '.selectFrom('],
  ["await db['selectFrom']('account').execute();", '.selectFrom('],
  ["await pool.query('select 1');", '.query('],
  ["await pool.query<{ a: Map<string, number> }>('select 1');", '.query('],
  ['await pool.query<{\n  a: string;\n  b: string;\n}>(\n  `select 1`,\n);', '.query('],
  ["await pool\n  .query('select 1');", '.query('],
  ["await pool?.query?.('select 1');", '.query('],
  ['await tx.executeQuery(compiled);', '.executeQuery('],
];
const strayParts: [text: string, found: string][] = [
  ['where(sql<boolean>`true`)', 'sql`'],
  ['where(sql<\n  boolean\n>`true`)', 'sql`'],
  ["where(sql.raw('true'))", 'sql.raw'],
  ["where(sql\n  .ref('a'))", 'sql.ref'],
  ["import { sql as part } from 'kysely';", 'sql'],
  ["import * as kysely from 'kysely';", '* of kysely'],
];

test('findStraySql: statements and parts of them outside of the store, found with their line', () => {
  const find = (path: string, text: string) =>
    findStraySql([parseSource(`packages/server/src/${path}`, `// SQL\n${text}`)]);
  for (const [text, subject] of [...strayStatements, ...strayParts]) {
    const found = find('account/a.ts', text);
    assert.deepEqual(subjects(found), [subject], text);
    const line = text.split('\n').findIndex((each) => each.includes(subject.replace(/\W/g, '')));
    if (!subject.startsWith('sql')) assert.equal(found[0]?.line, Math.max(0, line) + 2, text);
    for (const path of ['store/a.ts', 'account/a.test.ts']) assert.deepEqual(find(path, text), [], text);
  }
  for (const [text, subject] of strayStatements) {
    assert.deepEqual(subjects(find('platform/a.ts', text)), [subject], text);
    assert.deepEqual(find('platform/postgres/a.ts', text), [], text);
  }
  for (const [text] of strayParts) assert.deepEqual(find('platform/http/a.ts', text), [], text);
  for (const text of [
    'a(request.query.token);',
    "// db.selectFrom('account')",
    "import type { Kysely } from 'kysely';",
  ])
    assert.deepEqual(find('account/a.ts', text), [], text);
});

test('findUnreadJson: a cast of a JSON column and JSON.parse in the server, found; the readers and tests, not', () => {
  const declared = parseSource(
    'packages/server/src/store/tables.ts',
    'export interface Database {\n  session: {\n    id: string;\n    result: NullableJson;\n  };\n}\n',
  );
  const text = `const a = row.result as unknown as Result;
const b = (row?.result ?? {}) as never as Result;
const { result } = row; const c = result! as never;
const d = JSON.parse(text) as Result;
const e = readResult(row);
const f = row.id as Id;
`;
  const found = findUnreadJson([declared, parseSource(`${folder}/a.ts`, text)]);
  assert.deepEqual([...new Set(found.map(({ line }) => line))], [1, 2, 3, 4]);
  const elsewhere = [`${folder}/a.test.ts`, 'scripts/a.ts', 'packages/server/src/platform/parse-json.ts'];
  assert.deepEqual(findUnreadJson([declared, ...elsewhere.map((path) => parseSource(path, text))]), []);
});

test('findMisnumbered: a number that is missing or taken twice, found', () => {
  const of = (names: string[]) =>
    findMisnumbered(names.map((name) => `packages/server/src/store/migrations/${name}.sql`)).map(({ path }) =>
      path.slice(-10),
    );
  assert.deepEqual(of(['0001-a', '0002-b']), []);
  assert.deepEqual(of(['0001-a', '0003-b']), ['0003-b.sql']);
  assert.deepEqual(of(['0001-a', '0001-b', '0002-c']), ['0001-b.sql']);
});

test('findMisnamed: a file whose one export has no word of its name, found', () => {
  const of = (name: string) => parseSource(`${folder}/${name}.ts`, 'export function eraseAccount() {}');
  const found = findMisnamed(['erase-account', 'account-erasure', 'lockout', 'module'].map(of));
  assert.deepEqual(
    found.map(({ path }) => path),
    [`${folder}/lockout.ts`],
  );
});

test('findDeadExports: what nobody but tests uses, and what only its own file uses', () => {
  const sources = [
    parseSource(
      `${folder}/a.ts`,
      `export function dead() {}
export function tested() {}
export function inside() {}
export function insideAndTested() {}
export function used() { inside(); insideAndTested(); }
export interface Described {}
export function takes(described: Described) {}`,
    ),
    parseSource(`${folder}/b.ts`, `import { used, takes } from './a.ts'; used(); takes({});`),
    parseSource(`${folder}/a.test.ts`, `import { tested, insideAndTested } from './a.ts';`),
  ];
  const found = findDeadExports(sources, []);
  assert.deepEqual(subjects(found), ['dead', 'tested', 'inside']);
  assert.deepEqual(
    found.map(({ message }) => message),
    [
      'nobody uses dead: delete it',
      'nobody but tests uses tested: delete it',
      'nobody imports inside: take its `export` away',
    ],
  );
});

test("findDeadExports: through a package's front door, an export is used by who imports the package", () => {
  const sources = [
    parseSource('packages/face/src/a.ts', 'export function a() {}\nexport function b() {}'),
    parseSource('packages/face/src/index.ts', "export { a, b } from './a.ts';"),
    parseSource(`${folder}/c.ts`, "import { a } from '@selfsame/face'; a();"),
  ];
  const entry = { specifier: '@selfsame/face', path: 'packages/face/src/index.ts' };
  assert.deepEqual(subjects(findDeadExports(sources, [{ ...entry, isPublished: false }])), ['b', 'b']);
  assert.deepEqual(findDeadExports(sources, [{ ...entry, isPublished: true }]), []);
});

test('findUnusedPackages: a dependency that no file names, found; one imported or found by path, not', () => {
  const root = mkdtempSync(join(tmpdir(), 'selfsame-tidy-'));
  const dependencies = { imported: '1', '@by/path': '1', unused: '1' };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ dependencies }));
  const source = parseSource('a.ts', "import 'imported/part'; read('node_modules/@by/path/model.bin');");
  assert.deepEqual(subjects(findUnusedPackages(root, ['package.json'], [source])), ['unused']);
  rmSync(root, { recursive: true });
});

test('findRefusedWords: cute names and empty file names, found', () => {
  const files = [
    { path: `${folder}/a.ts`, text: 'interface KeyDeed {}\nclass Companion {}\nconst onDesktop = 1;\n' },
    { path: `${folder}/utils.ts`, text: '' },
    { path: 'packages/face/src/index.ts', text: '' },
  ];
  assert.deepEqual(subjects(findRefusedWords(files)), ['yDeed', 'Companion', 'file name']);
});
