import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { packClient } from './pack-client.ts';

const consumer = `
import { createClient, SelfsameError, transactionUrl } from '@selfsame/client';
const client = createClient({ baseUrl: 'http://127.0.0.1:9', apiKeyId: 'a', apiKeyValue: 'b', maxTries: 1 });
const failure: unknown = await client.GetAccount({ params: { AccountNumber: 'n' } }).catch((error: unknown) => error);
const url: string = transactionUrl('https://id.example.com/', { OperationId: 'x', OneTimeSecret: 'a==' });
console.log(failure instanceof SelfsameError, url);
`;
const wrong = `
import { createClient } from '@selfsame/client';
const client = createClient({ baseUrl: 'x', apiKeyId: 'a', apiKeyValue: 'b' });
await client.BeginGetForeignBiometry({ body: { CheckLiveness: 3 } });
`;

test('packClient: installed in a folder of its own, runs as JavaScript and type-checks', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-client-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const tarball = await packClient(join(folder, 'packed'));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const tsc = join(import.meta.dirname, '../node_modules/.bin/tsc');
  const options = [
    '--ignoreConfig',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom',
    '--types',
    '',
  ];
  await writeFile(join(folder, 'package.json'), '{"name":"consumer","private":true,"type":"module"}');
  await writeFile(join(folder, 'consumer.ts'), consumer);
  await writeFile(join(folder, 'wrong.ts'), wrong);
  run('npm', 'install', '--no-audit', '--no-fund', tarball);
  // One check of both, which reads the packed types once; it emits whatever it finds.
  assert.throws(
    () => run(tsc, ...options, '--outDir', 'out', 'consumer.ts', 'wrong.ts'),
    (error: { stdout: string }) => {
      const places = [...error.stdout.matchAll(/^(\S+)\(\d+,/gm)].map(([, file]) => file);
      assert.deepEqual(new Set(places), new Set(['wrong.ts']), error.stdout);
      return /^wrong\.ts\(4,/.test(error.stdout) && !/^error/m.test(error.stdout);
    },
  );
  assert.equal(
    run(process.execPath, 'out/consumer.js').trim(),
    // A host that does not answer is a SelfsameError too.
    'true https://id.example.com/?i=x&s=a%3D%3D',
  );
});
