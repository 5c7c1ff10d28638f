import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../../../fixtures/cache.ts';
import { verbs } from '../src/cli/verbs.ts';

/** Runs the command that npm links, as a shell finds it: by the Node of this PATH, whatever it is. */
const selfsame = (...args: string[]) =>
  new Promise<{ code: unknown; output: string }>((resolve) =>
    execFile(join(repositoryRoot, 'node_modules/.bin/selfsame'), args, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    ),
  );

test('selfsame: the command that portal and guides name, lists its verbs; one that is none, ends with EX_USAGE', async () => {
  const help = await selfsame('help');
  assert.equal(help.code, 0, help.output);
  for (const { name } of verbs) assert.match(help.output, new RegExp(`^  ${name} `, 'm'));
  const unknown = await selfsame('no-such-verb');
  assert.equal(unknown.code, 64);
  assert.match(unknown.output, /there is no command "no-such-verb"/);
});
