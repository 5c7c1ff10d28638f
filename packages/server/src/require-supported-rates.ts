import { ModelUnusable } from '@selfsame/face';
import type { Db } from './store/seal/vault.ts';
import { listTenants } from './store/tenant/tenant.ts';
import { readMatchingPolicy, writeTenantSetting } from './store/tenant/tenant-setting.ts';
import { listTemplateRates } from './store/tenant/transaction-template.ts';

/** What the numbers of an embedder support. */
export interface SupportedRates {
  /** Id of the embedder. */
  model: string;
  fmrRange: { min: number; max: number };
}

/**
 * Makes sure that the embedder of new templates supports the false match rate of every tenant and of its transaction
 * templates: else faces would be enrolled that nobody can be compared with.
 * @throws ModelUnusable with the tenant, its rate and what to do
 */
export async function requireSupportedRates(
  db: Db,
  { model, fmrRange: { min, max } }: SupportedRates,
): Promise<void> {
  for (const { id, customer_number: customer } of await listTenants(db)) {
    const { FalseMatchRate } = await readMatchingPolicy(db, id);
    const rates = [FalseMatchRate, ...(await listTemplateRates(db, id))];
    const unsupported = rates.find((rate) => rate < min || rate > max);
    if (unsupported !== undefined)
      throw new ModelUnusable(
        `The customer ${customer} matches at a false match rate of ${unsupported}; the numbers of ${model} support ${min.toPrecision(2)} to ${max.toPrecision(2)}. Start with the model of before, choose a rate in the portal (Matching, Transaction templates) that both support, then start with this one; or calibrate this one on more pairs.`,
      );
  }
}

/** Gives a tenant that was made just now the smallest supported rate, where the usual one is not supported. */
export async function chooseFirstRate(
  db: Db,
  tenantId: string,
  { fmrRange: { min, max } }: SupportedRates,
): Promise<void> {
  const policy = await readMatchingPolicy(db, tenantId);
  if (policy.Version !== 0 || (policy.FalseMatchRate >= min && policy.FalseMatchRate <= max)) return;
  await writeTenantSetting(db, tenantId, 'matching', { ...policy, FalseMatchRate: min });
}
