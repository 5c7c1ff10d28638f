import assert from 'node:assert/strict';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { VerbFailed } from '../verb.ts';
import { explainWriting } from './prepare-file.ts';

test('explainWriting: explains what failed on its files, and gives back what failed on others', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-file-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'none/b.tar.gz');
  const explain = async (act: () => Promise<unknown>): Promise<{ error: unknown; told: unknown }> => {
    const error = await act().then(
      () => assert.fail('it did not fail'),
      (reason: unknown) => reason,
    );
    return { error, told: explainWriting(error, [file]) };
  };
  const full = await open('/dev/full', 'w');
  t.after(() => full.close());
  const writing = [
    () => writeFile(`${file}.partial`, ''),
    () => open(join(folder, 'none')),
    () => full.writeFile('x'),
  ];
  for (const act of writing) {
    const { told: sentence } = await explain(act);
    assert.ok(sentence instanceof VerbFailed);
    assert.match(sentence.message, /b\.tar\.gz can't be written: (ENOENT|ENOSPC)/);
  }
  for (const act of [() => readFile(join(folder, 'none/picture')), () => readFile(folder)]) {
    const { error, told: given } = await explain(act);
    assert.equal(given, error);
  }
});
