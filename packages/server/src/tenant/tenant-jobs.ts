import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import { recountUsage } from '../store/tenant/recount-usage.ts';
import { listErasingTenants } from '../store/tenant/tenant.ts';
import { type EraseTenantDependencies, eraseTenant } from './erase-tenant.ts';

/** A run is counted as dead after a minute; what is left is done by the next. */
const runMs = 40_000;
/** How long after an erasure it is looked for what a request that was running then has left. */
const lookBackMs = 3_600_000;

/** Goes on with every erasure that has begun. @returns how many are done now */
export async function eraseTenants(deps: EraseTenantDependencies): Promise<number> {
  const signal = AbortSignal.timeout(runMs);
  const since = new Date(deps.clock.now().getTime() - lookBackMs);
  let done = 0;
  for (const tenant of await listErasingTenants(deps.db, since)) {
    const isDone = await eraseTenant(deps, tenant, { signal });
    if (isDone && !tenant.erased_at) done += 1;
  }
  return done;
}

/** Registers the jobs that erase tenants and count their usage anew; call before the queue starts. */
export function registerTenantJobs(
  jobs: Pick<Jobs, 'work' | 'schedule'>,
  deps: EraseTenantDependencies & { log: Pick<Log, 'info' | 'warn'> },
): void {
  jobs.work('erase-tenants', async () => {
    const erased = await eraseTenants(deps);
    if (erased > 0) deps.log.info({ erased }, 'erased tenants');
  });
  jobs.schedule('erase-tenants', '* * * * *', {});
  jobs.work('recount-usage', async () => {
    const drifts = await recountUsage(deps.db);
    if (drifts.length > 0) deps.log.warn({ drifts }, 'usage of tenants was counted wrong; it is mended');
  });
  jobs.schedule('recount-usage', '37 3 * * *', {});
}
