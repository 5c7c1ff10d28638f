/**
 * Whether a list of origins names this one. An entry `https://*.shop.example` names every origin below that host.
 * @param entries as `checkOrigins` wrote them
 * @param origin of a page, for instance `https://pay.shop.example`
 */
export const isListedOrigin = (entries: readonly string[], origin: string): boolean =>
  entries.some((entry) => {
    const [scheme, rest] = entry.split('//*');
    return rest === undefined ? entry === origin : origin.startsWith(`${scheme}//`) && origin.endsWith(rest);
  });
