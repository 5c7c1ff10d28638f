import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createLog } from '../log.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { explainFailure } from './failure.ts';
import { PostgresInUse } from './ownership.ts';
import { placeCluster } from './place.ts';
import { isAlive } from './postmaster.ts';

const log = createLog('silent');
const isRoot = process.getuid?.() === 0;

test('startEmbeddedPostgres: first start, a private socket and no TCP port', async (t) => {
  const directory = await makeDirectory(t);
  const postgres = await start(t, directory);
  assert.deepEqual(await query(postgres, 'show listen_addresses'), [{ listen_addresses: '' }]);
  assert.deepEqual(await query(postgres, 'show fsync'), [{ fsync: 'on' }]);
  assert.deepEqual(await query(postgres, 'show password_encryption'), [
    { password_encryption: 'scram-sha-256' },
  ]);
  for (const folder of [directory, postgres.connection.host]) {
    assert.equal((await stat(folder)).mode & 0o077, 0, folder);
  }
  const wrong = new pg.Client({ ...postgres.connection, password: 'wrong' });
  await assert.rejects(wrong.connect(), /password authentication failed/);
});

test('startEmbeddedPostgres: postmaster killed, comes back with everything committed', async (t) => {
  const directory = await makeDirectory(t);
  const postgres = await start(t, directory);
  await query(postgres, 'create table kept (id int)');
  await query(postgres, 'insert into kept values (1)');
  process.kill(await readPostmaster(directory), 'SIGKILL');
  assert.deepEqual(await queryUntilItWorks(postgres, 'select id from kept'), [{ id: 1 }]);
});

test('startEmbeddedPostgres: its folder gone while it runs, makes no new one and goes on when it is back', async (t) => {
  const directory = await makeDirectory(t);
  const postgres = await start(t, directory);
  await query(postgres, 'create table kept (id int)');
  await query(postgres, 'insert into kept values (1)');
  const postmaster = await readPostmaster(directory);
  // As when a disk is taken away: what was mounted is gone, the folder below it is there.
  await rename(join(directory, 'data'), join(directory, 'unmounted'));
  process.kill(postmaster, 'SIGKILL');
  await sleep(1_000);
  await assert.rejects(stat(join(directory, 'data')), /ENOENT/);
  await rename(join(directory, 'unmounted'), join(directory, 'data'));
  assert.deepEqual(await queryUntilItWorks(postgres, 'select id from kept'), [{ id: 1 }]);
});

test('startEmbeddedPostgres: Node killed, the next process adopts the running postmaster', async (t) => {
  const directory = await makeDirectory(t);
  const child = await startInChild(directory, 'create table kept (id int); insert into kept values (7)');
  const postmaster = await readPostmaster(directory);
  child.kill('SIGKILL');
  const postgres = await start(t, directory);
  assert.equal(postgres.isAdopted, true);
  assert.deepEqual(await query(postgres, 'select id from kept'), [{ id: 7 }]);
  await postgres.stop();
  assert.equal(isAlive(postmaster), false);
});

