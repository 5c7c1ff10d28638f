import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../fixtures/free-port.ts';
import { isAlive } from '../src/platform/postgres/postmaster.ts';

// Everything that a shell, a CI or an earlier program may have left behind, and that no setting of ours is.
const hostile: Record<string, string> = {
  PGSSLMODE: 'require',
  PGSSLNEGOTIATION: 'direct',
  PGHOST: '203.0.113.1',
  PGPORT: '1',
  PGUSER: 'stranger',
  PGPASSWORD: 'wrong',
  PGDATABASE: 'elsewhere',
  PGOPTIONS: '-c default_transaction_read_only=on -c DateStyle=German -c statement_timeout=1',
  PGCLIENTENCODING: 'LATIN1',
  PGCLIENT_ENCODING: 'LATIN1',
  PGREPLICATION: 'database',
  PGAPPNAME: 'stranger',
  PGCONNECT_TIMEOUT: '1',
  PGSERVICE: 'nowhere',
  PGDATA: '/nowhere',
  PGTZ: 'Asia/Kathmandu',
  PGDATESTYLE: 'German',
  NODE_PG_FORCE_NATIVE: '1',
  LC_ALL: 'tr_TR.UTF-8',
  LANG: 'xx_YY.nonsense',
  LANGUAGE: 'tr',
  TZ: 'Pacific/Apia',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  ALL_PROXY: 'socks5://127.0.0.1:9',
  NO_PROXY: '',
  NODE_USE_ENV_PROXY: '1',
  NODE_OPTIONS: '--no-deprecation --unhandled-rejections=warn --max-old-space-size=1024',
  NODE_ENV: 'development',
  DEBUG: '*',
  TMPDIR: '/nowhere',
  XDG_CACHE_HOME: '/nowhere',
  LD_LIBRARY_PATH: '/nowhere',
};

/** A program of ours in an environment that holds nothing but what is said, with a umask of 077. */
function run(program: 'main' | 'cli', environment: Record<string, string>, args: string[] = []) {
  const file = join(import.meta.dirname, `../src/${program}.ts`);
  const child = spawn('/bin/sh', ['-c', 'umask 077; exec "$0" "$@"', process.execPath, file, ...args], {
    env: { PATH: process.env.PATH!, SELFSAME_FACE_WORKERS: '1', ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, code, output: () => output };
}

async function makeGround(t: TestContext): Promise<Record<string, string>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'selfsame-hostile-'));
  t.after(async () => {
    // As root with this umask the database is kept elsewhere, behind a link.
    const postgres = await realpath(join(dataDir, 'postgres')).catch(() => dataDir);
    for (const folder of new Set([postgres, dataDir])) await rm(folder, { recursive: true, force: true });
  });
  return { SELFSAME_DATA_DIR: dataDir, SELFSAME_PORT: String(await freePort()) };
}

async function readPostmaster({ SELFSAME_DATA_DIR }: Record<string, string>): Promise<number | null> {
  const file = join(SELFSAME_DATA_DIR!, 'postgres/data/postmaster.pid');
  return Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10) || null;
}

async function untilReady(server: ReturnType<typeof run>): Promise<void> {
  let ended = false;
  void server.code.then(() => {
    ended = true;
  });
  while (!server.output().includes('is ready') && !ended) await sleep(50);
  assert.equal(ended, false, server.output());
}

async function terminate(server: { child: ChildProcess; code: Promise<number | null> }) {
  server.child.kill('SIGTERM');
  return server.code;
}

/** Arguments of a command, the code it ends with, and what it says. */
type Trial = [args: string[], code: number, says: RegExp];

