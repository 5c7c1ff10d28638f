import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';

/** Page sizes offered; the largest is the API's own bound. */
export const pageSizes = [20, 50, 100] as const;

/** Rows where nobody has said how many: as many as fill a laptop. */
const usualSize = 20;

/** Rows that a screen has room for, for a list that begins at its first page. */
const fittingSize = () => (matchMedia('(min-width: 160em) and (min-height: 80em)').matches ? 50 : usualSize);

/** What a table shows, kept in the address: a link to it shows the same. */
export interface TableState<F extends string> {
  /** From 0. */
  page: number;
  size: number;
  /** `Field` or `Field,desc`, as the API takes it. */
  sort: string;
  filters: Readonly<Record<F, string>>;
  /** Whether any filter is set. */
  isFiltered: boolean;
  /** For the list operations. */
  query: { start: number; size: number; sort: string };
  setPage: (page: number) => void;
  setSize: (size: number) => void;
  setSort: (sort: string) => void;
  setFilter: (name: F, value: string) => void;
  /** Value and `onChange` of a filter, for its field. */
  field: (name: F) => { value: string; onChange: (value: string) => void };
  /** Several at once. */
  setFilters: (values: Partial<Record<F, string>>) => void;
  clearFilters: () => void;
}

/** Defaults stay out of the address. */
export interface TableDefaults<F extends string> {
  sort: string;
  filters: readonly F[];
  /** What a filter may be; anything else in the address, which somebody may have typed, filters nothing. */
  known?: Partial<Record<F, readonly string[]>>;
  size?: (typeof pageSizes)[number];
  /** Prefix of the parameters, when a page has two tables. */
  prefix?: string;
}

function naturalNumber(text: string | null, fallback: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value > 0 ? value : fallback;
}

/** One of the sizes that are offered. */
function sizeOf(text: string | null, fallback: number): number {
  const wanted = naturalNumber(text, fallback);
  return pageSizes.find((known) => known === wanted) ?? fallback;
}

/** A filter's value, where it is one that it can have. */
export const believed = (value: string, known: readonly string[] | undefined): string =>
  known === undefined || known.includes(value) ? value : '';

/** What the address holds or is about to: of two changes at once, the second must not undo the first. */
let latest = new URLSearchParams();

/** Reads and changes a table's state in the query string; a change of sort, size or filter starts at the first page. */
export function useTableState<F extends string>({
  sort: defaultSort,
  filters: names,
  known,
  size,
  prefix = '',
}: TableDefaults<F>): TableState<F> {
  const [params, setParams] = useSearchParams();
  const [fitting] = useState(fittingSize);
  const defaultSize = size ?? fitting;
  const change = useCallback(
    (changes: Record<string, string>, isPageKept = false) => {
      const next = new URLSearchParams(latest);
      if (!isPageKept) next.delete(`${prefix}page`);
      for (const [name, value] of Object.entries(changes))
        if (value === '') next.delete(prefix + name);
        else next.set(prefix + name, value);
      latest = next;
      // Typing must not fill the history; a page turned is a step back.
      setParams(next, { replace: !isPageKept, preventScrollReset: true });
    },
    [setParams, prefix],
  );
  useEffect(() => {
    latest = params;
  }, [params]);
  const key = names.join(' ');
  return useMemo(() => {
    const page = naturalNumber(params.get(`${prefix}page`), 1) - 1;
    // A later page of an address without a size is one of the usual size, on whatever screen.
    const shown = sizeOf(params.get(`${prefix}size`), page > 0 ? (size ?? usualSize) : defaultSize);
    const sort = params.get(`${prefix}sort`) ?? defaultSort;
    const filterNames = (key === '' ? [] : key.split(' ')) as F[];
    const filters = Object.fromEntries(
      filterNames.map((name) => [name, believed(params.get(prefix + name) ?? '', known?.[name])]),
    ) as Record<F, string>;
    return {
      page,
      size: shown,
      sort,
      filters,
      isFiltered: Object.values(filters).some((value) => value !== ''),
      query: { start: page * shown, size: shown, sort },
      setPage: (next) =>
        change(
          {
            page: next === 0 ? '' : String(next + 1),
            ...(shown === (size ?? usualSize) ? {} : { size: String(shown) }),
          },
          true,
        ),
      setSize: (next) => change({ size: next === defaultSize ? '' : String(next) }),
      setSort: (next) => change({ sort: next === defaultSort ? '' : next }),
      setFilter: (name, value) => change({ [name]: value }),
      field: (name) => ({ value: filters[name], onChange: (value) => change({ [name]: value }) }),
      setFilters: (values) => change(values as Record<string, string>),
      clearFilters: () => change(Object.fromEntries(filterNames.map((name) => [name, '']))),
    };
  }, [params, prefix, size, defaultSize, defaultSort, key, known, change]);
}
