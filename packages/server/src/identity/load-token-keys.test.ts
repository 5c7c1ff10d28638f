import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../../test/database.ts';
import { createTestVault } from '../../test/vault.ts';
import { createTokens } from '../platform/access/tokens.ts';
import { readPublicJwk } from '../store/seal/signing-key.ts';
import { loadTokenKeys } from './load-token-keys.ts';

const now = new Date('2026-03-01T12:00:00Z');
const principal = { tenantId: crypto.randomUUID(), apiKeyId: crypto.randomUUID(), roles: [] };

test('loadTokenKeys: processes that start at once, agree on one key and accept each other’s tokens', async (t) => {
  const { db } = await withDatabase(t);
  const vault = createTestVault();
  const nodes = await Promise.all([1, 2, 3, 4].map(() => loadTokenKeys({ db, vault }, now)));
  assert.equal(new Set(nodes.map(({ current }) => current.id)).size, 1);
  assert.equal((await db.selectFrom('signing_key').select('id').execute()).length, 1);
  const [first, second] = nodes.map((keys) => createTokens({ issuer: 'i', keys, clock: { now: () => now } }));
  const { token } = await first!.issueApiToken(principal);
  assert.deepEqual(await second!.verifyApiToken(token), { ...principal, ageSec: 0 });
});

test('loadTokenKeys: the private key, rests sealed and opens under its own master key only', async (t) => {
  const { db } = await withDatabase(t);
  await loadTokenKeys({ db, vault: createTestVault() }, now);
  const row = await db.selectFrom('signing_key').selectAll().executeTakeFirstOrThrow();
  assert.doesNotMatch(row.private_sealed.toString('latin1'), /"d"/);
  assert.ok(!('d' in readPublicJwk(row)));
  await assert.rejects(loadTokenKeys({ db, vault: createTestVault() }, now));
});

test('loadTokenKeys: a retired key, verifies while its tokens may live and signs no more', async (t) => {
  const { db } = await withDatabase(t);
  const vault = createTestVault();
  const old = await loadTokenKeys({ db, vault }, now);
  await db.updateTable('signing_key').set({ retired_at: now }).execute();
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const soon = await loadTokenKeys({ db, vault }, at(60));
  assert.notEqual(soon.current.id, old.current.id);
  assert.deepEqual(new Set(soon.verify.keys()), new Set([soon.current.id, old.current.id]));
  assert.equal(soon.jwks.keys.length, 2);
  const later = await loadTokenKeys({ db, vault }, at(901));
  assert.deepEqual([...later.verify.keys()], [soon.current.id]);
});
