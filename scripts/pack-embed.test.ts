import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'vite';
import { packEmbed } from './pack-embed.ts';

const consumer = `
import { isFinalPage, type PageDetail, transactionAddress } from '@selfsame/embed';
import '@selfsame/embed/define';
import { SelfsameCapture } from '@selfsame/embed/react';
const address: string | null = transactionAddress({ baseUrl: 'https://id.example.com', operationId: 'x', secret: 'a==' });
const seen = ({ page, success }: PageDetail): boolean => success && isFinalPage(page);
document.title = String(address);
SelfsameCapture({ url: address ?? '', onResult: (detail) => void seen(detail) });
`;
const wrong = `
import { SelfsameCapture } from '@selfsame/embed/react';
SelfsameCapture({ url: 'x', onResult: (detail: string) => detail });
`;

test('packEmbed: installed in a folder of its own, type-checks and bundles, its React wrapper with it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-embed-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const tarball = await packEmbed(join(folder, 'packed'));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const tsc = (file: string) =>
    run(
      join(import.meta.dirname, '../node_modules/.bin/tsc'),
      ...['--ignoreConfig', '--strict', '--noEmit', '--skipLibCheck', '--module', 'nodenext'],
      ...['--target', 'es2024', '--lib', 'es2024,dom', '--types', '', file],
    );
  await writeFile(join(folder, 'package.json'), '{"name":"consumer","private":true,"type":"module"}');
  await writeFile(join(folder, 'consumer.ts'), consumer);
  await writeFile(join(folder, 'wrong.ts'), wrong);
  run('npm', 'install', '--no-audit', '--no-fund', tarball, 'react@19.3.1', '@types/react@19.3.0');
  tsc('consumer.ts');
  assert.throws(
    () => tsc('wrong.ts'),
    (error: { stdout: string }) => /wrong\.ts\(3,/.test(error.stdout),
  );
  const bundled = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: join(folder, 'consumer.ts'), formats: ['es'] } },
  });
  const [{ output }] = bundled as unknown as [{ output: { code?: string }[] }];
  assert.match(output.map(({ code }) => code ?? '').join(''), /customElements\.define/);
});
