import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Pool } from 'pg';
import { ensurePostgres } from '../../../fixtures/ensure-postgres.ts';
import { type DatabaseConnection, openDatabase } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { startCluster } from '../src/platform/postgres/cluster.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts';
import { placeCluster } from '../src/platform/postgres/place.ts';
import { stopCluster } from '../src/platform/postgres/postmaster.ts';
import { migrate, readMigrations } from '../src/store/migrate.ts';

const log = createLog('silent');
const oldMajor = 15;
/** In the cluster's folder when nothing is left of an upgrade. */
const whatStays = ['binaries', 'data', 'postgres.log', 'socket'];
let binDirectory = '';
const endings: (() => Promise<void>)[] = [];
let oldFolder = '';
/** The same after an upgrade that nothing disturbed, and what it said. */
let upgraded: { dataDir: string; code: number | null; output: string };

before(async () => {
  binDirectory = ensurePostgres(oldMajor);
  const atEnd: Ground = { after: (end) => void endings.push(end) };
  oldFolder = await makeFolder(atEnd);
  await makeOldFolder(oldFolder);
  const dataDir = await copyOf(atEnd, oldFolder);
  upgraded = { dataDir, ...(await upgrade(dataDir)) };
});
after(async () => {
  for (const end of endings) await end();
});

/** A data folder as a Selfsame of last year made it with the PostgreSQL of Debian 12. Made once: tests get copies. */
async function makeOldFolder(dataDir: string): Promise<void> {
  const place = await placeCluster(join(dataDir, 'postgres'));
  const binaries = { binDirectory, major: oldMajor, origin: 'Debian', isOurs: false };
  const cluster = await startCluster(place, { binaries });
  await withPool(cluster.connection, async (pool) => {
    await migrate(pool, await readMigrations());
    await pool.query(
      `insert into tenant (id, customer_number, customer_name, created_at)
       values (gen_random_uuid(), 'n', 'Ömer & Söhne', '2026-01-02T03:04:05.678901Z')`,
    );
    await pool.query(
      `insert into account (id, tenant_id, account_number, display_name, external, created_at, modified_at)
       select gen_random_uuid(), t.id, 'a' || n, 'Алексей ' || n, jsonb_build_object('n', n / 3.0), now(), now()
       from tenant t, generate_series(1, 2000) n`,
    );
  });
  await stopCluster(cluster.pid);
}

/** What a folder is removed with: a test, or this file. */
interface Ground {
  after(end: () => Promise<void>): void;
}

/** A folder, removed after it with whatever runs in it. */
async function makeFolder(t: Ground): Promise<string> {
  const dataDir = await mkdtemp('/tmp/selfsame-upgrade-');
  await chmod(dataDir, 0o755);
  t.after(async () => {
    for (const name of ['data', 'draft-upgrade/data'])
      await readFile(join(dataDir, 'postgres', name, 'postmaster.pid'), 'utf8').then(
        (text) => stopCluster(Number.parseInt(text, 10)),
        () => undefined,
      );
    await rm(dataDir, { recursive: true, force: true });
  });
  return dataDir;
}

/** A copy of a folder in which no PostgreSQL runs: modes, owners and times as they are. */
async function copyOf(t: Ground, original: string): Promise<string> {
  const dataDir = await makeFolder(t);
  await promisify(execFile)('cp', ['-a', '--reflink=auto', `${original}/.`, dataDir]);
  return dataDir;
}

async function withPool<T>(connection: DatabaseConnection, work: (pool: Pool) => Promise<T>): Promise<T> {
  const { pool, close } = openDatabase(connection, { poolSize: 1 });
  return work(pool).finally(close);
}

const upgrade = (dataDir: string, { until, args = [] }: { until?: Until; args?: string[] } = {}) =>
  run(dataDir, ['upgrade-database', ...args], until);

/** When a command is killed: as soon as it has said this, and then as soon as that is so. */
interface Until {
  says: string;
  and?: (dataDir: string) => boolean;
}

/** Runs the command line in a process of its own; it is killed with no time to tidy. */
function run(dataDir: string, args: string[], until?: Until) {
  const cli = join(import.meta.dirname, '../src/cli.ts');
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH, SELFSAME_DATA_DIR: dataDir },
  });
  let output = '';
  let isKilled = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
      if (until === undefined || isKilled || !output.includes(until.says)) return;
      isKilled = true;
      void killOnce(() => until.and?.(dataDir) ?? true, child);
    });
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
}

async function killOnce(isSo: () => boolean, child: ChildProcess): Promise<void> {
  while (!isSo() && child.exitCode === null) await sleep(1);
  child.kill('SIGKILL');
}

/** Starts the database as the server does, and counts what it holds. */
async function look(dataDir: string): Promise<{ major: number; accounts: number }> {
  const directory = join(dataDir, 'postgres');
  const postgres = await startEmbeddedPostgres({ directory, log, onLost: assert.ifError });
  try {
    return await withPool(postgres.connection, async (pool) => {
      const { rows } = await pool.query(
        `select current_setting('server_version_num')::int / 10000 as major, count(*)::int as accounts
         from account where display_name like 'Алексей%'`,
      );
      return rows[0] as { major: number; accounts: number };
    });
  } finally {
    await postgres.stop();
  }
}

