import type { OpenCaptureRequest } from '@selfsame/contract';

/** Parameter names of a link: what they name, short first (docs/wire.md#links). Names are compared without case. */
const idNames: readonly [string, OpenCaptureRequest['kind']][] = [
  ['i', 'operation'],
  ['operationid', 'operation'],
  ['t', 'transaction'],
  ['transactionid', 'transaction'],
];
const secretNames = ['s', 'onetimesecret'];

/**
 * Reads the id and the secret of a link. Values may stand as they are (`==` and `+` of base64 included) or
 * percent-encoded; integrators do both. `+` therefore never means a blank. "&amp;" for "&", and a query that was encoded
 * as a whole, are read as they were meant; what stands around the values is the server's to repair.
 *
 * @param address a whole URL or only its query
 * @returns what to open, or null when the id or the secret is missing
 */
export function parseLink(address: string): OpenCaptureRequest | null {
  // Never from the fragment: the server does not see it, and must know whose page it lets be framed.
  const [front = ''] = address.split('#', 1);
  const query = front.slice(front.indexOf('?') + 1);
  return readLink(query) ?? readLink(decode(query));
}

function readLink(query: string): OpenCaptureRequest | null {
  const parameters = readQuery(query);
  const secret = secretNames.map((name) => parameters.get(name)).find(Boolean);
  if (secret === undefined) return null;
  for (const [name, kind] of idNames) {
    const id = parameters.get(name);
    if (id) return { kind, id: id.trim(), secret: secret.trim().replaceAll(' ', '+') };
  }
  return null;
}

/** What is left before a name when a program wrote "&amp;" for "&". */
const escapedAmpersand = /^(amp;)+/;

function readQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    // At the first "=" only: the rest may be base64 padding.
    const split = part.indexOf('=');
    if (split < 1) continue;
    const name = decode(part.slice(0, split)).toLowerCase().replace(escapedAmpersand, '');
    if (!parameters.has(name)) parameters.set(name, decode(part.slice(split + 1)));
  }
  return parameters;
}

/** A stray "%" is the integrator's mistake, but no reason to show nothing: the value is taken as it stands. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
