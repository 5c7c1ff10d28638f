import { type Insertable, type Selectable, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { jsonColumn } from '../stored-json.ts';
import type { Database, SigningPurpose } from '../tables.ts';
import type { Db } from './vault.ts';

/** A key pair that signs tokens or records, its private half sealed by the master key. */
export type SigningKeyRow = Selectable<Database['signing_key']>;

/** An Ed25519 key as JWK (RFC 8037). */
export const PublicJwk = Type.Object({
  kty: Type.Literal('OKP'),
  crv: Type.Literal('Ed25519'),
  x: Type.String(),
});
export type PublicJwk = Static<typeof PublicJwk>;

const publicJwk = jsonColumn('signing_key', 'public_jwk', PublicJwk);

/** An RSA key as JWK (RFC 7518 §6.3). */
export const PublicRsaJwk = Type.Object({ kty: Type.Literal('RSA'), n: Type.String(), e: Type.String() });

/** The public half of a key. @throws JsonUnreadable */
export const readPublicJwk = (row: Pick<SigningKeyRow, 'id' | 'public_jwk'>): PublicJwk =>
  publicJwk(row.public_jwk, row.id);

/** All keys of a purpose, newest first. */
export const listSigningKeys = (db: Db, purpose: SigningPurpose): Promise<SigningKeyRow[]> =>
  db
    .selectFrom('signing_key')
    .selectAll()
    .where('purpose', '=', purpose)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();

// The bytes of "sign": processes that start at once create one key, not one each.
const lockKey = 0x7369676e;

/** Stores the first signing key of a purpose unless another process did; call inside a transaction. */
export async function insertFirstSigningKey(
  tx: Db,
  row: Insertable<Database['signing_key']> & { purpose: SigningPurpose },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
  const existing = await tx
    .selectFrom('signing_key')
    .select('id')
    .where('purpose', '=', row.purpose)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!existing) await tx.insertInto('signing_key').values(row).execute();
}
