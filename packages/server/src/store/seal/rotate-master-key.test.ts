import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { withDatabase } from '../../../test/database.ts';
import { ensureTenant } from '../tenant/tenant.ts';
import { createAesVault } from './aes-vault.ts';
import {
  createMasterKey,
  loadMasterKeys,
  MasterKeyRefused,
  parseMasterKeys,
  ringOf,
  writeMasterKeys,
} from './master-key.ts';
import { countMasterKeyUse, retireMasterKey, rewrapSome } from './rotate-master-key.ts';

const now = new Date();
const secret = Buffer.from('a face');
const context = { table: 't', column: 'c', rowId: 'r' };

async function prepare(t: TestContext) {
  const { db } = await withDatabase(t);
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-rotate-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'master.key');
  const ring = await loadMasterKeys(db, { value: undefined, file });
  const vault = createAesVault(ring);
  const tenant = await ensureTenant(db, { customerNumber: '1', customerName: 'One', now });
  const make = async () => {
    const key = await vault.createDataKey(db, { tenantId: tenant.id, purpose: 'account', now });
    return { id: key.id, sealed: vault.seal(key, secret, context) };
  };
  const load = (value?: string) => loadMasterKeys(db, { value, file });
  return { db, file, ring, vault, make, load };
}

test('rewrapSome: while a server holds the old key, it goes on reading and then wraps by the new one', async (t) => {
  const { db, file, ring, vault, make, load } = await prepare(t);
  const things = await Promise.all(Array.from({ length: 25 }, make));
  const [before] = ring.all;
  await writeMasterKeys(file, [createMasterKey(), before!]);
  const changed = await load();
  assert.notEqual(changed.current.id, before!.id);

  assert.equal(await rewrapSome(db, changed, 10), 10);
  // Interrupted here, both keys are in use; whoever begins again ends it.
  for (const { id, sealed } of things) {
    assert.deepEqual(vault.unseal(await vault.openDataKey(db, id), sealed, context), secret);
  }
  assert.equal(ring.current.id, changed.current.id, 'the running server has asked the file again');
  const both = await Promise.all([rewrapSome(db, changed, 10), rewrapSome(db, changed, 10)]);
  assert.deepEqual(both.toSorted(), [10, 5], 'each key once, whoever comes first');
  assert.equal(await rewrapSome(db, changed, 10), 0);
  for (const { id, sealed } of [...things, await make()]) {
    assert.deepEqual(vault.unseal(await vault.openDataKey(db, id), sealed, context), secret);
  }
  const use = await countMasterKeyUse(db);
  assert.equal(use.find(({ id }) => id === before!.id)?.dataKeys, 0);
  assert.equal(use.find(({ id }) => id === changed.current.id)?.dataKeys, 26);
});

test('retireMasterKey: while it wraps something, is refused; afterwards it wraps nothing any more', async (t) => {
  const { db, ring, make, load } = await prepare(t);
  await make();
  const [old] = ring.all;
  const fresh = createMasterKey();
  assert.equal(await retireMasterKey(db, old!.id, now), false);
  await make();
  const text = [fresh, old!].map(({ key }) => key.toString('base64')).join(',');
  await rewrapSome(db, await load(text), 100);
  assert.equal(await retireMasterKey(db, old!.id, now), true);
  // A server that was not told: its wrappings would be lost with the key.
  await assert.rejects(make(), /is retired/);
  await assert.rejects(load(old!.key.toString('base64')), MasterKeyRefused);
  await load(fresh.key.toString('base64'));
});

test('loadMasterKeys: a command, prints the key; its failure is one sentence without its output', async (t) => {
  const { db, file } = await prepare(t);
  const source = { value: undefined, file: `${file}.none` };
  const ring = await loadMasterKeys(db, { ...source, command: `cat ${file}` });
  assert.equal(ring.all.length, 1);
  await assert.rejects(loadMasterKeys(db, { ...source, command: 'echo secret; exit 3' }), (error: Error) => {
    assert.match(error.message, /SELFSAME_MASTER_KEY_COMMAND failed \(exit code 3\)/);
    assert.doesNotMatch(error.message, /secret/);
    return error instanceof MasterKeyRefused;
  });
  await assert.rejects(loadMasterKeys(db, { ...source, command: 'echo no key' }), /is not a master key/);
});

test('loadMasterKeys: keys that lack one in use, are refused by its fingerprint', async (t) => {
  const { make, ring, load } = await prepare(t);
  await make();
  const strange = createMasterKey();
  await assert.rejects(load(strange.key.toString('hex')), new RegExp(ring.current.id));
  await load(`${strange.key.toString('hex')} ${ring.current.key.toString('base64')}`);
});

test('parseMasterKeys: several with any separator are all read; one that is none spoils all', () => {
  const keys = [createMasterKey(), createMasterKey()];
  const [a, b] = keys.map(({ key }) => key.toString('base64'));
  assert.deepEqual(parseMasterKeys(`${a}\n${b}\n`), keys);
  assert.deepEqual(parseMasterKeys(`${a}, ${b}`), keys);
  assert.equal(parseMasterKeys(`${a} x`), null);
  assert.equal(parseMasterKeys(''), null);
  assert.equal(ringOf(keys).find(keys[1]!.id), keys[1]);
});
