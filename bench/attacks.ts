/**
 * Runs the attack kit against the session module with the real engine and a real database and writes the table into
 * docs/accuracy.md: `node bench/attacks.ts [trials] [part of a name …]`. Rows of other species stay as they were
 * measured before (`.cache/bench/attacks.json`, or `SELFSAME_ATTACK_ROWS`); each says at which commit. `trials` 0 only
 * writes the table.
 */
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { createRandom } from '../fixtures/create-random.ts';
import { attackKit } from '../packages/server/test/attacks/attack-kit.ts';
import { flashKit } from '../packages/server/test/attacks/flash-kit.ts';
import { puppetKit } from '../packages/server/test/attacks/puppet-kit.ts';
import type { Species } from '../packages/server/test/attacks/species.ts';
import { openStage } from '../packages/server/test/attacks/stage.ts';
import { stillKit } from '../packages/server/test/attacks/still-kit.ts';
import { openUploadStage, uploadKit } from '../packages/server/test/attacks/upload-kit.ts';
import {
  type AttackRow,
  cellsOf,
  headOfRows,
  measuredCommit,
  readRows,
  rowsPath,
  writeRows,
} from './attack/attack-rows.ts';
import { formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';

const trials = Number(process.argv[2] ?? 20);
const wanted = process.argv.slice(3);
const commit = measuredCommit();
const kit: readonly Species[] = [...attackKit, ...flashKit, ...puppetKit, ...stillKit];
const isWanted = ({ name }: { name: string }) =>
  wanted.length === 0 || wanted.some((part) => name.includes(part));

const endings: (() => Promise<void>)[] = [];
const ending = { after: (run: () => Promise<void>) => endings.push(run) };

/** Keeps a row and says it; rows that another run wrote meanwhile are kept, too. */
async function keep(row: AttackRow): Promise<void> {
  const rows = await readRows(rowsPath);
  rows.set(row.name, row);
  await writeRows(rowsPath, rows);
  console.log(cellsOf(row).join(' | '));
}

/** Counts the answers of so many trials. */
async function count(run: (trial: number) => Promise<{ isAccepted: boolean; reason: string }>) {
  const found: Record<string, number> = {};
  let accepted = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { isAccepted, reason } = await run(trial);
    if (isAccepted) accepted++;
    else found[reason] = (found[reason] ?? 0) + 1;
  }
  return { n: trials, accepted, found, commit };
}

async function measureSpecies(): Promise<void> {
  const chosen = kit.filter(isWanted);
  if (chosen.length === 0) return;
  const stage = await openStage(ending);
  // The draws are the same in every run, so that two commits can be compared.
  const random = createRandom(1);
  stage.deps.randomBelow = (below) => Math.floor(random() * below);
  for (const { name, kind, cost = null, run } of chosen) {
    const counted = await count(async (trial) => {
      await stage.forget();
      const { isAccepted, found, answer } = await run(stage, trial);
      return { isAccepted, reason: found ?? answer };
    });
    await keep({ name, kind, cost, ...counted });
  }
}

async function measureUploads(): Promise<void> {
  const chosen = uploadKit.filter(isWanted);
  if (chosen.length === 0) return;
  const stage = await openUploadStage(ending);
  for (const { name, answer, run } of chosen) {
    const counted = await count(async () => {
      const told = await run(stage);
      return { isAccepted: told !== answer, reason: told };
    });
    await keep({ name, kind: 'upload', cost: null, ...counted });
  }
}

if (trials > 0) {
  await measureSpecies();
  await measureUploads();
  for (const end of endings.reverse()) await end();
}

const rows = await readRows(rowsPath);
const ofKit = [...kit, ...uploadKit].flatMap(({ name }) => rows.get(name) ?? []);
const order = [...ofKit, ...[...rows.values()].filter((row) => !ofKit.includes(row))];
const head = [
  'Mode `active` unless a row says otherwise, real engine and database, turns and colours drawn (seeded), 95 % Wilson intervals. Trials of one row are not independent: few people, one machine. Rows that are accepted stay here.',
  'Rows "one photo" use another photo each time (about 20 people of the npm packages, picked by hand for faces that look into the camera); "against an account" uses two photos of one person taken at different times (5 people, 14 ordered pairs); the rest are person A and B of the clips. Prints and screens are rendered, no paper and no phone was held to a camera.',
  'Vocabulary of ISO/IEC 30107-3 and CEN/TS 18099. A recording in one order has 1 chance in 36 per challenge by construction.',
  'The first row is at once the bona fide presentation and the strongest injection of the kit: recordings of every turn, played as asked, get through.',
  'The light of the flash is laid over the pictures by a program (0.2 of the room’s light, on an ellipse): no screen lit a face here, and the first flash row is at once what an editor can do.',
  'Uploads go to the whole server as it is started; after each, its session is open, uncounted and takes a new attempt (a frame without a face goes on: "running"); "accepted" counts other answers than the one expected.',
  'Cost: what an attacker needs beyond a browser with a developer’s tools; lines are of their own code; minutes are for the first victim, then for each further one.',
  'Open-source animators (LivePortrait, Thin-Plate-Spline, First Order Motion) need weights that were not found in npm or Debian packages, so none was run here. They pass the comparison of textures in the laboratory (docs/security.md), and are to be counted as accepted.',
  'Written by `node bench/attacks.ts`.',
].join(' ');
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'attack-kit',
  `${head}\n\n${formatTable([headOfRows, ...order.map(cellsOf)])}`,
  '## Attack kit',
);
