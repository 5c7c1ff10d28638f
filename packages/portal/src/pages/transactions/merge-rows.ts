import type { TransactionPage } from '@selfsame/contract';

/** A page with some of its rows replaced by newer ones; order and count stay, other rows are left out. */
export function mergeRows(page: TransactionPage, newer: TransactionPage['Items']): TransactionPage {
  const byId = new Map(newer.map((row) => [row.Id, row]));
  return { ...page, Items: page.Items.map((row) => byId.get(row.Id) ?? row) };
}
