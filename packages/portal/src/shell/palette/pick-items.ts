import type { PaletteItem } from './palette-item.ts';

/** Letters without case and accents, so that `uber` finds `Über`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * How well a label answers a query: the less the better; null when it does not. Every word of the query must begin a word of
 * the label, or stand in it.
 */
export function rank(label: string, query: string): number | null {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const text = plain(label);
  let sum = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return null;
    const beginsWord = at === 0 || /[\s\-(/]/.test(text[at - 1]!);
    sum += at === 0 ? 0 : beginsWord ? 1 : 2;
  }
  return sum;
}

/** The items that answer a query, the best first and otherwise in their order. Without a query, all. */
export function pickItems(items: readonly PaletteItem[], query: string): PaletteItem[] {
  return items
    .map((item) => ({ item, rank: rank(`${item.label} ${item.hint ?? ''}`, query) }))
    .filter((ranked): ranked is { item: PaletteItem; rank: number } => ranked.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
