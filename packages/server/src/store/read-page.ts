import type { SelectQueryBuilder, Simplify } from 'kysely';
import type { ListClauses } from '../platform/http/list-query.ts';
import type { Database } from './tables.ts';

/** One page of a list, and how many rows it has on all pages. */
export interface PageOf<Row> {
  rows: Row[];
  total: number;
}

/** Reads one page of what a query selects; `clauses` filter, sort and cut it. */
export async function readPage<Table extends keyof Database, Row>(
  query: SelectQueryBuilder<Database, Table, Row>,
  { where, orderBy, start, size }: ListClauses,
): Promise<PageOf<Simplify<Row>>> {
  const matching = query.where(where);
  const rows = await matching.orderBy(orderBy).offset(start).limit(size).execute();
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}
