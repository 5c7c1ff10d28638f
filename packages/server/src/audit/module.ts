import type { Jobs } from '../platform/jobs.ts';
import { registerAuditJobs } from './audit-jobs.ts';
import { auditList, erasureList } from './read-audit.ts';
import { type AuditDependencies, auditHandlers } from './routes.ts';
import type { SealDependencies } from './seal-audit.ts';

/** The audit log, receipts and erasure certificates. */
export const auditModule = (needs: AuditDependencies & SealDependencies) => ({
  handlers: auditHandlers(needs),
  lists: { GetAuditEvents: auditList, GetErasureCertificates: erasureList },
  jobs: (jobs: Pick<Jobs, 'work' | 'schedule'>) => registerAuditJobs(jobs, needs),
});
