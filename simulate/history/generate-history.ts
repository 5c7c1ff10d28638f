import { actKinds } from '../acts/act-kinds.ts';
import type { Act, Fault, FaultKind, History } from './history.ts';
import { drawPattern } from './patterns.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** Acts of a history: `least` to `most`. */
export const historyLength = { least: 20, most: 200 } as const;

const mostCalls = 60;
const range = 2 ** 16;

/** How often each fault is drawn, next to each other. */
const faultWeights: readonly (readonly [FaultKind, number])[] = [
  ['fail', 4],
  ['lost', 4],
  ['hang', 2],
  ['deadlock', 3],
  ['slow', 3],
  ['killBefore', 1],
  ['killAfter', 1],
];

/** How an act is drawn. */
interface Manner {
  faultChance: number;
  besideChance: number;
}

/** How a history is: some are calm, so that much comes about; some are rough. */
interface Temper extends Manner {
  /** How often acts of a pattern come in place of one. */
  patternChance: number;
}

const drawTemper = (random: SeededRandom): Temper => ({
  faultChance: random.pick([0, 0.1, 0.3, 0.6]),
  besideChance: random.pick([0, 0.3, 0.6]),
  patternChance: random.pick([0, 0.05, 0.1]),
});

/** Of all calls, early ones are met more often: most acts make few. What is most at stake is at stake at a commit. */
const drawPlace = (random: SeededRandom): number =>
  random.chance(0.25) ? -1 - random.below(3) : random.below(1 + random.below(mostCalls));

const drawFault = (random: SeededRandom): Fault => ({
  at: drawPlace(random),
  kind: random.weighted(faultWeights),
});

function drawAct(random: SeededRandom, { faultChance, besideChance }: Manner, last: Act | undefined): Act {
  const isBeside = last !== undefined && random.chance(besideChance);
  // Who gets no answer soon asks again, on whichever node.
  const isAgain = isBeside && random.chance(0.35);
  const kind = isAgain
    ? last.kind
    : random.weighted(actKinds.map(({ name, weight }) => [name, weight] as const));
  // People go on with what they were at, and races are about one thing.
  const isSame = last !== undefined && random.chance(isBeside ? 0.9 : 0.5);
  const drawn: Act = {
    kind,
    node: random.chance(0.5) ? 0 : 1,
    tenant: isSame ? last.tenant : random.chance(0.7) ? 0 : 1,
    which: isSame ? last.which : random.below(range),
    with: isSame && random.chance(0.6) ? last.with : random.below(range),
    how: random.below(range),
    isBeside,
    faults: [],
  };
  while (random.chance(faultChance)) drawn.faults.push(drawFault(random));
  return drawn;
}

/** Accounts with a face in both tenants, so that there is somebody to verify from the beginning. */
function drawPrologue(): Act[] {
  const plain = { node: 0, with: 1, how: 1, isBeside: false, faults: [] } as const;
  const people = [0, 1].flatMap((tenant) => [0, 1].map((which) => ({ tenant: tenant as 0 | 1, which })));
  return people.flatMap((person) =>
    (['createAccount', 'bindPhoto'] as const).map((kind) => ({ ...plain, ...person, kind, faults: [] })),
  );
}

/** Of histories, those in which backups are made and restored: a restore takes as long as a hundred acts. */
const restoreChance = 0.1;

/** Acts that {@link withRestores} adds at most. */
const mostRestoreActs = 5;

/** Puts backups into a history, and restores of them some acts later. */
function withRestores(random: SeededRandom, acts: readonly Act[]): Act[] {
  const drawn = (kind: Act['kind']): Act => ({
    ...drawAct(random, { faultChance: 0, besideChance: 0 }, undefined),
    kind,
  });
  const from = acts.length >> 2;
  const first = from + random.below(acts.length - from);
  const second = first + random.below(acts.length - first);
  const end = second + random.below(acts.length - second);
  return [
    ...acts.slice(0, first),
    drawn('backUp'),
    ...acts.slice(first, second),
    // What a restore must not bring back.
    ...(random.chance(0.7) ? [drawn('deleteAccount')] : []),
    ...(random.chance(0.5) ? [drawn('backUp')] : []),
    ...acts.slice(second, end),
    drawn('restore'),
    ...acts.slice(end),
    ...(random.chance(0.3) ? [drawn('restore')] : []),
  ];
}

/** Draws a history; the same for the same seed. Most are short: they cost less, and a fault needs few acts. */
export function generateHistory(seed: number): History {
  const random = seededRandom(seed);
  const temper = drawTemper(random);
  const longer = random.below(historyLength.most - historyLength.least + 1);
  const length = historyLength.least + random.below(longer + 1);
  const acts = drawPrologue();
  while (acts.length < length) {
    if (random.chance(temper.patternChance)) acts.push(...drawPattern(random));
    else acts.push(drawAct(random, temper, acts.at(-1)));
  }
  if (!random.chance(restoreChance)) return { seed, acts: acts.slice(0, historyLength.most) };
  return { seed, acts: withRestores(random, acts.slice(0, historyLength.most - mostRestoreActs)) };
}
