import type { Db } from '../store/seal/vault.ts';
import { findTenantByCustomerNumber, listTenants, type TenantRow } from '../store/tenant/tenant.ts';
import { VerbFailed, type VerbOption } from './verb.ts';

/** `--customer NUMBER`, of verbs that act on one tenant. */
export const customerOption: VerbOption = {
  type: 'string',
  value: 'NUMBER',
  description: 'Customer number; may be left out when there is one customer.',
};

/** The tenant that `--customer` names, or the only one there is. @throws VerbFailed */
export async function pickTenant(db: Db, customer: string | boolean | undefined): Promise<TenantRow> {
  if (typeof customer === 'string') {
    const tenant = await findTenantByCustomerNumber(db, customer);
    if (!tenant) throw new VerbFailed(`There is no customer ${customer}.`);
    return tenant;
  }
  const [only, ...others] = (await listTenants(db)).filter(({ erasing_at }) => erasing_at === null);
  if (!only) throw new VerbFailed('There is no customer yet. Start the server once; it prints the link.');
  if (others.length > 0) throw new VerbFailed('There are several customers. Say which: --customer NUMBER.');
  return only;
}
