/** For so long a quota that was read is believed, ms. */
const freshMs = 1_000;

/** A quota as it was read, and when. */
interface Remembered {
  at: number;
  most: Promise<number | null>;
}

/**
 * Remembers how many analyses each tenant may have at once, so that the database is asked once a second at most, however
 * many frames a tenant sends. What can't be read is not remembered.
 * @param ask reads the quota; null: any number
 * @param now ms, of a clock that never goes back
 */
export function rememberQuotas(
  ask: (tenantId: string) => Promise<number | null>,
  now: () => number = () => performance.now(),
): (tenantId: string) => Promise<number | null> {
  const remembered = new Map<string, Remembered>();
  return (tenantId) => {
    const at = now();
    const known = remembered.get(tenantId);
    if (known && at - known.at < freshMs) return known.most;
    const asked: Remembered = { at, most: ask(tenantId) };
    remembered.set(tenantId, asked);
    asked.most.catch(() => {
      if (remembered.get(tenantId) === asked) remembered.delete(tenantId);
    });
    return asked.most;
  };
}
