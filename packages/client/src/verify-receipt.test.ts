import assert from 'node:assert/strict';
import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { test } from 'node:test';
import { isReceiptInput, verifyReceipt } from './verify-receipt.ts';
import { StatementInvalid, verifyStatement } from './verify-statement.ts';

// Signed by another implementation than the one that verifies.
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const kid = 'key-1';
const keyOf = (key: typeof publicKey) => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: key.export({ format: 'jwk' }).x ?? '',
  kid,
  alg: 'EdDSA',
  use: 'sig',
});
const keys = { keys: [keyOf(publicKey)] };
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const picture = Uint8Array.from([0xff, 0xd8, 0xff, 1, 2, 3]);
// sha256sum of these six bytes.
const pictureHash = '6456b2ac4bae7c410724a1dbd8eeaaf2a9cb6b03c3e6c82ccd8101b284656791';
const claims = { iss: 'https://id.example', version: 1, id: 'x', status: 1, name: 'Prüfung', inputs: [''] };
function sign(typ = 'selfsame-receipt+jws', content: object = claims): string {
  const signed = `${encode({ alg: 'EdDSA', kid, typ })}.${encode(content)}`;
  return `${signed}.${signBytes(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

async function faultOf(work: Promise<unknown>) {
  const error = await work.then(
    () => assert.fail('it was believed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StatementInvalid, String(error));
  return error.fault;
}

test('verifyReceipt: a receipt as jose signs it, says what was signed', async () => {
  assert.deepEqual(await verifyReceipt(`${sign()}\n`, keys), claims);
});

test('verifyReceipt: changed anywhere, is refused', async () => {
  const receipt = sign();
  const [header = '', payload = '', signature = ''] = receipt.split('.');
  const forged = encode({ ...claims, status: 2 });
  assert.equal(await faultOf(verifyReceipt(`${header}.${forged}.${signature}`, keys)), 'bad-signature');
  const other = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  assert.equal(await faultOf(verifyReceipt(`${header}.${payload}.${other}`, keys)), 'bad-signature');
  for (const broken of [
    '',
    'a.b',
    `${header}.${payload}.`,
    `${header}.${payload}.${signature}.x`,
    'a.b.c',
    '%.%.%',
  ]) {
    assert.equal(await faultOf(verifyReceipt(broken, keys)), 'malformed', broken);
  }
});

test('verifyReceipt: another kind, algorithm or key, is refused', async () => {
  assert.equal(await faultOf(verifyReceipt(sign('selfsame-erasure+jws'), keys)), 'wrong-kind');
  assert.equal(await faultOf(verifyReceipt(sign('at+jwt'), keys)), 'wrong-kind');
  const [, payload, signature] = sign().split('.');
  const none = encode({ alg: 'none', kid, typ: 'selfsame-receipt+jws' });
  assert.equal(await faultOf(verifyReceipt(`${none}.${payload}.${signature}`, keys)), 'wrong-kind');
  assert.equal(await faultOf(verifyReceipt(sign(), { keys: [] })), 'unknown-key');
  const posing = { keys: [keyOf(generateKeyPairSync('ed25519').publicKey)] };
  assert.equal(await faultOf(verifyReceipt(sign(), posing)), 'bad-signature');
});

test('verifyReceipt: of a sandbox, is taken only by who says so', async () => {
  const receipt = sign('selfsame-receipt+jws', { ...claims, sandbox: true });
  assert.equal(await faultOf(verifyReceipt(receipt, keys)), 'sandbox');
  await assert.rejects(verifyReceipt(receipt, keys), /allowSandbox: true/);
  assert.equal((await verifyReceipt(receipt, keys, { allowSandbox: true })).sandbox, true);
});

test('verifyStatement: a certificate of erasure, by its own kind', async () => {
  const certificate = sign('selfsame-erasure+jws', { id: 'c' });
  assert.deepEqual(await verifyStatement('erasure', certificate, keys), { id: 'c' });
});

test('isReceiptInput: the very bytes, are known by their hash', async () => {
  assert.equal(await isReceiptInput({ inputs: ['00', pictureHash] }, picture), true);
  assert.equal(await isReceiptInput({ inputs: [pictureHash] }, picture.slice(1)), false);
});
