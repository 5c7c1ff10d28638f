import type { Jobs } from '../platform/jobs.ts';
import { type RetentionDependencies, registerRetentionJobs } from './retention-jobs.ts';

/** Ends what is over: expired sessions, temporary captures, orphaned blobs and keys. */
export const retentionModule = (needs: RetentionDependencies) => ({
  jobs: (jobs: Pick<Jobs, 'work' | 'schedule'>) => registerRetentionJobs(jobs, needs),
});
