/** Loads a thing at the first call and gives the same to later ones; null where it fails, and the next call tries again. */
export function loadOnce<Thing>(load: () => Promise<Thing>): () => Promise<Thing | null> {
  let loading: Promise<Thing | null> | null = null;
  return () => {
    loading ??= load().catch(() => {
      loading = null;
      return null;
    });
    return loading;
  };
}
