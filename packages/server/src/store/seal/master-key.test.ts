import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { withDatabase } from '../../../test/database.ts';
import { ensureTenant } from '../tenant/tenant.ts';
import { createAesVault } from './aes-vault.ts';
import { loadMasterKeys, MasterKeyRefused, parseMasterKey } from './master-key.ts';

test('loadMasterKeys: first start, makes a file only its owner reads', async (t) => {
  const { db, file } = await prepare(t);
  const made = await loadMasterKeys(db, { value: undefined, file });
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual((await loadMasterKeys(db, { value: undefined, file })).all, made.all);
});

test('loadMasterKeys: five first starts at once, all get the same key', async (t) => {
  const { db, file } = await prepare(t);
  const keys = await Promise.all(
    Array.from({ length: 5 }, () => loadMasterKeys(db, { value: undefined, file })),
  );
  assert.equal(new Set(keys.map(({ current }) => current.id)).size, 1);
});

test('loadMasterKeys: file lost after something was wrapped, refuses and makes no new one', async (t) => {
  const { db, file } = await prepare(t);
  await wrapSomething(db, await loadMasterKeys(db, { value: undefined, file }));
  await rm(file);
  await assert.rejects(loadMasterKeys(db, { value: undefined, file }), MasterKeyRefused);
  await assert.rejects(readFile(file), { code: 'ENOENT' });
});

test('loadMasterKeys: another key than the one that wrapped, refuses', async (t) => {
  const { db, file } = await prepare(t);
  await wrapSomething(db, await loadMasterKeys(db, { value: undefined, file }));
  const value = randomBytes(32).toString('base64');
  await assert.rejects(loadMasterKeys(db, { value, file }), /is not the master key of this database/);
});

test('loadMasterKeys: another key than the one that sealed a signing key, refuses', async (t) => {
  const { db, file } = await prepare(t);
  const vault = createAesVault(await loadMasterKeys(db, { value: undefined, file }));
  const context = { table: 'signing_key', column: 'private_sealed', rowId: 'k1' };
  await db
    .insertInto('signing_key')
    .values({
      id: 'k1',
      public_jwk: '{}',
      private_sealed: vault.sealWithMaster(Buffer.from('x'), context),
      created_at: new Date(),
    })
    .execute();
  const value = randomBytes(32).toString('hex');
  await assert.rejects(loadMasterKeys(db, { value, file }), MasterKeyRefused);
});

test('loadMasterKeys: a file that holds no key, refuses', async (t) => {
  const { db, file } = await prepare(t);
  await writeFile(file, 'c2hvcnQ=');
  await assert.rejects(loadMasterKeys(db, { value: undefined, file }), /32 random bytes/);
});

test('parseMasterKey: hex and base64 of the same bytes are the same key', () => {
  const key = randomBytes(32);
  assert.deepEqual(parseMasterKey(key.toString('hex')), parseMasterKey(`${key.toString('base64')}\n`));
  for (const bad of ['', 'x'.repeat(44), key.toString('hex').slice(2), `${key.toString('base64')}AAAA`]) {
    assert.equal(parseMasterKey(bad), null, bad);
  }
});

async function prepare(t: TestContext) {
  const { db } = await withDatabase(t);
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-key-'));
  t.after(() => rm(folder, { recursive: true }));
  return { db, file: join(folder, 'master.key') };
}

async function wrapSomething(
  db: Awaited<ReturnType<typeof withDatabase>>['db'],
  masterKey: Awaited<ReturnType<typeof loadMasterKeys>>,
): Promise<void> {
  const tenant = await ensureTenant(db, { customerNumber: '1', customerName: 'One', now: new Date() });
  const vault = createAesVault(masterKey);
  await vault.createDataKey(db, { tenantId: tenant.id, purpose: 'account', now: new Date() });
}