/** Every command that opens the embedded database, but doctor, backup and restore. `calibrate` opens none. */
const besideServer: Trial[] = [
  [
    ['tenant', 'create', 'shop', '--name', 'Ömer & Söhne'],
    0,
    /^Link of owner +http:\/\/localhost:\d+\/portal\/set-up#[\w-]{43}$/m,
  ],
  [['tenant', 'disable', 'shop', '--reason', 'Straße'], 0, /^Customer shop is disabled\.$/m],
  [['portal-link', '--customer', 'selfsame'], 0, /^http:\/\/localhost:\d+\/portal\/set-up#[\w-]{43}$/m],
  [['re-embed'], 0, /^0 of 0 credentials have a template of /m],
  [['upgrade-database'], 0, /^The database is PostgreSQL 18 already/m],
];
const alone: Trial[] = [
  [['tenant', 'erase', 'shop', '--confirm', 'shop'], 0, /./],
  [['verify-audit'], 0, /./],
  [['keys', 'rotate'], 0, /./],
  [['upgrade-database', '--delete-copy'], 0, /^There is no old database\.$/m],
];

async function tryCommands(environment: Record<string, string>, trials: readonly Trial[]): Promise<void> {
  for (const [args, code, says] of trials) {
    const command = run('cli', environment, args);
    assert.equal(await command.code, code, `${args.join(' ')}: ${command.output()}`);
    assert.match(command.output(), says, args.join(' '));
    // A default that a stranger set would show here: a stack, a warning of Node, a line of a library's debug.
    assert.doesNotMatch(command.output(), /^ {4}at |\(node:\d+\)|warning: /im, args.join(' '));
  }
}

test('main, cli: PG variables, locale, time zone, proxies, no HOME, umask 077, serve and tell the truth', async (t) => {
  const environment = { ...(await makeGround(t)), ...hostile };
  const server = run('main', environment);
  t.after(() => void server.child.kill('SIGKILL'));
  await untilReady(server);
  const base = `http://localhost:${environment.SELFSAME_PORT}`;
  assert.equal((await fetch(`${base}/readyz`)).status, 200);
  const postmaster = await readPostmaster(environment);

  const doctor = run('cli', environment, ['doctor']);
  assert.equal(await doctor.code, 0, doctor.output());
  await tryCommands(environment, besideServer);
  const file = join(environment.SELFSAME_DATA_DIR!, 'kept.backup');
  const backup = run('cli', environment, ['backup', file]);
  assert.equal(await backup.code, 0, backup.output());
  assert.ok((await readdir(environment.SELFSAME_DATA_DIR!)).includes('kept.backup.keys'));

  assert.equal(await terminate(server), 0, server.output());
  assert.equal(isAlive(postmaster!), false);
  // The same with a database that the command itself starts.
  await tryCommands(environment, alone);
  assert.equal(await readPostmaster(environment), null, 'no command leaves a postmaster behind');
  const restored = { ...environment, ...(await makeGround(t)) };
  await tryCommands(restored, [[['restore', file], 0, /^\d+ rows and 0 pictures of .+ are restored\.$/m]]);
  await tryCommands(restored, [[['tenant', 'list'], 0, /^shop +Ömer & Söhne +disabled /m]]);
  // What was made under the worst umask is found by a plain start.
  const again = run(
    'cli',
    { ...environment, ...Object.fromEntries(Object.keys(hostile).map((n) => [n, ''])) },
    ['doctor'],
  );
  assert.equal(await again.code, 0, again.output());
});

test('main: a clock in 2099, serves, and doctor says that the clock is wrong', async (t) => {
  const shift = Date.UTC(2099, 11, 31) - Date.now();
  // What Node sees of the clock; PostgreSQL keeps the right one, which is worse than both being wrong.
  const clock = `const now=Date.now.bind(Date);const D=Date;globalThis.Date=class extends D{constructor(...a){a.length?super(...a):super(now()+${shift})}static now(){return now()+${shift}}}`;
  const environment: Record<string, string> = {
    ...(await makeGround(t)),
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}`,
  };
  const server = run('main', environment);
  t.after(() => void server.child.kill('SIGKILL'));
  await untilReady(server);
  const postmaster = await readPostmaster(environment);
  const { id, value } = /id: +(?<id>\S+)\s+value: (?<value>\S+)/.exec(server.output())!.groups!;
  const address = `http://localhost:${environment.SELFSAME_PORT}/IDCompleteBackendEngine/IdentityService/v1/auth/token`;
  const authorization = `Basic ${Buffer.from(`${id}:${value}`).toString('base64')}`;
  const answer = await fetch(address, { method: 'POST', headers: { authorization } });
  assert.equal(answer.status, 200);
  assert.match(
    ((await answer.json()) as { AccessTokenExpirationDate: string }).AccessTokenExpirationDate,
    /^2099|^2100/,
  );
  const doctor = run('cli', environment, ['doctor']);
  assert.equal(await doctor.code, 0, doctor.output());
  assert.match(doctor.output(), /WARN {2}clock: .+ s ahead of/);
  assert.equal(await terminate(server), 0, server.output());
  assert.equal(isAlive(postmaster!), false);
});

test('main: SIGTERM at any moment of the start, ends with 0 and leaves no postmaster', async (t) => {
  const environment = await makeGround(t);
  for (const sign of ['postmaster', 'PostgreSQL is running', 'brought up to date', 'is ready']) {
    const server = run('main', environment);
    t.after(() => void server.child.kill('SIGKILL'));
    let postmaster: number | null = null;
    while (sign === 'postmaster' ? postmaster === null : !server.output().includes(sign)) {
      await sleep(10);
      postmaster = await readPostmaster(environment);
      // The schema is made once; later starts have nothing to bring up to date.
      if (server.output().includes('is ready')) break;
      assert.equal(server.child.exitCode, null, server.output());
    }
    const before = performance.now();
    assert.equal(await terminate(server), 0, `${sign}: ${server.output()}`);
    assert.ok(performance.now() - before < 30_000, sign);
    if (postmaster !== null) assert.equal(isAlive(postmaster), false, sign);
  }
});

test('main: a database that never answers, ends with one sentence within the time that was given', async (t) => {
  // Takes connections and says nothing.
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => void silent.close());
  const { port } = silent.address() as { port: number };
  const server = run('main', {
    ...(await makeGround(t)),
    DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/x`,
    SELFSAME_START_PATIENCE_SEC: '5',
    SELFSAME_LOG_LEVEL: 'fatal',
  });
  assert.equal(await server.code, 69, server.output());
  assert.match(
    server.output(),
    /^Selfsame can't start: it did not become ready within 5 s .+the database.+\n$/,
  );
});
