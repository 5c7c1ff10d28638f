import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import { purgeTempCapture } from './purge-temp-capture.ts';
import { type SweepDependencies, sweep } from './sweep.ts';
import { type SweepOrphansDependencies, sweepOrphans } from './sweep-orphans.ts';

/** What the jobs of retention need. */
export interface RetentionDependencies {
  purge: SweepDependencies;
  orphans: SweepOrphansDependencies;
  log: Pick<Log, 'info'>;
}

/** Registers the jobs that end what is over; call before the queue starts. */
export function registerRetentionJobs(
  jobs: Pick<Jobs, 'work' | 'schedule'>,
  { purge, orphans, log }: RetentionDependencies,
): void {
  jobs.work('purge-temp-capture', async ({ tempId }) => {
    await purgeTempCapture(purge, tempId);
  });
  jobs.work('sweep', async () => {
    const counts = await sweep(purge);
    if (Object.values(counts).some((count) => count > 0)) log.info(counts, 'swept');
  });
  jobs.work('sweep-orphans', async () => {
    const counts = await sweepOrphans(orphans);
    if (counts.blobs + counts.keys > 0) log.info(counts, 'swept orphans');
  });
  jobs.schedule('sweep', '* * * * *', {});
  jobs.schedule('sweep-orphans', '17 * * * *', {});
}
