import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../../../test/database.ts';
import { createTestVault } from '../../../test/vault.ts';
import { loadTokenKeys } from '../../identity/load-token-keys.ts';
import { createTokens } from '../../platform/access/tokens.ts';
import { rotateSigningKey } from './rotate-signing-key.ts';

const start = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const principal = { tenantId: crypto.randomUUID(), apiKeyId: crypto.randomUUID(), roles: [] };

test('rotateSigningKey: two servers, never refuse each other’s tokens; the old key goes when they are over', async (t) => {
  const { db } = await withDatabase(t);
  const deps = { db, vault: createTestVault() };
  let now = start;
  const clock = { now: () => now };
  const [a, b] = [await loadTokenKeys(deps, start), await loadTokenKeys(deps, start)];
  const tokensOf = (keys: typeof a) => createTokens({ issuer: 'https://x.test', keys, clock });
  const [serverA, serverB] = [tokensOf(a), tokensOf(b)];
  const old = a.current.id;
  const fresh = await rotateSigningKey(deps, 'token', start);

  // A has heard of it, B not yet: both sign with the old one, and A publishes both.
  now = after(30);
  await a.refresh(now);
  assert.equal(a.current.id, old);
  assert.deepEqual(a.jwks.keys.map(({ kid }) => kid).sort(), [old, fresh].sort());
  const early = await serverA.issueApiToken(principal);
  assert.ok(await serverB.verifyApiToken(early.token));

  now = after(121);
  await a.refresh(now);
  await b.refresh(now);
  assert.equal(a.current.id, fresh);
  const late = await serverA.issueApiToken(principal);
  assert.ok(await serverB.verifyApiToken(late.token));
  assert.ok(await serverB.verifyApiToken(early.token), 'what the old key signed lives on');

  now = after(121 + 901);
  await b.refresh(now);
  assert.deepEqual(
    b.jwks.keys.map(({ kid }) => kid),
    [fresh],
  );
});
