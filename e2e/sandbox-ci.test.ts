import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';
import { freePort } from '../fixtures/free-port.ts';

/** What stands in the recipe for the reader's own tests. */
const ownTests = '(cd ../shop && npm test)';
/** Beside seven other things (load 20) the whole script took 83 s, once: most of it is the first start. */
const withinMs = 180_000;

/** The script of the sandbox's document, as printed. */
async function readRecipe(): Promise<string> {
  const text = await readFile(join(repositoryRoot, 'docs/sandbox.md'), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith('From a test')) ?? '';
  const [, script = ''] = /^```sh\n(.*?)^```/ms.exec(section) ?? [];
  assert.ok(script.includes(ownTests), 'the recipe names the tests of the reader');
  return script;
}

/** Runs the script, its folders below a folder of the test. @returns its exit code, what it printed, what it left there */
async function runRecipe(t: TestContext, port: number, tests: string) {
  // Not mode 0700: the database runs as another user and must reach its folder.
  const folder = mkdtempSync('/tmp/selfsame-e2e-');
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const script = (await readRecipe()).replace(ownTests, tests);
  const env = {
    ...process.env,
    SELFSAME_PORT: String(port),
    TMPDIR: folder,
    DATABASE_URL: 'postgres://127.0.0.1:1/mine',
  };
  const shell = spawn('bash', ['--norc', '-c', script], { cwd: repositoryRoot, env, timeout: withinMs });
  let printed = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
  const code = await new Promise((resolve) => shell.once('close', resolve));
  // What Node and npm keep below the folder of the system is not the script's.
  const left = readdirSync(folder).filter((name) => name.startsWith('tmp.'));
  return { code, printed, left };
}

test('docs/sandbox.md: the script for CI starts a server, has a key of a sandbox, and leaves nothing that runs or lies about', async (t) => {
  const port = await freePort();
  const asked = `curl -fsS -o /dev/null -w 'token %{http_code}\n' -X POST -u "$KEY_ID:$KEY_VALUE" "$BASE/IDCompleteBackendEngine/IdentityService/v1/auth/token"; echo "key $KEY_ID"; ls "$SELFSAME_DATA_DIR"`;
  const { code, printed, left } = await runRecipe(t, port, asked);
  assert.equal(code, 0, printed);
  assert.match(printed, /^token 200$/m);
  assert.match(printed, /^key sandbox-/m);
  assert.match(printed, /^master\.key$/m);
  assert.deepEqual(left, []);
  // npm gave the signal on: a server that lived on would hold its port and its data.
  await assert.rejects(fetch(`http://localhost:${port}/readyz`), /fetch failed/);
});

test('docs/sandbox.md: the script for CI, where another server has the port, names it and asks nothing of that server', async (t) => {
  const asked: string[] = [];
  const other = createServer((request, response) => {
    asked.push(request.url!);
    response.end('ready');
  });
  await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
  t.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  const { code, printed, left } = await runRecipe(t, port, 'echo the tests ran');
  assert.equal(code, 1, printed);
  assert.equal(printed.trim(), `Port ${port} is taken. Give another one in SELFSAME_PORT.`);
  assert.deepEqual([asked, left], [['/'], []]);
});
