import { type AccountExportQuery, type AccountListItem, limits, type StreamedFile } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import { type CsvColumn, csvHead, csvLine } from '../../platform/csv.ts';
import { transaction } from '../../platform/database.ts';
import type { Caller, Events } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import {
  countExportedAccounts,
  type ExportedAccounts,
  readExportedAccounts,
} from '../../store/account/account-export.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { Database } from '../../store/tables.ts';
import { presentListedAccount } from '../present-account.ts';
import { readAccountConditions } from '../read-account.ts';

/** What exporting needs. */
export interface ExportAccountsDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
}

/** Rows in memory at one time. */
const pageSize = 1_000;

/** Columns of the file, in order; each by the name that the API has for it. */
const columns: CsvColumn<AccountListItem>[] = (
  [
    'AccountNumber',
    'DisplayName',
    'CustomDisplayName',
    'Email',
    'EmailVerified',
    'PhoneNumber',
    'PhoneNumberVerified',
    'Description',
    'Enabled',
    'DisableReason',
    'HasBioCredential',
    'BioCredentialDate',
    'CreatedDate',
    'ModifiedDate',
    'UIN',
  ] as const
).map((name) => [name, (account) => account[name]]);

/**
 * The accounts of a list as a file for spreadsheets, ordered by UIN. It is read and sent a page at a time; that it was taken,
 * and of how many, is in the audit log.
 * @throws Problem E_INVALID_ARGUMENT for a filter that can't be read, or more accounts than a file holds
 */
export async function exportAccounts(
  { db, clock, events }: ExportAccountsDependencies,
  caller: Caller,
  query: AccountExportQuery,
): Promise<StreamedFile> {
  const ids = query.uins?.split(',');
  const accounts: ExportedAccounts = {
    tenantId: caller.tenantId,
    where: readAccountConditions(query),
    ...(ids && { ids }),
  };
  const count = await countExportedAccounts(db, accounts);
  const most = limits.accountExport.rows;
  if (count > most)
    throw new Problem('E_INVALID_ARGUMENT', {
      args: [`${count} accounts match; one export holds at most ${most}. Filter more narrowly.`],
    });
  const now = clock.now();
  await transaction(db, (tx) =>
    events.publish(tx, {
      ...caller,
      type: 'account.listExported',
      references: {},
      data: { isFiltered: Boolean(query.filter || query.search || ids), count },
      at: now,
    }),
  );
  return {
    mediaType: 'text/csv; charset=utf-8',
    fileName: `accounts-${now.toISOString().slice(0, 10)}.csv`,
    chunks: writeRows(db, accounts),
  };
}

async function* writeRows(db: Db, accounts: ExportedAccounts): AsyncGenerator<string> {
  yield csvHead(columns);
  for (let after: string | undefined; ; ) {
    const rows = await readExportedAccounts(db, accounts, { after, limit: pageSize });
    if (rows.length > 0) yield rows.map((row) => csvLine(columns, presentListedAccount(row))).join('');
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.id;
  }
}
