import type { ActKind } from '../acts/act-kinds.ts';
import type { Act, Fault, FaultKind } from './history.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Acts in an order that is rare among acts drawn one by one, and in which much has gone wrong elsewhere. */
interface Pattern {
  name: string;
  /** How often it is drawn next to the others. */
  weight: number;
  draw(random: SeededRandom): Act[];
}

const range = 2 ** 16;

/** The {@link Act.which} of which the newest session of a tenant is taken, whether it has one or four. */
const newest = 11;

/** Draws an act: of a kind, and otherwise anything that is not said. */
const drawn = (random: SeededRandom, kind: ActKind, said: Partial<Act> = {}): Act => ({
  kind,
  node: random.chance(0.5) ? 0 : 1,
  tenant: random.chance(0.5) ? 0 : 1,
  which: random.below(range),
  with: random.below(range),
  how: random.below(range),
  isBeside: false,
  faults: [],
  ...said,
});

/** The same act at the same moment on the other node. */
const twinOf = (act: Act, said: Partial<Act> = {}): Act => ({
  ...act,
  node: act.node === 0 ? 1 : 0,
  isBeside: true,
  faults: [],
  ...said,
});

/** Ends of a transaction: it is undone, or nobody knows whether it is. */
const endings: readonly FaultKind[] = ['fail', 'hang', 'deadlock', 'killBefore', 'lost', 'killAfter'];

/** A fault at the first commit, or at the second. */
const atCommit = (random: SeededRandom): Fault => ({
  at: random.chance(0.75) ? -1 : -2,
  kind: random.pick(endings),
});

/** The second tenant has one account less than it may, and several numbers are created at once. */
function drawLastAccount(random: SeededRandom): Act[] {
  const which = random.below(3);
  const first = drawn(random, 'createAccount', { tenant: 1, which });
  const others = [1, 2].map((step) => twinOf(first, { which: (which + step) % 3 }));
  return [drawn(random, 'deleteAccount', { tenant: 1, which }), first, ...others];
}

/** The second tenant may begin one session more on this day, and two are begun. */
function drawLastSession(random: SeededRandom): Act[] {
  const first = drawn(random, random.pick(['beginSelfie', 'beginEnrolment']), { tenant: 1 });
  return [drawn(random, 'spendDay', { tenant: 1 }), first, twinOf(first)];
}

/** Something of an account that has a picture is erased, and the commit goes wrong. */
function drawErasure(random: SeededRandom): Act[] {
  const who = { tenant: random.chance(0.5) ? 0 : 1, which: random.below(3) } as const;
  const kind = random.pick(['deleteAccount', 'deleteAccount', 'deleteCredential', 'deletePicture'] as const);
  return [
    drawn(random, 'createAccount', who),
    drawn(random, 'bindPhoto', { ...who, with: 1 }),
    drawn(random, kind, { ...who, faults: [atCommit(random)] }),
  ];
}

/** One thing is done by both nodes at once. */
function drawTwins(random: SeededRandom): Act[] {
  const kind = random.pick(['runSchedule', 'runJob', 'deleteAccount', 'bindPhoto', 'cancelSession'] as const);
  const first = drawn(random, kind);
  return [first, twinOf(first)];
}

/** Both nodes extend the audit chain, after changes or beside one. */
function drawSealing(random: SeededRandom): Act[] {
  const seal = drawn(random, 'sealLog');
  const change = drawn(random, random.pick(['createAccount', 'beginSelfie', 'enableAccount'] as const));
  return random.chance(0.5)
    ? [change, seal, twinOf(seal)]
    : [seal, twinOf(seal), { ...change, isBeside: true }];
}

/** A capture waits for operators, and its session ends otherwise. */
function drawReview(random: SeededRandom): Act[] {
  const who = { tenant: random.chance(0.6) ? 0 : 1, which: random.below(2) } as const;
  const doubt = drawn(random, 'leaveDoubt', { ...who, how: 1 + 3 * random.below(range / 4) });
  const end = drawn(random, random.pick(['cancelSession', 'decline', 'deleteAccount', 'passTime'] as const), {
    ...who,
    how: random.pick([5, 6]),
  });
  const isOfSession = end.kind === 'cancelSession' || end.kind === 'decline';
  const read = drawn(random, 'readSession', { ...who, which: newest });
  const acts = [doubt, isOfSession ? { ...end, which: newest } : end, read];
  return random.chance(0.3) ? acts.with(2, { ...drawn(random, 'decideReview', who), isBeside: true }) : acts;
}

