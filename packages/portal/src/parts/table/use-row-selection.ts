import { useState } from 'react';

/** Which rows of a page are chosen. */
export interface RowSelection<T> {
  /** Those of the page that is shown. */
  rows: readonly T[];
  chosen: readonly T[];
  has: (row: T) => boolean;
  toggle: (row: T) => void;
  /** All of the page, or none where all are chosen. */
  toggleAll: () => void;
  clear: () => void;
  /** What a row is called. */
  nameOf: (row: T) => string;
}

/**
 * Rows of a page that may be chosen: none while the page still shows what another filter or page had found, since they are
 * not what the address asks for.
 */
export const choosableRows = <T>(page: {
  data: { Items: readonly T[] } | undefined;
  isPlaceholderData: boolean;
}): readonly T[] => (page.isPlaceholderData ? [] : (page.data?.Items ?? []));

/** Choice of rows; another page, order or filter (`place`) begins with none. */
export function useRowSelection<T>({
  rows,
  place,
  idOf,
  nameOf,
}: {
  rows: readonly T[];
  place: string;
  idOf: (row: T) => string;
  nameOf: (row: T) => string;
}): RowSelection<T> {
  const [state, setState] = useState<{ place: string; ids: ReadonlySet<string> }>({
    place,
    ids: new Set(),
  });
  const ids: ReadonlySet<string> = state.place === place ? state.ids : new Set();
  const chosen = rows.filter((row) => ids.has(idOf(row)));
  const put = (next: Iterable<string>) => setState({ place, ids: new Set(next) });
  return {
    rows,
    chosen,
    has: (row) => ids.has(idOf(row)),
    toggle: (row) => {
      const id = idOf(row);
      put(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]);
    },
    toggleAll: () => put(chosen.length === rows.length ? [] : rows.map(idOf)),
    clear: () => put([]),
    nameOf,
  };
}
