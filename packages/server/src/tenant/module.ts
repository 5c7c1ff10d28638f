import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { EraseTenantDependencies } from './erase-tenant.ts';
import { tenantList } from './read-tenants.ts';
import { type TenantRouteDependencies, tenantHandlers } from './routes.ts';
import { registerTenantJobs } from './tenant-jobs.ts';

/** Tenants, as the owners of the installation make, stop and erase them. */
export const tenantModule = (
  needs: TenantRouteDependencies & EraseTenantDependencies & { log: Pick<Log, 'info' | 'warn'> },
) => ({
  handlers: tenantHandlers(needs),
  lists: { GetTenants: tenantList },
  jobs: (jobs: Pick<Jobs, 'work' | 'schedule'>) => registerTenantJobs(jobs, needs),
});
