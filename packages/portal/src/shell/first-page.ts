let first: string | null = null;

/** Whether this address is still the one the visit began with. */
export function isFirstPage(pathname: string): boolean {
  first ??= pathname;
  if (pathname !== first) first = '';
  return pathname === first;
}
