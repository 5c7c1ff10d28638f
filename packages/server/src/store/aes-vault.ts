import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import type { MasterKey } from './master-key.ts';
import { type SealContext, type Vault, VaultKeyGone } from './vault.ts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
// First byte of every ciphertext. A format is never changed, only added.
const underDataKey = 1; // version · IV 12 · ciphertext · tag 16
const underMasterKey = 2; // version · master key id 8 · IV 12 · ciphertext · tag 16

/** Thrown when sealed bytes do not open: changed, moved to another row, cut, or sealed under another key. */
export class VaultSealBroken extends Error {
  constructor(context: SealContext, options?: ErrorOptions) {
    super(`Sealed bytes of ${context.table}.${context.column} ${context.rowId} do not open`, options);
    this.name = 'VaultSealBroken';
  }
}

/** {@link Vault} with AES-256-GCM from OpenSSL; data keys are wrapped the same way, bound to their row. */
export function createAesVault(masterKey: MasterKey): Vault {
  const masterHeader = Buffer.concat([Buffer.of(underMasterKey), Buffer.from(masterKey.id, 'hex')]);
  const seal = (header: Buffer, key: Buffer, plain: Uint8Array, context: SealContext): Buffer => {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
    cipher.setAAD(associatedData(header, context));
    return Buffer.concat([header, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const unseal = (header: Buffer, key: Buffer, sealed: Uint8Array, context: SealContext): Buffer => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const ivEnd = header.length + ivBytes;
    if (bytes.length < ivEnd + tagBytes || !bytes.subarray(0, header.length).equals(header)) {
      throw new VaultSealBroken(context);
    }
    const iv = bytes.subarray(header.length, ivEnd);
    const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
    decipher.setAAD(associatedData(header, context));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(ivEnd, -tagBytes)), decipher.final()]);
    } catch (cause) {
      throw new VaultSealBroken(context, { cause });
    }
  };
  const dataHeader = Buffer.of(underDataKey);
  return {
    async createDataKey(db, { tenantId, purpose, now }) {
      const id = randomUUID();
      const key = randomBytes(keyBytes);
      await db
        .insertInto('data_key')
        .values({
          id,
          tenant_id: tenantId,
          purpose,
          master_key_id: masterKey.id,
          wrapped: seal(masterHeader, masterKey.key, key, wrapContext(id)),
          created_at: now,
        })
        .execute();
      return { id, key };
    },
    async openDataKey(db, id) {
      const row = await db.selectFrom('data_key').select('wrapped').where('id', '=', id).executeTakeFirst();
      if (row === undefined) throw new VaultKeyGone(id);
      return { id, key: unseal(masterHeader, masterKey.key, row.wrapped, wrapContext(id)) };
    },
    async destroyDataKey(db, id) {
      await db.deleteFrom('data_key').where('id', '=', id).execute();
    },
    seal: (key, plain, context) => seal(dataHeader, key.key, plain, context),
    unseal: (key, sealed, context) => unseal(dataHeader, key.key, sealed, context),
    sealWithMaster: (plain, context) => seal(masterHeader, masterKey.key, plain, context),
    unsealWithMaster: (sealed, context) => unseal(masterHeader, masterKey.key, sealed, context),
  };
}

const wrapContext = (id: string): SealContext => ({ table: 'data_key', column: 'wrapped', rowId: id });

/** The header is authenticated too; JSON keeps the three names apart whatever they contain. */
const associatedData = (header: Buffer, { table, column, rowId }: SealContext): Buffer =>
  Buffer.concat([header, Buffer.from(JSON.stringify([table, column, rowId]))]);
