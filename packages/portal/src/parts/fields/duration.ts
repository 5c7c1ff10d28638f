/** Units that a duration is typed in, in seconds, the largest first. */
export const durationUnits = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const;
/** One of them. */
export type DurationUnit = keyof typeof durationUnits;

/** The largest unit of which a number of seconds is a whole multiple. */
export const unitOf = (seconds: number): DurationUnit =>
  (Object.keys(durationUnits) as DurationUnit[]).find(
    (unit) => seconds > 0 && seconds % durationUnits[unit] === 0,
  ) ?? 'second';
