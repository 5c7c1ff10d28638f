/**
 * Keeps receivers that answer slowly from taking every worker of the node: after an exchange of more than two
 * seconds, only two more may be in flight to the same tenant for a minute. Quick receivers are not limited.
 */
export interface FairShare {
  /** @returns false when the tenant's receiver has its share already; otherwise `leave` must follow */
  enter(tenantId: string, nowMs: number): boolean;
  /** @param durationMs how long the exchange took */
  leave(tenantId: string, nowMs: number, durationMs: number): void;
}

const slowFromMs = 2_000;
const rememberedMs = 60_000;
const slowShare = 2;

export function createFairShare(): FairShare {
  const tenants = new Map<string, { inFlight: number; slowUntil: number }>();
  return {
    enter(tenantId, nowMs) {
      const state = tenants.get(tenantId) ?? { inFlight: 0, slowUntil: 0 };
      if (state.inFlight >= slowShare && nowMs < state.slowUntil) return false;
      state.inFlight += 1;
      tenants.set(tenantId, state);
      return true;
    },
    leave(tenantId, nowMs, durationMs) {
      const state = tenants.get(tenantId);
      if (!state) return;
      state.inFlight -= 1;
      state.slowUntil = durationMs > slowFromMs ? nowMs + rememberedMs : 0;
      if (state.inFlight === 0 && state.slowUntil === 0) tenants.delete(tenantId);
    },
  };
}