test('startEmbeddedPostgres: Node and postmaster killed at once, starts within 30 s', async (t) => {
  const directory = await makeDirectory(t);
  const child = await startInChild(directory, 'create table kept (id int); insert into kept values (7)');
  const postmaster = await readPostmaster(directory);
  child.kill('SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  const postgres = await start(t, directory);
  assert.deepEqual(await query(postgres, 'select id from kept'), [{ id: 7 }]);
});

test('startEmbeddedPostgres: a second process in the same folder, is refused and leaves the first alone', async (t) => {
  const directory = await makeDirectory(t);
  const first = await start(t, directory);
  await assert.rejects(startEmbeddedPostgres({ directory, log, onLost: () => undefined }), (error: Error) => {
    assert.ok(error instanceof PostgresInUse);
    assert.match(error.message, new RegExp(`process ${process.pid}`));
    return true;
  });
  assert.deepEqual(await query(first, 'select 1 as one'), [{ one: 1 }]);
});

test('startEmbeddedPostgres: no system PostgreSQL, runs a copy of the npm binaries and keeps to it', async (t) => {
  const directory = await makeDirectory(t);
  const first = await start(t, directory, '/nowhere');
  const [{ version }] = (await query(first, `select current_setting('server_version') as version`)) as [
    { version: string },
  ];
  assert.match(version, /^18/);
  await first.stop();
  // With a system PostgreSQL of another major version present, the cluster's own version decides.
  const second = await start(t, directory);
  assert.deepEqual(await query(second, `select current_setting('server_version') as version`), [{ version }]);
});

test('startEmbeddedPostgres: the application is no superuser and owns what an earlier version made as one', async (t) => {
  const directory = await makeDirectory(t);
  const first = await start(t, directory);
  const role = `select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls from pg_roles where rolname = current_user`;
  assert.deepEqual(await query(first, role), [
    { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, rolbypassrls: false },
  ]);
  await assert.rejects(query(first, `copy (select 1) to program 'true'`), /permission denied/);
  await assert.rejects(query(first, `select pg_read_file('postgresql.conf')`), /permission denied/);
  // As the cluster of an earlier version: everything belongs to the superuser.
  const administration = { ...first.administration, database: 'selfsame' };
  const asSuperuser = { ...first, connection: administration };
  await query(asSuperuser, 'alter database selfsame owner to selfsame');
  for (const statement of [
    'create extension pg_trgm',
    'create schema jobs',
    "create type jobs.state as enum ('one', 'two')",
    'create table jobs.job (id int generated always as identity, state jobs.state, name text) partition by list (name)',
    "create table jobs.mine partition of jobs.job for values in ('mine')",
    'create table kept (id bigserial primary key)',
    'create sequence loose',
    'create view seen as select id from kept',
    "create function one() returns int language sql as 'select 1'",
  ])
    await query(asSuperuser, statement);
  await first.stop();
  const second = await start(t, directory);
  for (const statement of [
    "alter type jobs.state add value 'three'",
    'alter table jobs.job add column more int',
    "insert into jobs.mine (name) values ('mine')",
    'alter table kept add column more int',
    'insert into kept default values',
    'alter sequence loose restart',
    'create or replace view seen as select id from kept where id > 0',
    "create or replace function one() returns int language sql as 'select 2'",
    'create table fresh (id int)',
  ])
    await query(second, statement);
});

test('startEmbeddedPostgres: stopped and started again, within 5 s', async (t) => {
  const directory = await makeDirectory(t);
  await (await start(t, directory)).stop();
  const took: number[] = [];
  // The shortest counts: a machine that stood still for a moment held up one of the three.
  for (let n = 0; n < 3; n++) {
    const before = performance.now();
    const postgres = await start(t, directory);
    took.push(performance.now() - before);
    await postgres.stop();
  }
  assert.ok(Math.min(...took) < 5_000, `${took} ms`);
});

test('startEmbeddedPostgres: a folder that holds something else, says so', async (t) => {
  const directory = await makeDirectory(t);
  await (await start(t, directory)).stop();
  await rm(join(directory, 'data/PG_VERSION'));
  await assert.rejects(
    startEmbeddedPostgres({ directory, log, onLost: () => undefined }),
    /is no PostgreSQL cluster/,
  );
});

test('placeCluster: a data folder the database user cannot reach, is replaced by a link', {
  skip: !isRoot,
}, async (t) => {
  const closed = await mkdtemp('/tmp/selfsame-closed-');
  const directory = join(closed, 'postgres');
  const place = await placeCluster(directory);
  t.after(async () => {
    await rm(place.root, { recursive: true });
    await rm(closed, { recursive: true });
  });
  assert.match(place.root, /^\/var\/lib\/selfsame\//);
  assert.equal(await realpath(directory), place.root);
  assert.equal((await placeCluster(directory)).root, place.root);
});

test('placeCluster: a path too long for a unix socket, puts the socket elsewhere', async (t) => {
  const directory = join(await makeDirectory(t), 'x'.repeat(100), 'postgres');
  const { socketDirectory } = await placeCluster(directory);
  t.after(() => rm(socketDirectory, { recursive: true }));
  assert.ok(Buffer.byteLength(`${socketDirectory}/.s.PGSQL.5432.lock`) <= 107);
});

test('explainFailure: what PostgreSQL prints, becomes what to do', async (t) => {
  const place = await placeCluster(join(await makeDirectory(t), 'postgres'));
  for (const [output, sentence] of [
    ['FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device', /is full/],
    ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', /is read-only/],
    ['FATAL:  database files are incompatible with server', /another major version/],
    ['FATAL:  could not open "/x": Permission denied', /permission denied/],
    ["error: EROFS: read-only file system, open '/x'", /is read-only/],
    ["error: EACCES: permission denied, mkdir '/x'", /permission denied/],
    ['FATAL:  something new', /something new/],
    ['', /printed no reason/],
  ] as const) {
    assert.match(explainFailure(output, place), sentence);
  }
});

const running = new Map<TestContext, EmbeddedPostgres[]>();

async function makeDirectory(t: TestContext): Promise<string> {
  const folder = await mkdtemp('/tmp/selfsame-pg-');
  await chmod(folder, 0o755);
  running.set(t, []);
  t.after(async () => {
    for (const postgres of running.get(t)!) await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return join(folder, 'postgres');
}

async function start(t: TestContext, directory: string, systemDirectory?: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    directory,
    log,
    onLost: assert.ifError,
    ...(systemDirectory !== undefined && { systemDirectory }),
  });
  running.get(t)!.push(postgres);
  return postgres;
}

async function query({ connection }: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function queryUntilItWorks(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    try {
      return await query(postgres, sql);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

async function readPostmaster(directory: string): Promise<number> {
  return Number.parseInt(await readFile(join(directory, 'data/postmaster.pid'), 'utf8'), 10);
}

/** Starts PostgreSQL in a process of its own, which then waits to be killed. */
async function startInChild(directory: string, sql: string): Promise<ChildProcess> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    const { createLog } = await import(${JSON.stringify(join(import.meta.dirname, '../log.ts'))});
    const pg = (await import('pg')).default;
    const { connection } = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, log: createLog('silent'), onLost() {} });
    const client = new pg.Client(connection);
    await client.connect();
    await client.query(${JSON.stringify(sql)});
    process.stdout.write('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout!.once('data', resolve);
    child.once('exit', () => reject(new Error('The child ended before it was ready')));
  });
  child.removeAllListeners('exit');
  return child;
}
