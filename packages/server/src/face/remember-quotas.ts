/** For so long a quota that was read is believed, ms. */
const freshMs = 1_000;

/** How many analyses each tenant may have at once; null: any number. */
export interface AnalysisQuotas {
  /** The quota as it is, at most a second old. @throws what reading it throws */
  read(tenantId: string): Promise<number | null>;
  /** The same as it was read last, for whoever can't wait; null where it was never read. */
  last(tenantId: string): number | null;
}

/** A quota as it was read, and when. */
interface Remembered {
  at: number;
  most: Promise<number | null>;
}

/**
 * Remembers how many analyses each tenant may have at once, so that the database is asked once a second at most, however
 * many frames a tenant sends. What can't be read is not remembered; what was read before it stands.
 * @param ask reads the quota; null: any number
 * @param now ms, of a clock that never goes back
 */
export function rememberQuotas(
  ask: (tenantId: string) => Promise<number | null>,
  now: () => number = () => performance.now(),
): AnalysisQuotas {
  const remembered = new Map<string, Remembered>();
  /** Only of tenants that have one. */
  const lastRead = new Map<string, number>();
  async function askAnew(tenantId: string): Promise<number | null> {
    const most = await ask(tenantId);
    if (most === null) lastRead.delete(tenantId);
    else lastRead.set(tenantId, most);
    return most;
  }
  return {
    read(tenantId) {
      const at = now();
      const known = remembered.get(tenantId);
      if (known && at - known.at < freshMs) return known.most;
      const asked: Remembered = { at, most: askAnew(tenantId) };
      remembered.set(tenantId, asked);
      asked.most.catch(() => {
        if (remembered.get(tenantId) === asked) remembered.delete(tenantId);
      });
      return asked.most;
    },
    last: (tenantId) => lastRead.get(tenantId) ?? null,
  };
}
