/**
 * npm run bench:face -- --pairs FILE.csv   columns a,b,same[,fold]: verification accuracy
 * npm run bench:face -- --pad FILE.csv     columns path,label,attack_type[,source], label live|spoof: attack detection
 * npm run bench:face                       the faces of the npm packages, drawn into .cache/bench
 * Paths are relative to the file. Runs the server's own pipeline on one thread; prints n, 95 % intervals and the machine.
 */
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildModels } from '../packages/face/build/build-models.ts';
import { measurePairs, toImagePairs } from '../packages/face/src/calibrate/measure-pairs.ts';
import { readCsv } from '../packages/face/src/calibrate/read-csv.ts';
import { loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { manifests } from '../packages/face/src/model/manifest.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { measureAttacks, toLabelledImages } from './attack/measure-attacks.ts';
import { reportAttacks } from './attack/report-attacks.ts';
import { drawNpmSet } from './draw-npm-set.ts';
import { reportPairs } from './pairs/report-pairs.ts';
import { describeMachine } from './search/search-machine.ts';

let { values: sets } = parseArgs({ options: { pairs: { type: 'string' }, pad: { type: 'string' } } });
if (sets.pairs === undefined && sets.pad === undefined)
  sets = await drawNpmSet(join(import.meta.dirname, '../.cache/bench/npm-set'));
await buildModels(defaultModelFolder);
const models = await loadFaceModels(defaultModelFolder);
console.log(describeMachine());
console.log(
  `embedder ${manifests.embedder.id}, pad ${manifests.pad.id}, one image on each side, mirror image added\n`,
);
if (sets.pairs !== undefined) {
  const table = await readCsv(sets.pairs, ['a', 'b', 'same']);
  const { calibration } = models.embedder.definition.numbers;
  console.log(`## Verification: ${basename(sets.pairs)}\n`);
  console.log(`${reportPairs(await measurePairs(models, toImagePairs(table)), calibration)}\n`);
}
if (sets.pad !== undefined) {
  const { rows, resolvePath } = await readCsv(sets.pad, ['path', 'label', 'attack_type']);
  console.log(`## Attack detection: ${basename(sets.pad)}\n`);
  console.log(reportAttacks(await measureAttacks(models, toLabelledImages(rows, resolvePath))));
}
