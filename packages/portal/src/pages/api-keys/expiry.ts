/** How long a key shall live, as it is offered. */
export const expiries = ['never', 'days30', 'days90', 'days365', 'date'] as const;
export type Expiry = (typeof expiries)[number];

const dayMs = 86_400_000;
const days: Partial<Record<Expiry, number>> = { days30: 30, days90: 90, days365: 365 };

/**
 * The end of a key, ISO; null for never, and for a day that is missing or over.
 * @param day `2026-01-31`, its end in the reader's own zone
 */
export function expirationDate(expiry: Expiry, day: string, now: number): string | null {
  const count = days[expiry];
  if (count !== undefined) return new Date(now + count * dayMs).toISOString();
  if (expiry === 'never' || day === '') return null;
  const end = new Date(`${day}T23:59:59`);
  return end.getTime() > now ? end.toISOString() : null;
}
