import type { JsonWebKeySet } from '@selfsame/contract';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Kysely } from 'kysely';
import { type Static, type TSchema, Type } from 'typebox';
import { transaction } from '../../platform/database.ts';
import { parseJson } from '../../platform/parse-json.ts';
import type { Database, SigningPurpose } from '../tables.ts';
import {
  insertFirstSigningKey,
  listSigningKeys,
  PublicJwk,
  PublicRsaJwk,
  type SigningKeyRow,
} from './signing-key.ts';
import type { Vault } from './vault.ts';

/** What opening keys needs. */
export interface SigningKeyDependencies {
  db: Kysely<Database>;
  vault: Pick<Vault, 'sealWithMaster' | 'unsealWithMaster'>;
}

/** Both halves. */
const PrivateJwk = Type.Object({ ...PublicJwk.properties, d: Type.String() });
type PrivateJwk = Static<typeof PrivateJwk>;

/** Both halves of an RSA key (RFC 7518 §6.3.2). */
const PrivateRsaJwk = Type.Object({
  ...PublicRsaJwk.properties,
  d: Type.String(),
  p: Type.String(),
  q: Type.String(),
  dp: Type.String(),
  dq: Type.String(),
  qi: Type.String(),
});
export type PrivateRsaJwk = Static<typeof PrivateRsaJwk>;

const place = (id: string) => ({ table: 'signing_key', column: 'private_sealed', rowId: id });

/** A new key pair, ready to be inserted. */
export async function createSigningKey(
  vault: SigningKeyDependencies['vault'],
  purpose: SigningPurpose,
  now: Date,
) {
  // Every client of an OpenID Provider reads RS256 (OpenID Connect Core 15.1), and some read nothing else.
  const { publicKey, privateKey } = await (purpose === 'oidc'
    ? generateKeyPair('RS256', { extractable: true, modulusLength: 3_072 })
    : generateKeyPair('EdDSA', { extractable: true }));
  const publicJwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(publicJwk);
  const privateJwk = Buffer.from(JSON.stringify(await exportJWK(privateKey)));
  return {
    id,
    purpose,
    public_jwk: JSON.stringify(publicJwk),
    private_sealed: vault.sealWithMaster(privateJwk, place(id)),
    created_at: now,
  };
}

/**
 * All keys of a purpose, newest first; the first start of an installation makes one, and processes that
 * start at the same moment agree on it. Private halves stay sealed.
 */
export async function openSigningKeys(
  { db, vault }: SigningKeyDependencies,
  purpose: SigningPurpose,
  now: Date,
): Promise<SigningKeyRow[]> {
  const rows = await listSigningKeys(db, purpose);
  if (rows.some((row) => row.retired_at === null)) return rows;
  const key = await createSigningKey(vault, purpose, now);
  await transaction(db, (tx) => insertFirstSigningKey(tx, key));
  return listSigningKeys(db, purpose);
}

/**
 * The private half of a key, as a JWK that holds the public one too.
 * @throws when the master key does not open it: it is the wrong one
 */
export const unsealSigningKey = (
  vault: SigningKeyDependencies['vault'],
  { id, private_sealed: sealed }: Pick<SigningKeyRow, 'id' | 'private_sealed'>,
): PrivateJwk => parsePrivate(PrivateJwk, vault, { id, sealed });

/**
 * The same of a key with purpose `oidc`.
 * @throws when the master key does not open it: it is the wrong one
 */
export const unsealRsaKey = (
  vault: SigningKeyDependencies['vault'],
  { id, private_sealed: sealed }: Pick<SigningKeyRow, 'id' | 'private_sealed'>,
): PrivateRsaJwk => parsePrivate(PrivateRsaJwk, vault, { id, sealed });

const parsePrivate = <S extends TSchema>(
  schema: S,
  vault: SigningKeyDependencies['vault'],
  { id, sealed }: { id: string; sealed: Buffer },
): Static<S> =>
  parseJson(
    schema,
    vault.unsealWithMaster(sealed, place(id)).toString('utf8'),
    `signing_key.private_sealed of ${id}`,
  );

/** Imports a public or private half. */
export const importSigningKey = (jwk: JWK): Promise<CryptoKey> =>
  importJWK(jwk, 'EdDSA') as Promise<CryptoKey>;

/** A public half as others may read it (RFC 7517). */
export const presentSigningKey = (id: string, { kty, crv, x }: PublicJwk): JsonWebKeySet['keys'][number] => ({
  kty,
  crv,
  x,
  kid: id,
  alg: 'EdDSA',
  use: 'sig',
});
