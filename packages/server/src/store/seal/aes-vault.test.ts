import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { withDatabase } from '../../../test/database.ts';
import { ensureTenant } from '../tenant/tenant.ts';
import { createAesVault, VaultSealBroken } from './aes-vault.ts';
import { parseMasterKey } from './master-key.ts';
import { type SealContext, VaultKeyGone } from './vault.ts';

const masterKey = parseMasterKey(randomBytes(32).toString('hex'))!;
const vault = createAesVault(masterKey);
const key = { id: 'one', key: randomBytes(32) };
const context: SealContext = { table: 'blob', column: 'bytes', rowId: 'row' };
const plainBytes = fc.uint8Array({ maxLength: 200 });
const names = fc.record({ table: fc.string(), column: fc.string(), rowId: fc.string() });

test('unseal: gives back what was sealed', () => {
  fc.assert(
    fc.property(plainBytes, names, (plain, where) => {
      assert.deepEqual(
        Uint8Array.from(vault.unseal(key, vault.seal(key, plain, where), where)),
        Uint8Array.from(plain),
      );
    }),
  );
});

test('unseal: one flipped bit anywhere, throws', () => {
  fc.assert(
    fc.property(plainBytes, fc.nat(), fc.nat(7), (plain, position, bit) => {
      const sealed = vault.seal(key, plain, context);
      sealed[position % sealed.length]! ^= 1 << bit;
      assert.throws(() => vault.unseal(key, sealed, context), VaultSealBroken);
    }),
  );
});

test('unseal: bytes cut or extended, throws', () => {
  const sealed = vault.seal(key, randomBytes(50), context);
  for (let length = 0; length < sealed.length; length += 1) {
    assert.throws(() => vault.unseal(key, sealed.subarray(0, length), context), VaultSealBroken);
  }
  assert.throws(() => vault.unseal(key, Buffer.concat([sealed, Buffer.of(0)]), context), VaultSealBroken);
});

test('unseal: bytes moved to another table, column or row, throws', () => {
  fc.assert(
    fc.property(names, names, (from, to) => {
      fc.pre(JSON.stringify(from) !== JSON.stringify(to));
      const sealed = vault.seal(key, Buffer.from('face'), from);
      assert.throws(() => vault.unseal(key, sealed, to), VaultSealBroken);
    }),
  );
});

test('unseal: another key, or master and data key mixed up, throws', () => {
  const plain = Buffer.from('face');
  const other = { id: 'two', key: randomBytes(32) };
  assert.throws(() => vault.unseal(other, vault.seal(key, plain, context), context), VaultSealBroken);
  assert.throws(() => vault.unsealWithMaster(vault.seal(key, plain, context), context), VaultSealBroken);
  const sameBytes = { id: 'master', key: masterKey.key };
  assert.throws(
    () => vault.unseal(sameBytes, vault.sealWithMaster(plain, context), context),
    VaultSealBroken,
  );
});

test('seal: the same bytes twice, differ and hide the plain bytes', () => {
  const plain = randomBytes(32);
  const [first, second] = [vault.seal(key, plain, context), vault.seal(key, plain, context)];
  assert.notDeepEqual(first, second);
  assert.equal(first.includes(plain), false);
});

test('openDataKey: wrapped at rest, bound to its row, gone after destroyDataKey', async (t) => {
  const { db } = await withDatabase(t);
  const now = new Date();
  const tenant = await ensureTenant(db, { customerNumber: '1', customerName: 'One', now });
  const made = await vault.createDataKey(db, { tenantId: tenant.id, purpose: 'capture', now });
  const other = await vault.createDataKey(db, { tenantId: tenant.id, purpose: 'capture', now });
  assert.deepEqual(await vault.openDataKey(db, made.id), made);

  const row = await db.selectFrom('data_key').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow();
  assert.equal(row.wrapped.includes(made.key), false);
  assert.equal(row.master_key_id, masterKey.id);

  await db.updateTable('data_key').set({ wrapped: row.wrapped }).where('id', '=', other.id).execute();
  await assert.rejects(vault.openDataKey(db, other.id), VaultSealBroken);

  await vault.destroyDataKey(db, made.id);
  await assert.rejects(vault.openDataKey(db, made.id), VaultKeyGone);
});
