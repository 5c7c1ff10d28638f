import type { Fault, FaultKind } from '../history/history.ts';
import { type ActContext, currentAct } from './act-context.ts';

/** Faults that the place of the call brings about. The others are the node's and the clock's. */
export type PlaceFault = Extract<FaultKind, 'fail' | 'lost' | 'hang' | 'deadlock'>;

/** How a place outside of the process fails: makes the call or not, and throws what the server would get. */
export type FailAt = <T>(kind: PlaceFault, run: () => Promise<T>) => Promise<T>;

/** How long a slow call takes, s: shorter than any lease, longer than one, longer than a session. */
const slowSeconds = [3, 50, 90, 4_000] as const;

const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** A place that knows no deadlock; what hung may have happened or not. */
export const failingWith =
  (errorOf: (kind: PlaceFault) => Error): FailAt =>
  async (kind, run) => {
    if (kind === 'deadlock') return run();
    if (kind !== 'fail') await run();
    throw errorOf(kind);
  };

async function meet<T>(
  act: ActContext,
  { kind, at }: Fault,
  failAt: FailAt,
  run: () => Promise<T>,
): Promise<T> {
  switch (kind) {
    case 'killBefore':
      await act.node.kill();
      return never();
    case 'killAfter':
      await run().catch(() => undefined);
      await act.node.kill();
      return never();
    case 'slow':
      act.pass(slowSeconds[Math.abs(at) % slowSeconds.length]!);
      return run();
    default:
      return failAt(kind, run);
  }
}

/**
 * Makes a call to the outside for the act behind it: when it is the act's turn, and with the fault that is due.
 * @param isCommit whether the call commits a transaction
 */
export async function callOutside<T>(failAt: FailAt, run: () => Promise<T>, isCommit = false): Promise<T> {
  const act = currentAct();
  if (act === undefined) return run();
  if (!act.node.isAlive) return never();
  const at = act.calls++;
  const commit = isCommit ? -++act.commits : undefined;
  const answer = await act.turns.take(act.id, async () => {
    if (!act.node.isAlive) return never<T>();
    const fault = act.faults.find((planned) => planned.at === at || planned.at === commit);
    if (fault === undefined) return run();
    act.met.push(fault);
    return meet(act, fault, failAt, run);
  });
  return act.node.isAlive ? answer : never();
}
