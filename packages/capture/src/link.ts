import type { OpenCaptureRequest } from '@selfsame/contract';

/** Parameter names of a link: what they name, short first (contract.md §3.1). Names are compared without case. */
const idNames: readonly [string, OpenCaptureRequest['kind']][] = [
  ['i', 'operation'],
  ['operationid', 'operation'],
  ['t', 'transaction'],
  ['transactionid', 'transaction'],
];
const secretNames = ['s', 'onetimesecret'];

/**
 * Reads the id and the secret of a link. Values may stand as they are (`==` and `+` of base64 included) or
 * percent-encoded; integrators do both. `+` therefore never means a blank.
 *
 * @param address a whole URL or only its query
 * @returns what to open, or null when the id or the secret is missing
 */
export function parseLink(address: string): OpenCaptureRequest | null {
  const parameters = readQuery(address);
  const secret = secretNames.map((name) => parameters.get(name)).find(Boolean);
  if (secret === undefined) return null;
  for (const [name, kind] of idNames) {
    const id = parameters.get(name);
    if (id) return { kind, id: id.trim(), secret: secret.trim().replaceAll(' ', '+') };
  }
  return null;
}

function readQuery(address: string): Map<string, string> {
  // Never from the fragment: the server does not see it, and must know whose page it lets be framed.
  const [front = ''] = address.split('#', 1);
  const query = front.slice(front.indexOf('?') + 1);
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    // At the first "=" only: the rest may be base64 padding.
    const split = part.indexOf('=');
    if (split < 1) continue;
    const name = decode(part.slice(0, split)).toLowerCase();
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
