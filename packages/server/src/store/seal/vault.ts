import type { Kysely, Transaction } from 'kysely';
import type { Database, DataKeyPurpose } from '../tables.ts';

/** A connection pool or an open transaction: every store function takes one first. */
export type Db = Kysely<Database> | Transaction<Database>;

/** An unwrapped data key. Lives in memory for one use. */
export interface DataKey {
  id: string;
  key: Buffer;
}

/** Where a ciphertext belongs: bound as associated data, so that bytes moved to another row do not open. */
export interface SealContext {
  table: string;
  column: string;
  rowId: string;
}

/**
 * Envelope encryption: a master key wraps data keys, mostly one per account, capture or session (`DataKeyPurpose` lists
 * all); data keys seal bytes with AES-256-GCM (NIST SP 800-38D; 96-bit random IV, 128-bit tag).
 */
export interface Vault {
  createDataKey(db: Db, input: { tenantId: string; purpose: DataKeyPurpose; now: Date }): Promise<DataKey>;
  /** @throws VaultKeyGone when the key was destroyed (its data is erased by that) */
  openDataKey(db: Db, id: string): Promise<DataKey>;
  destroyDataKey(db: Db, id: string): Promise<void>;
  seal(key: DataKey, plain: Uint8Array, context: SealContext): Buffer;
  /** @throws when the bytes were changed, moved or sealed under another key */
  unseal(key: DataKey, sealed: Uint8Array, context: SealContext): Buffer;
  /** Seals with the master key itself: signing keys only. */
  sealWithMaster(plain: Uint8Array, context: SealContext): Buffer;
  unsealWithMaster(sealed: Uint8Array, context: SealContext): Buffer;
}

/** Thrown when a data key was destroyed. */
export class VaultKeyGone extends Error {
  constructor(id: string) {
    super(`Data key ${id} is gone; what it sealed is erased`);
    this.name = 'VaultKeyGone';
  }
}