/** One of the first two people of a tenant. */
const drawWho = (random: SeededRandom) =>
  ({ tenant: random.chance(0.5) ? 0 : 1, which: random.below(2) }) as const;

/** Somebody has an account that can be used, and a face. */
const drawPerson = (random: SeededRandom, who: Pick<Act, 'tenant' | 'which'>): Act[] =>
  (['createAccount', 'enableAccount', 'bindPhoto'] as const).map((kind) =>
    drawn(random, kind, { ...who, with: 1, how: 1 }),
  );

/** The {@link Act.with} by which the device of the first person is taken, and that of the second. */
const deviceOf = [12, 4];

/** Two people have passkeys, and both nodes are told what one authenticator said; or its passkey is deleted beside it. */
function drawCeremony(random: SeededRandom): Act[] {
  const who = drawWho(random);
  const other = { ...who, which: 1 - who.which };
  const key = random.chance(0.5) ? 1 : deviceOf[other.which]!;
  const ask = drawn(random, 'askForKey', { ...who, with: key, how: random.pick([1, 1, 3, 2]) });
  const answer = drawn(random, 'answerKey', { ...who, with: 1 });
  const beside = random.chance(0.3) ? drawn(random, 'deleteKey', { ...who, isBeside: true }) : twinOf(answer);
  return [
    ...[other, who].flatMap((person) => [
      ...drawPerson(random, person),
      drawn(random, 'enrolKey', { ...person, with: 1, how: 1 }),
    ]),
    ...[ask, answer, beside],
  ];
}

/** The {@link Act.with} by which the own face of the first person is taken, and that of the second. */
const faceOf = [12, 9];

/** Somebody shows passkey and face, and the passkey is deleted between the two, or beside both. */
function drawLostKey(random: SeededRandom): Act[] {
  const who = drawWho(random);
  const lost = drawn(random, 'deleteKey', who);
  const shown = random.chance(0.5)
    ? [drawn(random, 'verifyByKey', { ...who, with: 1, how: 3 }), { ...lost, isBeside: true }]
    : [
        drawn(random, 'askForKey', { ...who, with: 1, how: 3 }),
        drawn(random, 'answerKey', { ...who, with: 1 }),
        lost,
        drawn(random, 'takeSelfie', { ...who, which: newest, with: faceOf[who.which]!, how: 2 }),
      ];
  return [...drawPerson(random, who), drawn(random, 'enrolKey', { ...who, with: 1, how: 1 }), ...shown];
}

/** A code, or a refresh token, is brought to both nodes at once; now and then another application brings it too. */
function drawGrant(random: SeededRandom): Act[] {
  const who = drawWho(random);
  const begin = drawn(random, 'signIn', { ...who, with: random.pick([1, 2]), how: random.pick([3, 4]) });
  const use = drawn(random, 'useGrant', { ...who, which: random.below(2), with: 1, how: 1 });
  return [...drawPerson(random, who), begin, use, twinOf(use, { how: random.pick([1, 1, 5]) })];
}

/** All patterns. */
const patterns: readonly Pattern[] = [
  { name: 'last account', weight: 2, draw: drawLastAccount },
  { name: 'last session', weight: 1, draw: drawLastSession },
  { name: 'erasure', weight: 3, draw: drawErasure },
  { name: 'twins', weight: 3, draw: drawTwins },
  { name: 'sealing', weight: 2, draw: drawSealing },
  { name: 'ceremony', weight: 2, draw: drawCeremony },
  { name: 'grant', weight: 2, draw: drawGrant },
  { name: 'lost key', weight: 1, draw: drawLostKey },
  { name: 'review', weight: 1, draw: drawReview },
];

/** Draws one of the patterns. */
export const drawPattern = (random: SeededRandom): Act[] =>
  random.weighted(patterns.map((pattern) => [pattern, pattern.weight] as const)).draw(random);
