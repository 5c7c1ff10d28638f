import type { FaceIndex, IndexEntry } from '../../packages/server/src/search/face-gallery.ts';

/** A {@link FaceIndex} that says what it holds. */
export interface PlainIndex extends FaceIndex {
  /** Ids of all credentials with a template in it. */
  held(): string[];
}

const cosineOf = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** An index that compares with every template: a history has few, and the real one takes 80 ms to open. */
export function openPlainIndex(): PlainIndex {
  const tenants = new Map<
    string,
    Map<string, Omit<IndexEntry, 'template'> & { template: Float32Array | null }>
  >();
  const of = (tenantId: string) => {
    const known = tenants.get(tenantId) ?? new Map();
    tenants.set(tenantId, known);
    return known as NonNullable<ReturnType<typeof tenants.get>>;
  };
  return {
    async upsertMany(tenantId, entries) {
      const newer = entries.filter(({ id, rev }) => (of(tenantId).get(id)?.rev ?? -1n) < rev);
      for (const entry of newer) of(tenantId).set(entry.id, entry);
      return newer.length;
    },
    async remove(tenantId, id, rev) {
      const known = of(tenantId).get(id);
      if (known && known.rev > rev) return false;
      of(tenantId).set(id, { id, rev, template: null });
      return known?.template != null;
    },
    async search(tenantId, probe, { k, minCosine }) {
      return [...of(tenantId).values()]
        .flatMap(({ id, template }) => (template ? [{ id, cosine: cosineOf(probe, template) }] : []))
        .filter(({ cosine }) => cosine >= minCosine)
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, k);
    },
    held: () =>
      [...tenants.values()].flatMap((known) =>
        [...known.values()].filter(({ template }) => template).map(({ id }) => id),
      ),
    size: async (tenantId) => [...of(tenantId).values()].filter(({ template }) => template).length,
    async close() {},
  };
}
