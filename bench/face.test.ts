import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeUps, noFace, personB, portraits } from '../fixtures/photos.ts';
import { buildModels } from '../packages/face/build/build-models.ts';
import { measurePairs, toImagePairs } from '../packages/face/src/calibrate/measure-pairs.ts';
import { CsvUnusable, parseCsv, readCsv } from '../packages/face/src/calibrate/read-csv.ts';
import { type FaceModels, loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { measureAttacks, toLabelledImages } from './attack/measure-attacks.ts';
import { reportAttacks } from './attack/report-attacks.ts';
import { reportPairs } from './pairs/report-pairs.ts';

let models: FaceModels;
let folder: string;
before(async () => {
  await buildModels(defaultModelFolder);
  models = await loadFaceModels(defaultModelFolder);
  folder = await mkdtemp(join(tmpdir(), 'bench-'));
});
after(() => rm(folder, { recursive: true }));

async function writeCsv(name: string, header: string, lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, [header, ...lines, ''].join('\n'));
  return path;
}

test('measurePairs: npm photos, are all right, and an image without a face is a failure to acquire', async () => {
  const people = [[...personB], [portraits.bieber, closeUps.bieber], [portraits.cage], [portraits.audrey]];
  const lines = people.flatMap((ours, i) =>
    ours.flatMap((a, k) => [
      ...ours.slice(k + 1).map((b) => `${a},${b},1`),
      ...people.slice(i + 1).flatMap((theirs) => theirs.map((b) => `${a},${b},0`)),
    ]),
  );
  const path = await writeCsv('pairs.csv', 'a,b,same', [...lines, `${noFace.stamp},${portraits.cage},0`]);
  const table = await readCsv(path, ['a', 'b', 'same']);
  const measured = await measurePairs(models, toImagePairs(table));
  assert.deepEqual(measured.notAcquired, [noFace.stamp]);
  assert.equal(measured.leftOut, 1);
  assert.equal(measured.scored.length, lines.length);
  const report = reportPairs(measured, models.embedder.definition.numbers.calibration);
  assert.match(report, /genuine pairs 4, impostor pairs 17\n/);
  assert.match(report, /failure to acquire: 1 of 8/);
  assert.match(report, /equal error rate: 0\.00 %/);
  assert.match(report, /FMR ≤ 0\.001 +\| - +\| not supported by 17 impostor pairs/);
  assert.match(report, /0\.490 +\| 0\.00 % \[.*\(0\/17\) +\| 100\.00 % \[.*\(4\/4\)/);
});

test('measureAttacks: live photos under both labels, counts them per species and averages by source', async () => {
  const lines = [
    ...personB.map((path) => `${path},live,,clip`),
    `${portraits.cage},live,,cage`,
    `${portraits.connery},spoof,mislabelled,connery`,
    `${closeUps.obama},spoof,close-up,obama`,
  ];
  const path = await writeCsv('pad.csv', 'path,label,attack_type,source', lines);
  const { rows, resolvePath } = await readCsv(path, ['path', 'label', 'attack_type']);
  const measured = await measureAttacks(models, toLabelledImages(rows, resolvePath));
  assert.equal(measured.frames.length, 5);
  assert.equal(measured.captures.length, 3);
  assert.deepEqual(measured.unjudged, { live: 0, attack: 1 });
  const report = reportAttacks(measured);
  assert.match(report, /per image: live 4, attacks 1/);
  assert.match(
    report,
    /\| -3 +\| mislabelled 100\.00 % \[20\.65 … 100\.00\] \(1\/1\) +\| 100\.00 % \| 0\.00 %/,
  );
  assert.match(report, /per capture .*: live 2, attacks 1/);
});

test('parseCsv: a missing column, a short line and quotes, are refused with what is wrong', () => {
  assert.throws(
    () => parseCsv('a,b\n1,2\n', ['a', 'same']),
    (error) => error instanceof CsvUnusable && /no same/.test(error.message),
  );
  assert.throws(() => parseCsv('a,b\n1\n', ['a']), /Line 2 has 1 cells/);
  assert.throws(() => parseCsv('a\n"x"\n', ['a']), /Quoted/);
  assert.deepEqual(parseCsv('\uFEFFa,b\r\n1, x \r\n\r\n', ['b']), [{ a: '1', b: 'x' }]);
});

test('toLabelledImages: a label that is neither live nor spoof, is refused', () => {
  assert.throws(
    () => toLabelledImages([{ path: 'x', label: 'fake', attack_type: '' }], (cell) => cell),
    RangeError,
  );
});
