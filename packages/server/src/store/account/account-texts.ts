import type { Account, AccountText, CreateAccountRequest, UpdateAccountRequest } from '@selfsame/contract';
import type { ListFieldKind, ListFields } from '../../platform/http/list-query.ts';

/** The optional texts of an account: the column of each, and how lists filter by it; null where none does. */
const accountTexts = {
  CustomDisplayName: { column: 'custom_display_name', list: 'label' },
  Description: { column: 'description', list: 'label' },
  Currency: { column: 'currency', list: null },
  Email: { column: 'email', list: 'label' },
  PhoneNumber: { column: 'phone_number', list: 'text' },
} as const satisfies Record<AccountText, { column: string; list: ListFieldKind | null }>;

/** The columns of an account that hold its optional texts. */
export type AccountTextColumns = Record<(typeof accountTexts)[AccountText]['column'], string | null>;

const entries = Object.entries(accountTexts) as [AccountText, (typeof accountTexts)[AccountText]][];

/** By which of the texts the account list can be filtered and sorted. */
export const accountTextFields: ListFields = Object.fromEntries(
  entries.flatMap(([name, { column, list }]) =>
    list ? [[name, { column: `account.${column}`, kind: list }]] : [],
  ),
);

/** What a request writes into these columns. An absent text, and null, stay as they were; null when there was nothing before. */
export const writeAccountTexts = (
  request: Pick<CreateAccountRequest | UpdateAccountRequest, AccountText>,
  before?: AccountTextColumns,
): AccountTextColumns =>
  Object.fromEntries(
    entries.map(([name, { column }]) => [column, request[name] ?? before?.[column] ?? null]),
  ) as AccountTextColumns;

/** The texts of a row by their names on the wire. */
export const readAccountTexts = (row: AccountTextColumns): Pick<Account, AccountText> =>
  Object.fromEntries(entries.map(([name, { column }]) => [name, row[column]])) as Pick<Account, AccountText>;
