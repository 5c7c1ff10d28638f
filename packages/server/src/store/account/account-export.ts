import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { ListedAccountRow } from './account.ts';

/** Accounts that an export holds. */
export interface ExportedAccounts {
  tenantId: string;
  /** As a list's filter and search say. */
  where: RawBuilder<boolean>;
  /** Only these, by UIN; all of them when it is absent. */
  ids?: readonly string[];
}

const matching = (db: Db, { tenantId, where, ids }: ExportedAccounts) =>
  db
    .selectFrom('account')
    .where('account.tenant_id', '=', tenantId)
    .where('account.deleted_at', 'is', null)
    .where(where)
    .where(ids ? sql<boolean>`account.id = any(${[...ids]}::uuid[])` : sql<boolean>`true`);

/** How many there are. */
export async function countExportedAccounts(db: Db, accounts: ExportedAccounts): Promise<number> {
  const { count } = await matching(db, accounts)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The next of them by UIN, after one that was read; the first without it. */
export const readExportedAccounts = (
  db: Db,
  accounts: ExportedAccounts,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<ListedAccountRow[]> =>
  matching(db, accounts)
    .innerJoin('tenant', 'tenant.id', 'account.tenant_id')
    .leftJoin('biometric_credential', (join) =>
      join
        .onRef('biometric_credential.account_id', '=', 'account.id')
        .on('biometric_credential.deleted_at', 'is', null),
    )
    .selectAll('account')
    .select(['tenant.customer_number', 'tenant.customer_name'])
    .select('biometric_credential.created_at as credential_created_at')
    .where(after === undefined ? sql<boolean>`true` : sql<boolean>`account.id > ${after}::uuid`)
    .orderBy('account.id')
    .limit(limit)
    .execute();
