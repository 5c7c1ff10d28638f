import { limits } from '@selfsame/contract';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Kysely } from 'kysely';
import type { TokenKeys } from '../platform/access.ts';
import { transaction } from '../platform/database.ts';
import { insertFirstSigningKey, listSigningKeys, type SigningKeyRow } from '../store/signing-key.ts';
import type { Database } from '../store/tables.ts';
import type { Vault } from '../store/vault.ts';

/** What loading keys needs. */
export interface TokenKeyDependencies {
  db: Kysely<Database>;
  vault: Pick<Vault, 'sealWithMaster' | 'unsealWithMaster'>;
}

const place = (id: string) => ({ table: 'signing_key', column: 'private_sealed', rowId: id });

const createSigningKey = async (vault: TokenKeyDependencies['vault'], now: Date) => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(publicJwk);
  const privateJwk = Buffer.from(JSON.stringify(await exportJWK(privateKey)));
  return {
    id,
    public_jwk: JSON.stringify(publicJwk),
    private_sealed: vault.sealWithMaster(privateJwk, place(id)),
    created_at: now,
  };
};

const importKey = (jwk: JWK) => importJWK(jwk, 'EdDSA') as Promise<CryptoKey>;

const publicEntry = ({ id, public_jwk }: SigningKeyRow) => ({
  kty: public_jwk.kty ?? '',
  crv: public_jwk.crv ?? '',
  x: public_jwk.x ?? '',
  kid: id,
  alg: 'EdDSA',
  use: 'sig',
});

/**
 * The keys that sign and verify tokens. The first start of an installation makes one; processes that start at the
 * same moment agree on it. The private key rests sealed by the master key and is imported once.
 * @throws when the master key does not open it: it is the wrong one
 */
export async function loadTokenKeys({ db, vault }: TokenKeyDependencies, now: Date): Promise<TokenKeys> {
  let rows = await listSigningKeys(db);
  if (!rows.some((row) => row.retired_at === null)) {
    const key = await createSigningKey(vault, now);
    await transaction(db, (tx) => insertFirstSigningKey(tx, key));
    rows = await listSigningKeys(db);
  }
  const oldest = now.getTime() - limits.accessTokenSec * 1000;
  const usable = rows.filter((row) => row.retired_at === null || row.retired_at.getTime() > oldest);
  const current = usable.find((row) => row.retired_at === null);
  if (!current) throw new Error('There is no signing key although one was just made');
  const privateJwk: JWK = JSON.parse(
    vault.unsealWithMaster(current.private_sealed, place(current.id)).toString('utf8'),
  );
  const publicKeys = usable.map(
    async (row): Promise<[string, CryptoKey]> => [row.id, await importKey(row.public_jwk)],
  );
  return {
    current: { id: current.id, privateKey: await importKey(privateJwk) },
    verify: new Map(await Promise.all(publicKeys)),
    jwks: { keys: usable.map(publicEntry) },
  };
}