test('selfsame doctor: a folder of PostgreSQL 15, warns before an upgrade and of the copy after it', async (t) => {
  const before = await run(await copyOf(t, oldFolder), ['doctor']);
  assert.match(
    before.output,
    /WARN {2}PostgreSQL: system PostgreSQL 15 .+ made the data, and an upgrade of the system/,
  );
  const after = await run(await copyOf(t, upgraded.dataDir), ['doctor']);
  assert.match(after.output, /WARN {2}PostgreSQL: \S+data-15 is the database from before an upgrade/);
});

test('selfsame upgrade-database: a folder of PostgreSQL 15, is of ours afterwards, with every row and a copy', async (t) => {
  assert.deepEqual(await look(await copyOf(t, oldFolder)), { major: oldMajor, accounts: 2000 });
  assert.equal(upgraded.code, 0, upgraded.output);
  for (const step of ['1 of 5', '  account: 2000 rows', '2 of 5', '3 of 5', '4 of 5', '5 of 5', 'is kept in'])
    assert.ok(upgraded.output.includes(step), `${step} is missing in ${upgraded.output}`);
  const dataDir = await copyOf(t, upgraded.dataDir);
  const root = join(dataDir, 'postgres');
  assert.deepEqual(await look(dataDir), { major: 18, accounts: 2000 });
  assert.equal(await readFile(join(root, `data-${oldMajor}/PG_VERSION`), 'utf8'), `${oldMajor}\n`);
  assert.match((await upgrade(dataDir)).output, /is PostgreSQL 18 already/);
  assert.equal((await upgrade(dataDir, { args: ['--delete-copy'] })).code, 0);
  assert.deepEqual((await readdir(root)).sort(), whatStays);
});

test('selfsame upgrade-database: killed in step 1, 2, 3 and 4, nothing is lost and it can be run again', async (t) => {
  // One folder for all: each run also finds what the killed one before it left.
  const dataDir = await copyOf(t, oldFolder);
  for (const says of ['1 of 5', '2 of 5', '3 of 5', '4 of 5']) {
    const killed = await upgrade(dataDir, { until: { says } });
    assert.equal(killed.code, null, killed.output);
    assert.equal((await look(dataDir)).accounts, 2000, says);
  }
  const again = await upgrade(dataDir);
  assert.equal(again.code, 0, again.output);
  assert.deepEqual(await look(dataDir), { major: 18, accounts: 2000 });
});

test('selfsame upgrade-database: killed in step 5 while the new database starts, it is whole, and the next run says the rest', async (t) => {
  const dataDir = await copyOf(t, oldFolder);
  const root = join(dataDir, 'postgres');
  const and = () => existsSync(join(root, 'data/postmaster.pid'));
  const killed = await upgrade(dataDir, { until: { says: '5 of 5', and } });
  assert.equal(killed.code, null, killed.output);
  assert.ok(!killed.output.includes('is kept in'), killed.output);
  const again = await upgrade(dataDir);
  assert.equal(again.code, 0, again.output);
  assert.match(again.output, /is PostgreSQL 18 already, /);
  assert.match(again.output, /The old database is kept in \S+data-15\. .+ --delete-copy/);
  assert.deepEqual(await look(dataDir), { major: 18, accounts: 2000 });
  assert.equal((await upgrade(dataDir, { args: ['--delete-copy'] })).code, 0);
  assert.deepEqual((await readdir(root)).sort(), whatStays);
});

test('selfsame upgrade-database: killed between the two renames, the next start finishes it', async (t) => {
  const dataDir = await copyOf(t, upgraded.dataDir);
  const root = join(dataDir, 'postgres');
  await rename(join(root, 'data'), join(root, 'upgraded'));
  assert.deepEqual(await look(dataDir), { major: 18, accounts: 2000 });
  assert.equal(existsSync(join(root, 'upgraded')), false);
});

test('selfsame upgrade-database: beside a running server, refuses and changes nothing', async (t) => {
  const dataDir = await copyOf(t, oldFolder);
  const directory = join(dataDir, 'postgres');
  const postgres = await startEmbeddedPostgres({ directory, log, onLost: assert.ifError });
  try {
    const { code, output } = await upgrade(dataDir);
    assert.equal(code, 69, output);
    assert.match(output, /Another Selfsame \(selfsame process \d+\) already uses/);
    const answer = await withPool(postgres.connection, (pool) => pool.query('select from account'));
    assert.equal(answer.rowCount, 2000);
  } finally {
    await postgres.stop();
  }
});

test('startEmbeddedPostgres: a folder of PostgreSQL 15 without its programs, says what to do; with a newer one, too', async (t) => {
  const dataDir = await copyOf(t, oldFolder);
  const directory = join(dataDir, 'postgres');
  const starting = startEmbeddedPostgres({
    directory,
    log,
    onLost: assert.ifError,
    systemDirectory: '/nowhere',
  });
  await assert.rejects(
    starting,
    /PostgreSQL 15, which is no longer on this machine\. Run `npm run selfsame -- upgrade-database --fetch`/,
  );
  await writeFile(join(directory, 'data/PG_VERSION'), '19\n');
  const newer = startEmbeddedPostgres({ directory, log, onLost: assert.ifError });
  await assert.rejects(newer, /PostgreSQL 19, which is newer than the 18 of this Selfsame/);
});
