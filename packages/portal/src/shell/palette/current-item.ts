/** Which item was the current one, and among what. */
export interface CurrentItem {
  /** Null before anything was there. */
  id: string | null;
  query: string;
}

/**
 * Where the current item stands now. It stays the same one when others come before it or go; another query, or one whose
 * item is gone, begins with the first.
 * @returns its place; 0 where there is nothing
 */
export function currentPlace(items: readonly { id: string }[], current: CurrentItem, query: string): number {
  if (current.query !== query) return 0;
  return Math.max(
    0,
    items.findIndex(({ id }) => id === current.id),
  );
}

/** What was found, as long as it was found for what is typed: what answers another query is nothing to choose from. */
export const findsFor = <T>(typed: string, found: { query: string; items: readonly T[] }): readonly T[] =>
  typed.trim() === found.query ? found.items : [];
