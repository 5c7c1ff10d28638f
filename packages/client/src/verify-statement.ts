import type { JsonWebKeySet } from '@selfsame/contract';

/** Kinds of signed statement of a server. */
export type StatementKind = 'receipt' | 'erasure' | 'audit-checkpoint';

/** Why a statement proves nothing. */
export type StatementFault =
  /** Not a compact JWS, or its parts are no JSON. */
  | 'malformed'
  /** A statement of another kind, or not signed with EdDSA. */
  | 'wrong-kind'
  /** Signed by a key that is not among the given ones. */
  | 'unknown-key'
  /** Changed after it was signed. */
  | 'bad-signature'
  /** Of a sandbox: whoever could call it, could order what it says. */
  | 'sandbox';

/** Thrown for a statement that proves nothing. */
export class StatementInvalid extends Error {
  readonly fault: StatementFault;

  constructor(fault: StatementFault, message: string) {
    super(message);
    this.name = 'StatementInvalid';
    this.fault = fault;
  }
}

const malformed = () => new StatementInvalid('malformed', 'This is not a signed statement (compact JWS).');

function decode(part: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) throw malformed();
  const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function readJson(part: string): Record<string, unknown> {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(decode(part)));
  } catch {
    throw malformed();
  }
}

/**
 * Verifies a signed statement (JWS compact, EdDSA over Ed25519; RFC 7515, RFC 8037) with Web Crypto, offline.
 * @param keys what `GET …/IdentityService/v1/.well-known/jwks.json` answered, now or when the statement was made
 * @returns what it says
 * @throws StatementInvalid
 */
export async function verifyStatement(
  kind: StatementKind,
  statement: string,
  keys: JsonWebKeySet,
): Promise<Record<string, unknown>> {
  const parts = statement.trim().split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !header || !payload || !signature) throw malformed();
  const { alg, typ, kid } = readJson(header);
  if (alg !== 'EdDSA' || typ !== `selfsame-${kind}+jws`) {
    throw new StatementInvalid('wrong-kind', `This is a statement of type ${String(typ)}, not a ${kind}.`);
  }
  const jwk = keys.keys.find((key) => key.kid === kid && key.kty === 'OKP' && key.crv === 'Ed25519');
  if (!jwk) throw new StatementInvalid('unknown-key', `None of the given keys is ${String(kid)}.`);
  const key = await crypto.subtle.importKey('raw', decode(jwk.x), 'Ed25519', false, ['verify']);
  const signed = new TextEncoder().encode(`${header}.${payload}`);
  if (!(await crypto.subtle.verify('Ed25519', key, decode(signature), signed))) {
    throw new StatementInvalid('bad-signature', 'The statement was changed after it was signed.');
  }
  return readJson(payload);
}
