/** Names of a link's parameters, in the order in which they count (contract.md §3.1). */
const idNames = ['i', 'operationid', 't', 'transactionid'] as const;
const secretNames = ['s', 'onetimesecret'] as const;

/** A stray "%" is the integrator's mistake. */
const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/**
 * Reads id and secret out of the address of a capture page, exactly as the page does (`capture/src/link.ts`): what
 * one of them read otherwise could be framed past the other.
 * @param address path and query
 */
export const readLinkQuery = (address: string): { id: string; secret: string } | null => {
  const parameters = new Map<string, string>();
  const from = address.indexOf('?');
  for (const part of from < 0 ? [] : address.slice(from + 1).split('&')) {
    const split = part.indexOf('=');
    if (split < 1) continue;
    const name = decode(part.slice(0, split)).toLowerCase();
    if (!parameters.has(name)) parameters.set(name, decode(part.slice(split + 1)));
  }
  const first = (names: readonly string[]) => names.map((name) => parameters.get(name)).find(Boolean);
  const [id, secret] = [first(idNames), first(secretNames)];
  return id && secret ? { id: id.trim(), secret: secret.trim().replaceAll(' ', '+') } : null;
};
