import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
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

test('docs/sandbox.md: the script for CI starts a server, has a key of a sandbox, and leaves nothing that runs', async (t) => {
  // Not below /tmp's default mode 0700: the database runs as another user and must reach its folder.
  const data = mkdtempSync('/tmp/selfsame-e2e-');
  chmodSync(data, 0o755);
  t.after(() => rmSync(data, { recursive: true, force: true }));
  const port = String(await freePort());
  const asked = `curl -fsS -o /dev/null -w 'token %{http_code}\n' -X POST -u "$KEY_ID:$KEY_VALUE" "$BASE/IDCompleteBackendEngine/IdentityService/v1/auth/token"; echo "key $KEY_ID"`;
  const script = (await readRecipe()).replace(ownTests, asked);
  const env = { ...process.env, SELFSAME_PORT: port, SELFSAME_DATA_DIR: data };
  const shell = spawn('bash', ['--norc', '-c', script], { cwd: repositoryRoot, env, timeout: withinMs });
  let printed = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
  const code = await new Promise((resolve) => shell.once('close', resolve));
  assert.equal(code, 0, printed);
  assert.match(printed, /^token 200$/m);
  assert.match(printed, /^key sandbox-/m);
  // npm gave the signal on: a server that lived on would hold its port and its data.
  await assert.rejects(fetch(`http://localhost:${port}/readyz`), /fetch failed/);
});
