import { PgBoss } from 'pg-boss';
import { connectionOptions, type DatabaseConnection } from './database.ts';
import { inNameOf, ownNames } from './in-name-of.ts';
import type { JobName, Jobs, SqlExecutor } from './jobs.ts';
import type { Log } from './log.ts';
import { traced } from './tracing/traced.ts';

/** What a queue needs beside its name. */
export interface JobsOptions {
  connection: DatabaseConnection;
  log: Pick<Log, 'error' | 'warn'>;
  /** Told after every run of a job, for the metrics. */
  onFinished?: (name: JobName, outcome: 'completed' | 'failed') => void;
}

/** A run longer than this counts as dead and is tried again: longer than any job of ours takes. */
const expireInSeconds = 60;
/** How often the queue is read when no notification came: bounds the lateness of a job that starts later. */
const pollingSeconds = 5;
const stopTimeoutMs = 20_000;

interface Worker {
  name: JobName;
  concurrency: number;
  run(data: never): Promise<void>;
}

/** Names of the running registrations of each queue; a worker of pg-boss is woken by its name. */
type WorkerIds = Map<JobName, string[]>;

/** Runs one job at a time of a queue, and goes on with the next at once. Returns the name of the registration. */
async function startWorker(
  boss: PgBoss,
  { name, run }: Worker,
  { log, onFinished }: Pick<JobsOptions, 'log' | 'onFinished'>,
): Promise<string> {
  const polling = { pollingIntervalSeconds: pollingSeconds, notifyPollingIntervalSeconds: pollingSeconds };
  const id: string = await boss.work<object>(name, { ...polling, batchSize: 1 }, async ([job]) => {
    try {
      await inNameOf(ownNames.jobs, () => traced(`job ${name}`, {}, () => run(job!.data as never)));
      onFinished?.(name, 'completed');
    } catch (error) {
      onFinished?.(name, 'failed');
      log.error({ err: error, job: name }, 'job failed');
      // pg-boss keeps the error in its table; the cause may carry data that must not stay there.
      throw new Error(`${name} failed: ${error instanceof Error ? error.name : 'unknown'}`);
    } finally {
      // Otherwise the next waiting job is fetched only at the next poll.
      boss.notifyWorker(id);
    }
  });
  return id;
}

/** Makes a queue and starts its workers. */
async function startQueue(boss: PgBoss, worker: Worker, options: JobsOptions): Promise<string[]> {
  // Policy "short": at most one waiting job per key; see `add` for jobs that have no key.
  await boss.createQueue(worker.name, {
    policy: 'short',
    notify: true,
    retryLimit: 10,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 3_600,
    expireInSeconds,
    deleteAfterSeconds: 86_400,
  });
  // One registration each, not pg-boss's localConcurrency: it would not let a worker wake itself after a job.
  return Promise.all(Array.from({ length: worker.concurrency }, () => startWorker(boss, worker, options)));
}

function createBoss({ connection, log }: JobsOptions): PgBoss {
  const boss = new PgBoss({
    ...connectionOptions(connection),
    application_name: 'selfsame jobs',
    max: 4,
    useListenNotify: true,
    connectionTimeoutMillis: 10_000,
  } as ConstructorParameters<typeof PgBoss>[0] & object);
  boss.on('error', (error) => log.error({ err: error }, 'job queue failed'));
  boss.on('warning', ({ message }) => log.warn({ reason: message }, 'job queue warns'));
  return boss;
}

/**
 * {@link Jobs} on pg-boss 12, schema `pgboss` in the same database. A failing job is retried 10 times with
 * growing delays. Workers wake by NOTIFY when the adding transaction commits, on every node.
 */
export function createPgBossJobs(options: JobsOptions): Jobs {
  const boss = createBoss(options);
  const workers: Worker[] = [];
  const schedules: { name: JobName; cron: string; data: object }[] = [];
  const workerIds: WorkerIds = new Map();
  return {
    async add(tx, name, data, { singletonKey = crypto.randomUUID(), startAfter } = {}) {
      await boss.send(name, data, { db: executorOf(tx), singletonKey, ...(startAfter && { startAfter }) });
    },
    work(name, handler, { concurrency = 1 } = {}) {
      workers.push({ name, concurrency, run: handler as Worker['run'] });
    },
    schedule(name, cron, data) {
      schedules.push({ name, cron, data });
    },
    nudge(name) {
      for (const id of workerIds.get(name) ?? []) boss.notifyWorker(id);
    },
    async start() {
      await boss.start();
      await Promise.all(
        workers.map(async (worker) => workerIds.set(worker.name, await startQueue(boss, worker, options))),
      );
      for (const { name, cron, data } of schedules) {
        await boss.schedule(name, cron, data, { singletonKey: 'scheduled' });
      }
    },
    async stop() {
      workerIds.clear();
      await boss.stop({ graceful: true, close: true, timeout: stopTimeoutMs });
    },
  };
}

const executorOf = (tx: SqlExecutor) => ({
  executeSql: async (sql: string, values: unknown[] = []) => {
    const { rows } = await tx.executeQuery({
      sql,
      parameters: values,
      query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
      queryId: { queryId: 'pgboss' },
    } as unknown as Parameters<SqlExecutor['executeQuery']>[0]);
    return { rows: [...rows] };
  },
});
