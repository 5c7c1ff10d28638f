import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { OperationId } from '@selfsame/contract';
import { actedPhoto, createFaceActor } from '../face-actor.ts';
import { openTwoTenants } from '../tenant-walk/two-tenants.ts';
import type { Input } from '../tenant-walk/walked-operations.ts';

let asked = 0;
// Whoever asks for the engine, fails.
const engine = {
  ...createFaceActor(),
  analyse: async () => {
    asked += 1;
    throw new Error('The face engine was asked');
  },
};
const { send, owner, strangersSandbox: token } = await openTwoTenants({ after }, { engine });

/** Two files of the same person: only their bytes count, and these differ. */
const [file, otherFile] = [actedPhoto({ person: 'Ann', padLogit: 1 }), actedPhoto({ person: 'Ann' })];
const image = (bytes: Buffer) => ({ DataType: 1, Data: bytes.toString('base64') });
const params = { AccountNumber: 'ann' };

/** Asks as the backend of the sandbox; it must succeed. */
async function done(id: OperationId, input: Input = {}) {
  const { status, body, text } = await send(id, input, token);
  assert.equal(status, 200, `${id} ${text}`);
  return body;
}

/** Numbers of the accounts that 1:N search finds for a file. */
async function identify(bytes: Buffer): Promise<string[]> {
  const form = new FormData();
  form.append('image', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'a.jpg');
  form.append('threshold', '48');
  const found: { owner: { name: string } }[] = await done('Identify', { form });
  return found.map(({ owner: { name } }) => name);
}

test('photos that a sandbox is sent: the same file is the same face, every other file is another, and no engine looks', async () => {
  await done('CreateAccount', { body: { ...params, DisplayName: 'Ann' } });
  await done('CreateAccountBiometricCredential', { params, body: image(file) });
  const verify = (bytes: Buffer) => done('VerifyAccountBiometricCredential', { params, body: image(bytes) });
  assert.deepEqual([await verify(file), await verify(otherFile)], [true, false]);
  const compare = (bytes: Buffer) =>
    done('VerifyAccountBiometricCredential2', { params, body: image(bytes) });
  const [same, other] = [await compare(file), await compare(otherFile)];
  assert.ok(same.Score > other.Score, `${same.Score} > ${other.Score}`);
  assert.deepEqual([await identify(file), await identify(otherFile)], [['ann'], []]);
  const checked = await done('CheckLiveness', { body: { FacialImage: image(otherFile) } });
  assert.deepEqual([checked.IsLive, checked.Error], [true, null]);

  await done('ReplaceAccountBiometricCredential', { params, body: image(otherFile) });
  assert.deepEqual([await verify(file), await verify(otherFile)], [false, true]);
  assert.equal(asked, 0);
});

test('photos that a live tenant is sent: the engine looks at them', async () => {
  const { status } = await send('CheckLiveness', { body: { FacialImage: image(file) } }, owner);
  assert.deepEqual([status, asked], [500, 1]);
});
