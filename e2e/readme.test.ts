import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { openCapturePage } from './capture-page.ts';
import { takeSelfie } from './selfie-flow.ts';
import { apiKey, startServer } from './server.ts';

/** The shell blocks of the README's tour, exactly as printed. */
async function tourBlocks(): Promise<string[]> {
  const readme = await readFile(join(repositoryRoot, 'README.md'), 'utf8');
  const tour = readme.split(/^## /m).find((section) => section.startsWith('The tour')) ?? '';
  return [...tour.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block!);
}

/** Runs a block in the one shell of the tour, as a reader would paste it; answers what it printed. */
const paste = (shell: ChildProcessWithoutNullStreams, block: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk;
      const end = /<<done (\d+)>>\n$/.exec(printed);
      if (!end) return;
      shell.stdout.off('data', read);
      if (end[1] === '0') resolve(printed.slice(0, end.index));
      else reject(new Error(`exit ${end[1]} of:\n${block}\n${printed}`));
    };
    shell.stdout.on('data', read);
    shell.stdin.write(`${block}\necho "<<done $?>>"\n`);
  });

/** Runs the tour's blocks in a shell that ends where one says so; answers all that it printed and how it ended. */
async function runTour(env: Record<string, string>): Promise<{ output: string; code: unknown }> {
  const script = (await tourBlocks()).join('\n');
  const { PATH = '' } = process.env;
  return new Promise((resolve) =>
    execFile('bash', ['--norc', '-c', script], { env: { PATH, ...env } }, (error, stdout, stderr) =>
      resolve({ output: stdout + stderr, code: error?.code ?? 0 }),
    ),
  );
}

test('README: the curl tour without a key, with a wrong one, or without a server, stops at once and says why', async (t) => {
  const server = await startServer();
  t.after(() => server.remove());
  const { baseUrl } = server;
  const cases: { env: Record<string, string>; says: RegExp }[] = [
    { env: { BASE: baseUrl }, says: /Set KEY=id:value/ },
    { env: { BASE: baseUrl, KEY: 'id:value' }, says: /E_[A-Z_]+[\s\S]*Step 1 gave no access token/ },
    {
      env: { BASE: 'http://127.0.0.1:1', KEY: 'id:value' },
      says: /connect[\s\S]*Step 1 gave no access token/,
    },
  ];
  for (const { env, says } of cases) {
    const { output, code } = await runTour(env);
    assert.match(output, says);
    assert.notEqual(code, 0, output);
    assert.doesNotMatch(output, /Step 2|OperationId/);
  }
});

test('README: the curl tour, pasted block by block, enrols a face', async (t) => {
  const server = await startServer();
  t.after(() => server.remove());
  const env = {
    ...process.env,
    BASE: server.baseUrl,
    KEY: `${apiKey.id}:${apiKey.value}`,
    ACCOUNT: 'readme',
  };
  const shell = spawn('bash', ['--norc'], { env });
  t.after(() => shell.kill());

  const blocks = await tourBlocks();
  assert.equal(blocks.length, 7, 'the key and six steps');
  let account = '';
  let credential = '';
  for (const block of blocks) {
    const printed = await paste(shell, block);
    if (block.startsWith('echo')) {
      const capture = await openCapturePage(printed.trim(), {
        camera: { file: await cameraFile('person-a') },
      });
      assert.equal(await takeSelfie(capture), 'verifiedPage');
      await capture.close();
    }
    if (block.includes('/accounts" ')) account = printed;
    if (block.includes('proofedBioCredential')) credential = printed;
  }
  assert.equal(JSON.parse(account).AccountNumber, 'readme');
  assert.equal(JSON.parse(credential).IsProofed, true);
});
