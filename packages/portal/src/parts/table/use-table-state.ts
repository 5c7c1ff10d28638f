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

/** Rows of an address that does not say how many: at its first page, as many as the screen has room for. */
export interface Sizes {
  fitting: number;
  /** Of a later page, so that a link to it shows the same on every screen. */
  usual: number;
}

const unsaidSize = (page: number, { fitting, usual }: Sizes) => (page > 0 ? usual : fitting);

/** The page, from 0, and its size, as an address says them. */
export function placeIn(
  params: URLSearchParams,
  prefix: string,
  sizes: Sizes,
): { page: number; size: number } {
  const page = naturalNumber(params.get(`${prefix}page`), 1) - 1;
  return { page, size: sizeOf(params.get(`${prefix}size`), unsaidSize(page, sizes)) };
}

/**
 * An address after changes. Its size stays what it was, unless it is what changes; it stands there where the address
 * would show another without it.
 * @param changes values by name without prefix; an empty one takes the name out
 */
export function changedAddress(
  params: URLSearchParams,
  changes: Readonly<Record<string, string>>,
  { prefix, sizes, isPageKept }: { prefix: string; sizes: Sizes; isPageKept: boolean },
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (!isPageKept) next.delete(`${prefix}page`);
  const { size } = placeIn(params, prefix, sizes);
  for (const [name, value] of Object.entries({ size: String(size), ...changes }))
    if (value === '') next.delete(prefix + name);
    else next.set(prefix + name, value);
  const after = placeIn(next, prefix, sizes);
  if (after.size === unsaidSize(after.page, sizes)) next.delete(`${prefix}size`);
  return next;
}

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
  const sizes = useMemo(() => ({ fitting: size ?? fitting, usual: size ?? usualSize }), [size, fitting]);
  const change = useCallback(
    (changes: Record<string, string>, isPageKept = false) => {
      const next = changedAddress(latest, changes, { prefix, sizes, isPageKept });
      latest = next;
      // Typing must not fill the history; a page turned is a step back.
      setParams(next, { replace: !isPageKept, preventScrollReset: true });
    },
    [setParams, prefix, sizes],
  );
  useEffect(() => {
    latest = params;
  }, [params]);
  const key = names.join(' ');
  return useMemo(() => {
    const { page, size: shown } = placeIn(params, prefix, sizes);
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
      setPage: (next) => change({ page: next === 0 ? '' : String(next + 1) }, true),
      setSize: (next) => change({ size: String(next) }),
      setSort: (next) => change({ sort: next === defaultSort ? '' : next }),
      setFilter: (name, value) => change({ [name]: value }),
      field: (name) => ({ value: filters[name], onChange: (value) => change({ [name]: value }) }),
      setFilters: (values) => change(values as Record<string, string>),
      clearFilters: () => change(Object.fromEntries(filterNames.map((name) => [name, '']))),
    };
  }, [params, prefix, sizes, defaultSort, key, known, change]);
}
