import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { type MasterKey, MasterKeyRefused, type MasterKeyRing, ringOf } from './master-key.ts';
import { type SealContext, type Vault, VaultKeyGone } from './vault.ts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
// First byte of every ciphertext. A format is never changed, only added.
const underDataKey = 1; // version · IV 12 · ciphertext · tag 16
const underMasterKey = 2; // version · master key id 8 · IV 12 · ciphertext · tag 16
const masterKeyIdBytes = 8;

/** Thrown when sealed bytes do not open: changed, moved to another row, cut, or sealed under another key. */
export class VaultSealBroken extends Error {
  constructor(context: SealContext, options?: ErrorOptions) {
    super(`Sealed bytes of ${context.table}.${context.column} ${context.rowId} do not open`, options);
    this.name = 'VaultSealBroken';
  }
}

/**
 * {@link Vault} with AES-256-GCM from OpenSSL; data keys are wrapped the same way, bound to their row. It wraps with
 * the ring's current key and opens what any of its keys wrapped; when it meets an unknown one, it asks the ring's
 * source anew, because keys may be changed while it runs.
 */
export function createAesVault(keys: MasterKey | MasterKeyRing): Vault {
  const ring = 'all' in keys ? keys : ringOf([keys]);
  const dataHeader = Buffer.of(underDataKey);
  return {
    async createDataKey(db, { tenantId, purpose, now }) {
      const id = randomUUID();
      const key = randomBytes(keyBytes);
      const { current } = ring;
      await db
        .insertInto('data_key')
        .values({
          id,
          tenant_id: tenantId,
          purpose,
          master_key_id: current.id,
          wrapped: sealUnderMaster(current, key, wrapContext(id)),
          created_at: now,
        })
        .execute();
      return { id, key };
    },
    async openDataKey(db, id) {
      const row = await db.selectFrom('data_key').select('wrapped').where('id', '=', id).executeTakeFirst();
      if (row === undefined) throw new VaultKeyGone(id);
      if (!ring.find(masterKeyIdOf(row.wrapped))) await ring.reload();
      return { id, key: unsealUnderMaster(ring, row.wrapped, wrapContext(id)) };
    },
    async destroyDataKey(db, id) {
      await db.deleteFrom('data_key').where('id', '=', id).execute();
    },
    seal: (key, plain, context) => seal(dataHeader, key.key, plain, context),
    unseal: (key, sealed, context) => unseal(dataHeader, key.key, sealed, context),
    sealWithMaster: (plain, context) => sealUnderMaster(ring.current, plain, context),
    unsealWithMaster: (sealed, context) => unsealUnderMaster(ring, sealed, context),
  };
}

/** Where a wrapped data key belongs. */
export const wrapContext = (id: string): SealContext => ({ table: 'data_key', column: 'wrapped', rowId: id });

/** Seals with a master key itself. */
export const sealUnderMaster = (masterKey: MasterKey, plain: Uint8Array, context: SealContext): Buffer =>
  seal(masterHeader(masterKey.id), masterKey.key, plain, context);

/**
 * Opens what any key of the ring sealed.
 * @throws MasterKeyRefused when the ring lacks the key, VaultSealBroken
 */
export function unsealUnderMaster(
  ring: Pick<MasterKeyRing, 'find'>,
  sealed: Uint8Array,
  context: SealContext,
): Buffer {
  const id = masterKeyIdOf(sealed);
  const masterKey = ring.find(id);
  if (sealed[0] !== underMasterKey) throw new VaultSealBroken(context);
  if (masterKey) return unseal(masterHeader(id), masterKey.key, sealed, context);
  throw new MasterKeyRefused(
    `${context.table} ${context.rowId} is sealed by master key ${id}, which this process was not given.`,
  );
}

/** Fingerprint of the master key that sealed these bytes. */
const masterKeyIdOf = (sealed: Uint8Array): string =>
  Buffer.from(sealed.subarray(1, 1 + masterKeyIdBytes)).toString('hex');

const masterHeader = (id: string): Buffer =>
  Buffer.concat([Buffer.of(underMasterKey), Buffer.from(id, 'hex')]);

function seal(header: Buffer, key: Buffer, plain: Uint8Array, context: SealContext): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(header, context));
  return Buffer.concat([header, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(header: Buffer, key: Buffer, sealed: Uint8Array, context: SealContext): Buffer {
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
}

/** The header is authenticated too; JSON keeps the three names apart whatever they contain. */
const associatedData = (header: Buffer, { table, column, rowId }: SealContext): Buffer =>
  Buffer.concat([header, Buffer.from(JSON.stringify([table, column, rowId]))]);
