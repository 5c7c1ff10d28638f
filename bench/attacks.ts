/**
 * Runs the attack kit against the session module with the real engine and a real database, in mode `active`, and
 * writes the table into docs/accuracy.md: `node bench/attacks.ts [trials per species]`.
 */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { attackKit } from '../packages/server/test/attacks/attack-kit.ts';
import { openStage } from '../packages/server/test/attacks/stage.ts';
import { formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';

const trials = Number(process.argv[2] ?? 10);
const endings: (() => Promise<void>)[] = [];
const stage = await openStage({ after: (run) => endings.push(run) });
stage.deps.randomBelow = (below) => randomInt(below);

const rows: string[][] = [['species', 'kind', 'n', 'refused', 'accepted', 'found out by']];
for (const species of attackKit) {
  const found = new Map<string, number>();
  let accepted = 0;
  for (let trial = 0; trial < trials; trial++) {
    // Its own tenant's past, for no trial may be found out by an earlier one.
    await stage.db.deleteFrom('frame_hash').execute();
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
for (const end of endings.reverse()) await end();

const head = [
  'Mode `active`, real engine and database, turns drawn at random, person A and B of the test clips (two people: counts, no rates).',
  'Vocabulary of ISO/IEC 30107-3 and CEN/TS 18099. A recording in one order has 1 chance in 36 per challenge by construction.',
  'The first row is at once the bona fide presentation and the strongest injection of the kit: recordings of every turn, played as asked, get through.',
  'Written by `node bench/attacks.ts`.',
].join(' ');
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'attack-kit',
  `${head}\n\n${formatTable(rows)}`,
  '## Attack kit',
);
