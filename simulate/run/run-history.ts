import { actKinds } from '../acts/act-kinds.ts';
import type { ActRow } from '../acts/act-row.ts';
import { type Act, type FaultKind, groupsOf, type History } from '../history/history.ts';
import { endInvariants, groupInvariants } from '../invariants/invariants.ts';
import { type SeenDelivery, type Snapshot, takeSnapshot, waitForQuiet } from '../invariants/snapshot.ts';
import { type ActContext, runAct } from '../outside/act-context.ts';
import { reviveJobs } from '../outside/table-jobs.ts';
import type { Ground } from '../world/ground.ts';
import { openWorld, type World } from '../world/world.ts';
import { comeToRest } from './come-to-rest.ts';

/** Something that must not be. */
export interface Violation {
  /** Name of the invariant. */
  invariant: string;
  /** What was found, in a sentence. */
  found: string;
  /** Place of the act after which it was found; null: at the end. */
  act: number | null;
}

/** What came of a history. */
export interface Outcome {
  history: History;
  /** Acts that were done. */
  acts: number;
  /** Faults that were met, by kind. */
  faults: Partial<Record<FaultKind, number>>;
  violations: Violation[];
}

/** Told of each answer and violation, for who looks into a seed. */
export type Watch = (line: string) => void;

const rowOf = (kind: Act['kind']): ActRow => actKinds.find(({ name }) => name === kind)!;

function createContext(world: World, act: Act, id: number): ActContext {
  const node = world.nodes[act.node];
  const { faults } = act;
  return {
    ...{ id, node, faults },
    calls: 0,
    commits: 0,
    met: [],
    turns: world.turns,
    pass: (seconds) => world.clock.pass(seconds),
  };
}

/** Longer than any act takes, on a machine that others use as well, ms. */
const mostActMs = 60_000;

/** @throws Error when an act neither ends nor fails: something of it waits for ever */
async function inTime<T>(work: Promise<T>, name: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${name} does not end`)), mostActMs);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Does the acts of a group, side by side. @returns the faults that they met */
async function performGroup(world: World, group: readonly Act[], from: number): Promise<ActContext['met']> {
  await world.restartDead();
  const contexts = group.map((act, nth) => createContext(world, act, from + nth));
  for (const { id } of contexts) world.turns.join(id);
  await Promise.all(
    group.map(async (act, nth) => {
      const context = contexts[nth]!;
      const node = world.nodes[act.node];
      const scene = { world, act, node, at: context.id, isAlone: group.length === 1 };
      const performed = runAct(context, () => rowOf(act.kind).perform(scene));
      await inTime(Promise.race([performed, node.died]), act.kind).finally(() =>
        world.turns.leave(context.id),
      );
    }),
  );
  if (!world.nodes.every(({ isAlive }) => isAlive)) await reviveJobs(world.database.db);
  return contexts.flatMap(({ met }) => met);
}

/** What a history has seen so far. */
interface Seen {
  snapshot: Snapshot;
  captureEnds: Map<string, Date>;
  deliveries: Map<string, SeenDelivery>;
  /** How many of each there were. */
  answers: number;
  failedJobs: number;
  received: number;
  lines: number;
  statements: { made: number; writes: number };
}

/** What stands in the database now; nothing else than before where nothing was written. */
async function lookAgain(world: World, at: Date, seen: Seen): Promise<Snapshot> {
  const { made, writes } = world.statements;
  const { pool } = world.database;
  const isSame = seen.statements.writes === writes;
  if (!isSame) seen.snapshot = await takeSnapshot(pool, at);
  const busy = !isSame || seen.statements.made === made ? seen.snapshot.busy : await waitForQuiet(pool);
  seen.statements = { made, writes };
  return { ...seen.snapshot, at, busy };
}

async function checkGroup(world: World, acts: readonly Act[], seen: Seen): Promise<Omit<Violation, 'act'>[]> {
  const { restored } = world;
  world.restored = null;
  const at = world.clock.now();
  const was = seen.snapshot;
  const after = await lookAgain(world, at, seen);
  // What stands there after a restore did not come about by acts.
  const before = restored ? after : was;
  for (const [tempId, end] of after.captures) seen.captureEnds.set(tempId, end);
  const answers = world.answers.slice(seen.answers);
  const received = world.egress.received.slice(seen.received);
  const failedJobs = world.failedJobs.slice(seen.failedJobs);
  const { captureEnds, deliveries } = seen;
  const look = {
    world,
    acts,
    before,
    after,
    answers,
    received,
    failedJobs,
    restored,
    captureEnds,
    deliveries: new Map(deliveries),
  };
  for (const [id, delivery] of after.deliveries) deliveries.set(id, delivery);
  seen.snapshot = after;
  seen.answers = world.answers.length;
  seen.failedJobs = world.failedJobs.length;
  seen.received = world.egress.received.length;
  seen.lines = world.log.length;
  const found: Omit<Violation, 'act'>[] = [];
  for (const invariant of groupInvariants)
    for (const sentence of await invariant(look)) found.push({ invariant: invariant.name, found: sentence });
  return found;
}

async function checkEnd(world: World, seen: Seen): Promise<Violation[]> {
  await comeToRest(world);
  const found: Violation[] = (await checkGroup(world, [], seen)).map((one) => ({
    ...one,
    act: null,
  }));
  const last = seen.snapshot;
  for (const invariant of endInvariants)
    for (const sentence of await invariant({ world, last }))
      found.push({ invariant: invariant.name, found: sentence, act: null });
  return found;
}

const describeAct = ({ kind, node, tenant, isBeside, faults }: Act, at: number): string =>
  `${isBeside ? '  beside' : ''} ${at} ${kind} node ${node} tenant ${tenant} ${faults.map((fault) => `${fault.kind}@${fault.at}`).join(' ')}`;

/** Runs a history from its beginning to where all has come to rest, or to the first group that broke an invariant. */
export async function runHistory(
  ground: Ground,
  history: History,
  watch: Watch = () => {},
): Promise<Outcome> {
  const world = await openWorld(ground, history);
  const outcome: Outcome = { history, acts: 0, faults: {}, violations: [] };
  try {
    const snapshot = await takeSnapshot(world.database.pool, world.clock.now());
    const seen: Seen = {
      ...{
        snapshot,
        captureEnds: new Map(),
        deliveries: new Map(),
        answers: 0,
        failedJobs: 0,
        received: 0,
        lines: 0,
        statements: { made: 0, writes: 0 },
      },
    };
    for (const group of groupsOf(history.acts)) {
      for (const [nth, act] of group.entries()) watch(describeAct(act, outcome.acts + nth));
      const met = await performGroup(world, group, outcome.acts);
      for (const { kind } of met) outcome.faults[kind] = (outcome.faults[kind] ?? 0) + 1;
      for (const { operation, status, code } of world.answers.slice(seen.answers))
        watch(`      ${operation} ${status} ${code ?? ''}`);
      for (const line of world.log.slice(seen.lines)) watch(`      ${line.trim()}`);
      outcome.acts += group.length;
      const found = await checkGroup(world, group, seen);
      outcome.violations.push(...found.map((one) => ({ ...one, act: outcome.acts - 1 })));
      if (outcome.violations.length > 0) return outcome;
    }
    outcome.violations.push(...(await checkEnd(world, seen)));
    return outcome;
  } catch (error) {
    const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
    ground.spoilStage();
    outcome.violations.push({ invariant: 'everythingEnds', found, act: outcome.acts });
    return outcome;
  } finally {
    await world.close();
  }
}
