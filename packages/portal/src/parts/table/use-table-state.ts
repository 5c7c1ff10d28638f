import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Page sizes offered; the largest is the API's own bound. */
export const pageSizes = [20, 50, 100] as const;

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
  size: defaultSize = 20,
  prefix = '',
}: TableDefaults<F>): TableState<F> {
  const [params, setParams] = useSearchParams();
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
    const wanted = naturalNumber(params.get(`${prefix}size`), defaultSize);
    const size = pageSizes.find((known) => known === wanted) ?? defaultSize;
    const sort = params.get(`${prefix}sort`) ?? defaultSort;
    const filterNames = (key === '' ? [] : key.split(' ')) as F[];
    const filters = Object.fromEntries(
      filterNames.map((name) => [name, believed(params.get(prefix + name) ?? '', known?.[name])]),
    ) as Record<F, string>;
    return {
      page,
      size,
      sort,
      filters,
      isFiltered: Object.values(filters).some((value) => value !== ''),
      query: { start: page * size, size, sort },
      setPage: (next) => change({ page: next === 0 ? '' : String(next + 1) }, true),
      setSize: (next) => change({ size: next === defaultSize ? '' : String(next) }),
      setSort: (next) => change({ sort: next === defaultSort ? '' : next }),
      setFilter: (name, value) => change({ [name]: value }),
      field: (name) => ({ value: filters[name], onChange: (value) => change({ [name]: value }) }),
      setFilters: (values) => change(values as Record<string, string>),
      clearFilters: () => change(Object.fromEntries(filterNames.map((name) => [name, '']))),
    };
  }, [params, prefix, defaultSize, defaultSort, key, known, change]);
}
