import { AsyncLocalStorage } from 'node:async_hooks';

const tenants = new AsyncLocalStorage<string>();

/**
 * Does work for a tenant: what it asks of the database takes its turn among what is asked for other tenants
 * (docs/decisions/0347-connections-in-turn.md). Nothing else may look at whom the work is for; use cases are told.
 */
export const inNameOf = <T>(tenantId: string, work: () => T): T => tenants.run(tenantId, work);

/** Whom the running work is for; undefined: for nobody in particular, such as a job. */
export const workedFor = (): string | undefined => tenants.getStore();
