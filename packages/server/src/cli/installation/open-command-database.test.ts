import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { withGround } from '../../../test/app.ts';
import { createEmptyDatabase, urlOf } from '../../../test/database.ts';
import { systemClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/configuration/config.ts';
import { runVerb } from '../run-verb.ts';
import { verbs } from '../verbs.ts';

async function emptyFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-command-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** Runs a command in a folder, as a terminal would. */
async function run(folder: string, environment: Record<string, string>, args: readonly string[]) {
  const lines: string[] = [];
  const code = await runVerb(verbs, args, {
    env: environment,
    readConfig: () => readConfig(environment, folder),
    clock: systemClock,
    version: 'test',
    print: (line) => void lines.push(line),
    note: (line) => void lines.push(line),
    signal: new AbortController().signal,
  });
  return { code, text: lines.join('\n') };
}

const receipt = 'a.b.c';

/** A line of every command that needs an installation which is there. */
const lines: readonly (readonly string[])[] = [
  ['backup', 'made/b.tar.gz'],
  ['keys', 'status'],
  ['keys', 'rotate'],
  ['re-embed'],
  ['tenant', 'list'],
  ['tenant', 'create', 'try', '--name', 'Try', '--sandbox'],
  ['installation-key', 'list'],
  ['integration', 'list'],
  ['portal-link'],
  ['verify-audit'],
  ['verify-receipt', 'receipt.txt'],
  ['upgrade-database'],
];

test('every command that needs an installation, where there is none, names the settings and makes nothing', async (t) => {
  // What these need is told by their own tests: no installation, an empty one, or none in particular.
  const others = ['start', 'restore', 'doctor', 'calibrate', 'mcp'];
  assert.deepEqual(
    new Set([...lines.map(([name]) => name), ...others]),
    new Set(verbs.map(({ name }) => name)),
  );
  const folder = await emptyFolder(t);
  await writeFile(join(folder, 'receipt.txt'), receipt);
  for (const line of lines) {
    const args = line.map((word) => (/[/.]/.test(word) ? join(folder, word) : word));
    const { code, text } = await run(folder, {}, args);
    assert.equal(code, 1, text);
    const expected = `selfsame ${line[0]}: There is no installation in ${folder}/data. Give the same SELFSAME_DATA_DIR or DATABASE_URL as the server.`;
    assert.ok(text.startsWith(expected), `${line.join(' ')}: ${text}`);
    assert.doesNotMatch(text, /\n +at /);
    assert.deepEqual(await readdir(folder), ['receipt.txt'], line.join(' '));
  }
});

test('selfsame doctor: where there is nothing, says so and makes nothing', async (t) => {
  const folder = await emptyFolder(t);
  const { text } = await run(folder, { SELFSAME_URL: 'https://id.example.com' }, ['doctor']);
  assert.match(text, /^WARN {2}address: SELFSAME_URL .*SELFSAME_BASE_URL\.$/m);
  assert.match(
    text,
    /^WARN {2}database: there is none yet in .*\/data; .*SELFSAME_DATA_DIR or DATABASE_URL/m,
  );
  assert.match(text, /^WARN {2}blob store: there is none yet/m);
  assert.deepEqual(await readdir(folder), []);
});

test('selfsame doctor and backup: where only the folder of the database is there, make nothing in it', async (t) => {
  const folder = await emptyFolder(t);
  const postgres = join(folder, 'data/postgres');
  await mkdir(postgres, { recursive: true });
  const { text } = await run(folder, {}, ['doctor']);
  assert.match(text, /^WARN {2}database: there is none yet in .*\/data; /m);
  const backup = await run(folder, {}, ['backup', join(folder, 'b.tar.gz')]);
  assert.match(backup.text, /^selfsame backup: There is no installation in .*\/data\./);
  assert.deepEqual(await readdir(postgres), []);
  await mkdir(join(postgres, 'data'));
  const broken = await run(folder, {}, ['doctor']);
  assert.match(broken.text, /^WRONG database: The database in .*\/postgres\/data is gone\. /m);
  assert.deepEqual(await readdir(join(postgres, 'data')), []);
});

test('a command, with a database that is empty or does not answer, says so in one sentence', async (t) => {
  const folder = await emptyFolder(t);
  const { connection, drop } = await createEmptyDatabase();
  t.after(drop);
  const empty = await run(folder, { DATABASE_URL: urlOf(connection) }, ['tenant', 'list']);
  assert.match(
    empty.text,
    /^selfsame tenant: There is no installation in .*SELFSAME_DATA_DIR or DATABASE_URL/,
  );
  const deaf = await run(folder, { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' }, ['tenant', 'list']);
  assert.match(
    deaf.text,
    /^selfsame tenant: 127\.0\.0\.1:1\/none can't be used: .*ECONNREFUSED.*SELFSAME_DATA_DIR/,
  );
  assert.doesNotMatch(empty.text + deaf.text, /\n +at |a:b/);
  assert.deepEqual(await readdir(folder), []);
});

test('a command that needs pictures, with DATABASE_URL and another data folder, is refused and makes nothing', async (t) => {
  const ground = await withGround(t);
  await (await ground.build()).stop();
  const folder = await emptyFolder(t);
  const { code, text } = await run(folder, { DATABASE_URL: ground.config.databaseUrl! }, [
    'backup',
    join(folder, 'b.tar.gz'),
  ]);
  assert.equal(code, 1);
  assert.match(text, /^selfsame backup: There are no pictures in .*\/data\. Give the same SELFSAME_DATA_DIR/);
  assert.deepEqual(await readdir(folder), []);
});

test('selfsame backup: pictures that can not be used, are told as that and not as a fault of its files', async (t) => {
  const ground = await withGround(t);
  await (await ground.build()).stop();
  const folder = await emptyFolder(t);
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/blobs'), '');
  const backup = () =>
    run(folder, { DATABASE_URL: ground.config.databaseUrl! }, ['backup', join(folder, 'b.tar.gz')]);
  const told = /^selfsame backup: The pictures in .*\/data\/blobs can't be used: (\w+): [^\n]*$/;
  assert.match((await backup()).text, told);
  await rm(join(folder, 'data/blobs'));
  // Not even looked at, as a folder of another user's; this test may run as root, who may look at any.
  await symlink('blobs', join(folder, 'data/blobs'));
  assert.equal(told.exec((await backup()).text)?.[1], 'ELOOP');
  assert.deepEqual(await readdir(folder), ['data']);
});

test('selfsame backup: makes the folders of its files; what can not be written, is named with the reason', async (t) => {
  const ground = await withGround(t);
  await (await ground.build()).stop();
  const folder = await emptyFolder(t);
  const environment = { DATABASE_URL: ground.config.databaseUrl!, SELFSAME_DATA_DIR: ground.config.dataDir };
  const backup = (...args: string[]) => run(folder, environment, ['backup', ...args]);
  const file = join(folder, 'backups/today/b.tar.gz');
  const made = await backup(file, '--keys', join(folder, 'keys/b.keys'));
  assert.equal(made.code, 0, made.text);
  assert.deepEqual(await readdir(join(folder, 'backups/today')), ['b.tar.gz']);
  assert.deepEqual(await readdir(join(folder, 'keys')), ['b.keys']);

  const behind = join(file, 'b.tar.gz');
  const refused = await backup(behind);
  assert.equal(refused.code, 1);
  assert.equal(
    refused.text.split('\n').at(-1),
    `selfsame backup: ${behind} can't be written: the folder ${file} can't be made or used (EEXIST).`,
  );
  await mkdir(join(folder, 'taken.partial'));
  const taken = await backup(join(folder, 'taken'));
  assert.equal(taken.code, 1);
  assert.match(taken.text, /^selfsame backup: .*taken and .*taken\.keys can't be written: EISDIR[^\n]*$/);
});
