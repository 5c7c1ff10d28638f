/** Names of a link's parameters, in the order in which they count (docs/wire.md#links). */
const idNames = ['i', 'operationid', 't', 'transactionid'] as const;
const secretNames = ['s', 'onetimesecret'] as const;

/** A stray "%" is the integrator's mistake. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What is left before a name when a program wrote "&amp;" for "&". */
const escapedAmpersand = /^(amp;)+/;

function readParameters(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    const split = part.indexOf('=');
    if (split < 1) continue;
    const name = decode(part.slice(0, split)).toLowerCase().replace(escapedAmpersand, '');
    if (!parameters.has(name)) parameters.set(name, decode(part.slice(split + 1)));
  }
  return parameters;
}

function queryOf(address: string): string {
  const from = address.indexOf('?');
  return from < 0 ? '' : address.slice(from + 1);
}

const firstOf = (parameters: Map<string, string>, names: readonly string[]): string | undefined =>
  names.map((name) => parameters.get(name)).find(Boolean);

function readQuery(query: string): { id: string; secret: string } | null {
  const parameters = readParameters(query);
  const [id, secret] = [firstOf(parameters, idNames), firstOf(parameters, secretNames)];
  return id && secret ? { id: id.trim(), secret: secret.trim().replaceAll(' ', '+') } : null;
}

/**
 * Reads id and secret out of the address of a capture page, exactly as the page does (`capture/src/embedding/link.ts`): what
 * one of them read otherwise could be framed past the other. A query that was encoded as a whole is read decoded.
 * @param address path and query
 */
export function readLinkQuery(address: string): { id: string; secret: string } | null {
  const query = queryOf(address);
  return readQuery(query) ?? readQuery(decode(query));
}
