import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { formBatches } from './form-batches.ts';

const folder = await mkdtemp(join(tmpdir(), 'selfsame-in-turn-'));
after(() => rm(folder, { recursive: true }));

const hooked = (name: string) => `
import { after, before, beforeEach, test } from 'node:test';
before(() => console.log('# ${name} before'));
beforeEach(() => console.log('# ${name} before each'));
after(() => console.log('# ${name} after'));
test('${name} works', () => console.log('# ${name} runs'));
`;

/** Runs files in one process and gives what it printed, as TAP. */
async function runTogether(
  files: Record<string, string>,
): Promise<{ status: number | null; lines: string[] }> {
  const paths: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, `${name}.test.mjs`);
    await writeFile(path, text);
    paths.push(relative(repositoryRoot, path));
  }
  const batch = join(folder, 'batch.test.mjs');
  const from = JSON.stringify(join(repositoryRoot, 'scripts/together/run-in-turn.ts'));
  await writeFile(batch, `import { runInTurn } from ${from};\nawait runInTurn(${JSON.stringify(paths)});\n`);
  // Without what says that a runner listens: it would be told in the runner's own code.
  const { NODE_TEST_CONTEXT: _, CPU_RECORD: __, ...env } = process.env;
  const run = spawnSync(process.execPath, ['--test-reporter=tap', batch], { env, encoding: 'utf8' });
  return { status: run.status, lines: `${run.stdout}${run.stderr}`.split('\n').map((line) => line.trim()) };
}

test('runInTurn: hooks of a file, run around its own tests and before the next is loaded', async () => {
  const { status, lines } = await runTogether({ first: hooked('first'), second: hooked('second') });
  assert.equal(status, 0);
  assert.deepEqual(
    lines.filter((line) => /^# (first|second) /.test(line)),
    ['first', 'second'].flatMap((name) =>
      ['before', 'before each', 'runs', 'after'].map((what) => `# ${name} ${what}`),
    ),
  );
});

test('runInTurn: a file that does not load and a test that fails, are named, and the next runs', async () => {
  const { status, lines } = await runTogether({
    broken: `throw new Error('does not load');`,
    failing: `import { test } from 'node:test'; test('a wrong claim', () => { throw new Error('wrong'); });`,
    last: hooked('last'),
  });
  assert.equal(status, 1);
  const ends = lines
    .filter((line) => /^(not )?ok /.test(line))
    .map((line) => line.replace(/ \d+ - .*?([\w ]+?(\.test\.mjs)?)$/, ' $1'));
  assert.deepEqual(ends, [
    'not ok broken.test.mjs',
    'not ok a wrong claim',
    'not ok failing.test.mjs',
    'ok last works',
    'ok last.test.mjs',
  ]);
});

test('formBatches: of the files named, each is in one unit; what starts processes is alone', async () => {
  const alone = 'packages/server/src/main.test.ts';
  const paths = [
    'packages/portal/src/api/step-up.test.ts',
    alone,
    'packages/portal/src/api/list-filter.test.ts',
  ];
  const units = await formBatches(paths, join(folder, 'batches'));
  assert.deepEqual(
    units.map(({ files }) => files),
    [[paths[0], paths[2]], [alone]],
  );
  assert.equal(units[1]!.path, alone);
});
