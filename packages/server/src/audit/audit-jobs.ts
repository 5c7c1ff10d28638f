import type { Jobs, SqlExecutor } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import { type SealDependencies, sealAudit } from './seal-audit.ts';

/** Registers the sealing of the log, every minute; call before the queue starts. */
export function registerAuditJobs(jobs: Pick<Jobs, 'work' | 'schedule'>, deps: SealDependencies): void {
  jobs.work('seal-audit', async () => void (await sealAudit(deps)));
  jobs.schedule('seal-audit', '* * * * *', {});
}

/** Time in which the changes of a burst are sealed together, and by which their transactions have mostly ended. */
const sealDelayMs = 1_000;

/**
 * Asks for a sealing soon after something was recorded: a row is protected only once it is sealed. What this misses
 * (a transaction that takes longer, a process that ends) the job of the minute seals.
 */
export function createSealTrigger(
  jobs: Pick<Jobs, 'add'>,
  deps: { db: SqlExecutor; log: Pick<Log, 'error'> },
): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    setTimeout(() => {
      isAsked = false;
      jobs
        .add(deps.db, 'seal-audit', {}, { singletonKey: 'recorded' })
        .catch((error: unknown) => deps.log.error({ err: error }, 'the audit log could not be sealed early'));
    }, sealDelayMs).unref();
  };
}
