import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../../../fixtures/free-port.ts';
import { withGround } from '../test/app.ts';
import { urlOf } from '../test/database.ts';

test('main: a bad setting, one sentence and exit code 78', async () => {
  const { code, stderr } = await runMain({ SELFSAME_PORT: 'http' });
  assert.equal(code, 78);
  assert.equal(
    stderr,
    `Selfsame can't start: SELFSAME_PORT is "http"; it must be a whole number from 1 to 65535.\n`,
  );
});

test('main: no models, one sentence and exit code 78; an address given as a client’s, is warned of before', async (t) => {
  const { config, database } = await withGround(t);
  const { code, stdout, stderr } = await runMain({
    DATABASE_URL: urlOf(database.connection),
    SELFSAME_DATA_DIR: config.dataDir,
    SELFSAME_MODELS_DIR: join(config.dataDir, 'nothing'),
    SELFSAME_LOG_LEVEL: 'warn',
    SELFSAME_URL: 'https://id.example.com',
  });
  assert.match(stdout, /SELFSAME_URL is an address for clients.+SELFSAME_BASE_URL/);
  assert.equal(code, 78, stderr);
  assert.match(stderr, /^Selfsame can't start: .+\n$/);
});

test('main: an embedder whose manifest is not there, one sentence and exit code 78', async (t) => {
  const { config, database } = await withGround(t);
  const { code, stderr } = await runMain({
    DATABASE_URL: urlOf(database.connection),
    SELFSAME_DATA_DIR: config.dataDir,
    SELFSAME_EMBEDDER: join(config.dataDir, 'own.json'),
  });
  assert.equal(code, 78, stderr);
  assert.match(stderr, /^Selfsame can't start: .+own\.json can't be read \(ENOENT\)\. .+\n$/);
});

test('main: the port is taken, says which; SIGTERM after a good start, ends with 0', async (t) => {
  const { config, database } = await withGround(t);
  const holder = createServer();
  // One that nobody else gets once it is let go.
  const port = await freePort();
  await new Promise<void>((resolve) => holder.listen(port, 'localhost', resolve));
  t.after(() => void holder.close());
  const environment = {
    DATABASE_URL: urlOf(database.connection),
    SELFSAME_DATA_DIR: config.dataDir,
    SELFSAME_PORT: String(port),
    SELFSAME_FACE_WORKERS: '1',
  };
  const refused = await runMain(environment);
  assert.equal(refused.code, 78, refused.stderr);
  assert.match(refused.stderr, new RegExp(`SELFSAME_PORT is ${port}, which another program already uses`));
  // This start made the first key, and no later one could tell its value.
  assert.match(refused.stdout, /First API key, shown only now/);
  await new Promise((resolve) => holder.close(resolve));
  const good = await runMain(environment, (child) => child.kill('SIGTERM'));
  assert.equal(good.code, 0, good.stderr);
  assert.match(good.stdout, /Selfsame is ready/);
  assert.doesNotMatch(good.stdout, /First API key/);
});

test('main: --help, prints it; any other argument, is 64 with the usage; neither starts a server or makes data', async (t) => {
  const { config } = await withGround(t);
  const environment = { SELFSAME_DATA_DIR: join(config.dataDir, 'none') };
  const help = await runMain(environment, undefined, ['--help']);
  assert.equal(help.code, 0, help.stderr);
  assert.match(help.stdout, /^Usage: selfsame start[\s\S]*SELFSAME_PORT/);
  for (const wrong of ['--port=8090', 'doctor']) {
    const { code, stdout, stderr } = await runMain(environment, undefined, [wrong]);
    assert.deepEqual([code, stdout], [64, ''], wrong);
    assert.match(stderr, /Usage: selfsame start/);
  }
  await assert.rejects(stat(environment.SELFSAME_DATA_DIR), { code: 'ENOENT' });
});

/** Runs the process; `onReady` is called once it greeted. */
function runMain(
  environment: Record<string, string>,
  onReady: (child: { kill(signal: NodeJS.Signals): boolean }) => void = () => undefined,
  args: readonly string[] = [],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, SELFSAME_LOG_LEVEL: 'error', ...environment };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      const wasReady = stdout.includes('is ready');
      stdout += chunk;
      if (!wasReady && stdout.includes('is ready')) onReady(child);
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
