import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { runVerb } from './run-verb.ts';
import { verifyReceiptVerb } from './verify-receipt.ts';

const folder = await mkdtemp(join(tmpdir(), 'selfsame-receipt-'));
const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true });
const keys = join(folder, 'keys');
await writeFile(
  keys,
  JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'EdDSA', use: 'sig' }] }),
);

/** A statement that the installation of `keys` signed, in a file. */
async function signed(kind: 'receipt' | 'erasure', claims: object): Promise<string> {
  const file = join(folder, kind);
  const statement = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'EdDSA', typ: `selfsame-${kind}+jws`, kid: 'k' })
    .sign(privateKey);
  await writeFile(file, statement);
  return file;
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runVerb([verifyReceiptVerb], ['verify-receipt', ...args, '--keys', keys], {
    env: {},
    readConfig: () => assert.fail('the keys were given'),
    clock: { now: () => new Date(0) },
    version: 'test',
    print: (line) => void out.push(line),
    note: (line) => void err.push(line),
    signal: new AbortController().signal,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('selfsame verify-receipt: what a sandbox signed, is refused as the client refuses it, and taken when asked for', async (t) => {
  t.after(() => rm(folder, { recursive: true }));
  for (const kind of ['receipt', 'erasure'] as const) {
    const file = await signed(kind, { status: 1, sandbox: true });
    const refused = await run(file);
    assert.deepEqual([refused.code, refused.out], [1, ''], kind);
    assert.match(
      refused.err,
      /^NOT VALID: This is of a sandbox: it is evidence of nothing\. --allow-sandbox/,
    );
    const taken = await run(file, '--allow-sandbox');
    assert.deepEqual([taken.code, JSON.parse(taken.out), taken.err], [0, { status: 1, sandbox: true }, '']);
    const live = await run(await signed(kind, { status: 1 }));
    assert.deepEqual([live.code, live.err], [0, '']);
  }
});
