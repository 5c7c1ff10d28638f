import type { JsonWebKeySet } from '@selfsame/contract';
import { CompactSign, type CryptoKey, compactVerify } from 'jose';
import { Type } from 'typebox';
import { parseJson } from '../platform/parse-json.ts';
import {
  importSigningKey,
  openSigningKeys,
  presentSigningKey,
  type SigningKeyDependencies,
  unsealSigningKey,
} from '../store/seal/open-signing-keys.ts';
import { chooseSigningKey } from '../store/seal/rotate-signing-key.ts';
import { listSigningKeys, type SigningKeyRow } from '../store/seal/signing-key.ts';
import type { Db } from '../store/seal/vault.ts';

/** Kinds of signed statement; the header's `typ` keeps one from passing for another (RFC 8725 §3.11). */
export type StatementKind = 'receipt' | 'erasure' | 'audit-checkpoint';

/** Tells statements of this installation from others. */
export interface RecordReader {
  /** What a statement of ours says; null when it is not ours, of another kind or changed. */
  read(kind: StatementKind, statement: string): Promise<Record<string, unknown> | null>;
  /** Public keys, retired ones too: what they signed stays verifiable. */
  jwks: JsonWebKeySet;
}

/** Signs what must be provable later, and to others. */
export interface RecordSigner extends RecordReader {
  /** A statement as JWS (RFC 7515, compact), signed with EdDSA over Ed25519 (RFC 8037). `iss` is added. */
  sign(kind: StatementKind, claims: Record<string, unknown>): Promise<string>;
}

const typeOf = (kind: StatementKind): string => `selfsame-${kind}+jws`;
const Claims = Type.Record(Type.String(), Type.Unknown());
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** {@link RecordSigner} that follows a rotation. */
export interface LiveRecordSigner extends RecordSigner {
  /** Reads the keys of the database again. */
  refresh(now: Date): Promise<void>;
}

/**
 * Opens the keys that sign records, apart from those of tokens; the first start makes one.
 * @param issuer `iss` of every statement: the base URL of this installation
 */
export async function openRecordSigner(
  deps: SigningKeyDependencies,
  issuer: string,
  now: Date,
): Promise<LiveRecordSigner> {
  let signer = await readSigner(deps, issuer, now);
  return {
    sign: (kind, claims) => signer.sign(kind, claims),
    read: (kind, statement) => signer.read(kind, statement),
    get jwks() {
      return signer.jwks;
    },
    async refresh(later) {
      signer = await readSigner(deps, issuer, later);
    },
  };
}

async function readSigner(deps: SigningKeyDependencies, issuer: string, now: Date): Promise<RecordSigner> {
  const rows = await openSigningKeys(deps, 'record', now);
  const current = chooseSigningKey(rows, now);
  if (!current) throw new Error('There is no key for records although one was just made');
  const privateKey = await importSigningKey(unsealSigningKey(deps.vault, current));
  return {
    ...(await readerOf(deps.vault, rows)),
    sign: (kind, claims) =>
      new CompactSign(encoder.encode(JSON.stringify({ iss: issuer, ...claims })))
        .setProtectedHeader({ alg: 'EdDSA', kid: current.id, typ: typeOf(kind) })
        .sign(privateKey),
  };
}

/** Opens the keys of records to verify with; makes none. */
export const openRecordReader = async (deps: {
  db: Db;
  vault: SigningKeyDependencies['vault'];
}): Promise<RecordReader> => readerOf(deps.vault, await listSigningKeys(deps.db, 'record'));

/**
 * Verification trusts only keys whose private half the master key opens: whoever can write to the database alone
 * can't bring a key of their own.
 */
async function readerOf(
  vault: SigningKeyDependencies['vault'],
  rows: readonly SigningKeyRow[],
): Promise<RecordReader> {
  const keys = rows.map((row) => presentSigningKey(row.id, unsealSigningKey(vault, row)));
  const verifyKeys = new Map<string, CryptoKey>();
  for (const { kid, kty, crv, x } of keys) verifyKeys.set(kid, await importSigningKey({ kty, crv, x }));
  return {
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
        return parseJson(Claims, decoder.decode(payload), `a statement of kind ${kind}`);
      } catch {
        // Whatever is wrong with it, it proves nothing.
        return null;
      }
    },
    jwks: { keys },
  };
}
