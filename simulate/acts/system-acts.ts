import type { JobName } from '../../packages/server/src/platform/jobs.ts';
import { currentAct } from '../outside/act-context.ts';
import { type JobRow, listDueJobs, settleJob, takeJob } from '../outside/table-jobs.ts';
import type { Node } from '../world/open-node.ts';
import type { World } from '../world/world.ts';
import type { ActRow, Scene } from './act-row.ts';

/** Runs a job on a node, and keeps how it failed. @returns whether it was done */
export async function runJobOn(world: World, node: Node, name: JobName, data: object): Promise<boolean> {
  const handler = node.jobs.handlers.get(name);
  if (handler === undefined) throw new Error(`Nothing works on ${name}`);
  return handler(data as never).then(
    () => true,
    (error: unknown) => {
      world.failedJobs.push({ name, error: String(error), faults: currentAct()?.met.length ?? 0 });
      return false;
    },
  );
}

/** Takes a job out of the queue, runs it, and puts it back when it failed. When the node dies it stays taken. */
export async function runWaiting(world: World, node: Node, job: JobRow): Promise<void> {
  const { db } = world.database;
  await takeJob(db, job);
  await settleJob(db, job, await runJobOn(world, node, job.name, job.data));
}

async function runJob({ world, act, node }: Scene): Promise<void> {
  const due = await listDueJobs(world.database.db, world.clock.now());
  const job = due[act.which % due.length];
  if (!job) return;
  await runWaiting(world, node, job);
  // The queue may take a job for lost that was done, and runs it again.
  if (act.how % 4 === 0) await runJobOn(world, node, job.name, job.data);
}

async function runSchedule({ world, act, node }: Scene): Promise<void> {
  const { schedules } = node.jobs;
  await runJobOn(world, node, schedules[act.which % schedules.length]!, {});
}

const sealLog = async ({ world, node }: Scene): Promise<void> =>
  void (await runJobOn(world, node, 'seal-audit', {}));

/** How far the clock jumps, s. */
const jumps = [1, 30, 61, 130, 900, 4_000, 90_000, 260_000] as const;

async function passTime({ world, act }: Scene): Promise<void> {
  world.clock.pass(jumps[act.how % jumps.length]!);
}

async function restartNode({ node }: Scene): Promise<void> {
  await node.kill();
}

/** The receivers of webhooks answer as they should not for a while. */
async function upsetReceiver({ world, act }: Scene): Promise<void> {
  world.egress.answers.push(...[500, 500, 302].slice(act.how % 3));
}

/** What nobody asked for: jobs, the clock, processes that end, and receivers in trouble. */
export const systemActs = [
  { name: 'runJob', weight: 8, perform: runJob },
  { name: 'runSchedule', weight: 5, perform: runSchedule },
  { name: 'sealLog', weight: 1, perform: sealLog },
  { name: 'passTime', weight: 4, perform: passTime },
  { name: 'restartNode', weight: 1, perform: restartNode },
  { name: 'upsetReceiver', weight: 1, perform: upsetReceiver },
] as const satisfies readonly ActRow[];
