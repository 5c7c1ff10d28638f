/** Where a value stands on a scale, 0…100 %; values beyond its ends stand at them. */
export const placeOf = (value: number, [from, to]: readonly [number, number]): number =>
  Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100));

/** A part of a scale with a meaning of its own. */
export interface Zone {
  to: number;
  tone: 'good' | 'warn' | 'bad';
  label: string;
}

/** Zones as places on the scale, one after the other, the first from its beginning. */
export function placeZones(
  zones: readonly Zone[],
  range: readonly [number, number],
): (Zone & { left: number; width: number })[] {
  let left = 0;
  return zones.map((zone) => {
    const right = placeOf(zone.to, range);
    const placed = { ...zone, left, width: Math.max(0, right - left) };
    left = Math.max(left, right);
    return placed;
  });
}
