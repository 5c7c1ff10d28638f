import { type SelectQueryBuilder, sql } from 'kysely';
import type { ListClauses } from '../platform/http/list-query.ts';

/** One page of a list, and how many rows it has on all pages. */
export interface PageOf<Row> {
  rows: Row[];
  total: number;
}

/** Reads one page of what a query selects; `clauses` filter, sort and cut it. */
export function readPage<DB, Table extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Table, Row>,
  { where, orderBy, start, size }: ListClauses,
): Promise<PageOf<Row>> {
  const matching = query.where(where);
  return readCounted(matching.orderBy(orderBy).offset(start).limit(size), matching, start);
}

interface Counted {
  total_of_list: string;
}

/**
 * Reads a page and counts the list in one statement. Two would see the table at two moments: a list that counts a row
 * which its page doesn't hold tells whoever follows it that there is nothing to read anew.
 * @param page what the page selects, sorted and cut
 * @param matching what the list selects, uncut
 * @param start rows before the page
 */
export async function readCounted<DB, Table extends keyof DB, Row, Listed, ListedTable extends keyof Listed>(
  page: SelectQueryBuilder<DB, Table, Row>,
  matching: SelectQueryBuilder<Listed, ListedTable, unknown>,
  start: number,
): Promise<PageOf<Row>> {
  const counted = matching.clearSelect().select(sql`count(*)`.as('total_of_list'));
  const counting = page.select(sql`(${counted})`.as('total_of_list'));
  const found = (await counting.execute()) as unknown[] as (Row & Counted)[];
  // A page behind the end has no row that could hold the count.
  const all = found.length > 0 || start === 0 ? found : ((await counted.execute()) as unknown[] as Counted[]);
  const rows = found.map(({ total_of_list, ...row }) => row as Row);
  return { rows, total: Number(all[0]?.total_of_list ?? 0) };
}
