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
import { transaction } from '../platform/database.ts';
import { insertFirstSigningKey, listSigningKeys, type SigningKeyRow } from './signing-key.ts';
import type { Database, SigningPurpose } from './tables.ts';
import type { Vault } from './vault.ts';

/** What opening keys needs. */
export interface SigningKeyDependencies {
  db: Kysely<Database>;
  vault: Pick<Vault, 'sealWithMaster' | 'unsealWithMaster'>;
}

const place = (id: string) => ({ table: 'signing_key', column: 'private_sealed', rowId: id });

/** A new key pair, ready to be inserted. */
export const createSigningKey = async (
  vault: SigningKeyDependencies['vault'],
  purpose: SigningPurpose,
  now: Date,
) => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
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
};

/**
 * All Ed25519 keys of a purpose, newest first; the first start of an installation makes one, and processes that
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
export const unsealSigningKey = (vault: SigningKeyDependencies['vault'], row: SigningKeyRow): JWK =>
  JSON.parse(vault.unsealWithMaster(row.private_sealed, place(row.id)).toString('utf8'));

/** Imports a public or private half. */
export const importSigningKey = (jwk: JWK): Promise<CryptoKey> =>
  importJWK(jwk, 'EdDSA') as Promise<CryptoKey>;

/** The public half as others may read it (RFC 7517). */
export const presentSigningKey = ({ id, public_jwk }: SigningKeyRow): JsonWebKeySet['keys'][number] => ({
  kty: public_jwk.kty ?? '',
  crv: public_jwk.crv ?? '',
  x: public_jwk.x ?? '',
  kid: id,
  alg: 'EdDSA',
  use: 'sig',
});
