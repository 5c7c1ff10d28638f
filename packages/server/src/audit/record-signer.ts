import type { JsonWebKeySet } from '@selfsame/contract';
import { CompactSign, type CryptoKey, compactVerify } from 'jose';
import {
  importSigningKey,
  openSigningKeys,
  presentSigningKey,
  type SigningKeyDependencies,
  unsealSigningKey,
} from '../store/open-signing-keys.ts';

/** Kinds of signed statement; the header's `typ` keeps one from passing for another (RFC 8725 §3.11). */
export type StatementKind = 'receipt' | 'erasure' | 'audit-checkpoint';

/** Signs what must be provable later, and to others. */
export interface RecordSigner {
  /** A statement as JWS (RFC 7515, compact), signed with EdDSA over Ed25519 (RFC 8037). `iss` is added. */
  sign(kind: StatementKind, claims: Record<string, unknown>): Promise<string>;
  /** What a statement of ours says; null when it is not ours, of another kind or changed. */
  read(kind: StatementKind, statement: string): Promise<Record<string, unknown> | null>;
  /** Public keys, retired ones too: what they signed stays verifiable. */
  jwks: JsonWebKeySet;
}

const typeOf = (kind: StatementKind): string => `selfsame-${kind}+jws`;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Opens the keys that sign records, apart from those of tokens. Verification trusts only keys whose private half
 * the master key opens: whoever can write to the database alone can't bring a key of their own.
 * @param issuer `iss` of every statement: the base URL of this installation
 */
export async function openRecordSigner(
  deps: SigningKeyDependencies,
  issuer: string,
  now: Date,
): Promise<RecordSigner> {
  const rows = await openSigningKeys(deps, 'record', now);
  const current = rows.find((row) => row.retired_at === null);
  if (!current) throw new Error('There is no key for records although one was just made');
  const privateKey = await importSigningKey(unsealSigningKey(deps.vault, current));
  const verifyKeys = new Map<string, CryptoKey>();
  for (const row of rows) {
    const { kty, crv, x } = unsealSigningKey(deps.vault, row) as { kty: string; crv: string; x: string };
    verifyKeys.set(row.id, await importSigningKey({ kty, crv, x }));
  }
  return {
    sign: (kind, claims) =>
      new CompactSign(encoder.encode(JSON.stringify({ iss: issuer, ...claims })))
        .setProtectedHeader({ alg: 'EdDSA', kid: current.id, typ: typeOf(kind) })
        .sign(privateKey),
    async read(kind, statement) {
      const findKey = ({ kid }: { kid?: string }): CryptoKey => {
        const key = verifyKeys.get(kid ?? '');
        if (!key) throw new Error('Unknown key id');
        return key;
      };
      try {
        const { payload, protectedHeader } = await compactVerify(statement, findKey, {
          algorithms: ['EdDSA'],
        });
        if (protectedHeader.typ !== typeOf(kind)) return null;
        return JSON.parse(decoder.decode(payload));
      } catch {
        // Whatever is wrong with it, it proves nothing.
        return null;
      }
    },
    jwks: { keys: rows.map(presentSigningKey) },
  };
}
