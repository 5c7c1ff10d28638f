/**
 * A time to go in words, rounded down: whole hours from two on or when it is exactly one, else minutes.
 * @param locale BCP 47; English when this runtime doesn't know it
 */
export function describeValidity(seconds: number, locale: string): string {
  const inHours = seconds >= 7_200 || seconds === 3_600;
  const [count, unit] = inHours
    ? [Math.floor(seconds / 3_600), 'hour']
    : [Math.max(1, Math.floor(seconds / 60)), 'minute'];
  const options = { style: 'unit', unit: unit as string, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(knownLocale(locale), options).format(count as number);
}

function knownLocale(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    // Fits our pattern and is no tag nevertheless.
    return 'en';
  }
}
