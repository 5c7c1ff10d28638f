import { runJobOn, runWaiting } from '../acts/system-acts.ts';
import { findNextDue, listDueJobs } from '../outside/table-jobs.ts';
import type { World } from '../world/world.ts';

const mostRounds = 400;
const daySec = 86_400;

/** Runs what waits, and moves the clock to what waits next, until nothing does. */
async function runAllJobs(world: World): Promise<void> {
  const { db } = world.database;
  const node = world.nodes[0];
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await listDueJobs(db, world.clock.now());
    for (const job of due) await runWaiting(world, node, job);
    if (due.length > 0) continue;
    const next = await findNextDue(db);
    if (next === null) return;
    world.clock.pass(Math.max(1, (next.getTime() - world.clock.now().getTime()) / 1_000));
  }
  throw new Error('The jobs of a history never come to an end');
}

/** Lets faults be over and time pass, until all that can happen by itself has happened. */
export async function comeToRest(world: World): Promise<void> {
  await world.restartDead();
  world.egress.answers.length = 0;
  const node = world.nodes[0];
  // Beyond every session and every capture: what is due by time is due then.
  for (const days of [1, 4]) {
    world.clock.pass(days * daySec);
    for (const name of node.jobs.schedules) await runJobOn(world, node, name, {});
    await runAllJobs(world);
  }
  world.clock.pass(daySec);
  for (const name of node.jobs.schedules) await runJobOn(world, node, name, {});
}
