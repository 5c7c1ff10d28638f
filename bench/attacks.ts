/**
 * Runs the attack kit against the session module with the real engine and a real database and writes the table into
 * docs/accuracy.md: `node bench/attacks.ts [trials per species]`.
 */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { attackKit } from '../packages/server/test/attacks/attack-kit.ts';
import { flashKit } from '../packages/server/test/attacks/flash-kit.ts';
import { openStage } from '../packages/server/test/attacks/stage.ts';
import { openUploadStage, uploadKit } from '../packages/server/test/attacks/upload-kit.ts';
import { formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';

const trials = Number(process.argv[2] ?? 10);
const endings: (() => Promise<void>)[] = [];
const stage = await openStage({ after: (run) => endings.push(run) });
stage.deps.randomBelow = (below) => randomInt(below);

const rows: string[][] = [['species', 'kind', 'n', 'refused', 'accepted', 'found out by']];
for (const species of [...attackKit, ...flashKit]) {
  const found = new Map<string, number>();
  let accepted = 0;
  for (let trial = 0; trial < trials; trial++) {
    await stage.forget();
    const verdict = await species.run(stage, trial);
    if (verdict.isAccepted) accepted++;
    else {
      const name = verdict.found ?? verdict.answer;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  const reasons = [...found].map(([name, count]) => `${name} ${count}`).join(', ');
  rows.push([
    species.name,
    species.kind,
    String(trials),
    String(trials - accepted),
    String(accepted),
    reasons || '–',
  ]);
  console.log(rows.at(-1)!.join(' | '));
}
const uploads = await openUploadStage({ after: (run) => endings.push(run) });
for (const upload of uploadKit) {
  const answers = new Map<string, number>();
  for (let trial = 0; trial < trials; trial++) {
    const answer = await upload.run(uploads);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  const refused = answers.get(upload.answer) ?? 0;
  const told = [...answers].map(([answer, count]) => `${answer} ${count}`).join('; ');
  rows.push([upload.name, 'upload', String(trials), String(refused), String(trials - refused), told]);
  console.log(rows.at(-1)!.join(' | '));
}
for (const end of endings.reverse()) await end();

const head = [
  'Mode `active` (rows that begin with "flash": `active+flash`), real engine and database, turns and colours drawn at random, person A and B of the test clips (two people: counts, no rates).',
  'Vocabulary of ISO/IEC 30107-3 and CEN/TS 18099. A recording in one order has 1 chance in 36 per challenge by construction.',
  'The first row is at once the bona fide presentation and the strongest injection of the kit: recordings of every turn, played as asked, get through.',
  'The light of the flash is laid over the pictures by a program (0.2 of the room’s light, on an ellipse): no screen lit a face here, and the first flash row is at once what an editor can do.',
  'Uploads go to the whole server as it is started; after each, its session is open, uncounted and takes a new attempt (a frame without a face goes on: "running").',
  'Written by `node bench/attacks.ts`.',
].join(' ');
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'attack-kit',
  `${head}\n\n${formatTable(rows)}`,
  '## Attack kit',
);
