import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const engine = new URL('../engine.ts', import.meta.url).href;
const loadModel = new URL('./load-model.ts', import.meta.url).href;

/** What a program leaves in a fresh home folder. */
function runInFreshHome(program: string): { output: string; left: string[] } {
  const home = mkdtempSync(join(tmpdir(), 'selfsame-home-'));
  const env = { PATH: process.env.PATH, HOME: home };
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env,
    encoding: 'utf8',
  });
  const left = readdirSync(home, { recursive: true, encoding: 'utf8' });
  rmSync(home, { recursive: true });
  return { output: `${run.stdout}${run.stderr}`, left };
}

test('onnxruntime: of an engine with workers, and on the main thread, leaves no id and no events in the home folder', () => {
  const programs = [
    `const { createFaceEngine } = await import('${engine}');
     const engine = await createFaceEngine({ workers: 1 });
     await engine.close();`,
    `await import('${loadModel}');
     const { InferenceSession } = await import('onnxruntime-node');
     await InferenceSession.create(new Uint8Array([1])).catch(() => undefined);`,
  ];
  for (const program of programs) {
    const { output, left } = runInFreshHome(program);
    assert.deepEqual({ output, left }, { output: '', left: [] });
  }
});
