import type { Tenant } from '@selfsame/contract';

/**
 * What a tenant may have at most, and what it has of it; null where the node that answered is of a version before quotas,
 * as during an update.
 */
export const knownQuotas = ({
  Quotas,
  Usage,
}: Partial<Pick<Tenant, 'Quotas' | 'Usage'>>): Pick<Tenant, 'Quotas' | 'Usage'> | null =>
  Quotas && Usage ? { Quotas, Usage } : null;
