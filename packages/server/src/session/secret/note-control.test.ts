import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { openCapture } from '../capture/open-capture.ts';
import { cancelSession } from '../life/cancel-session.ts';
import { operationKinds } from '../read/read-session.ts';
import { noteControl } from './note-control.ts';

const { deps, caller } = await createSessionFixture({ after });
async function begin() {
  const { OperationId: id, OneTimeSecret } = await beginSelfie(deps, caller, {});
  const open = () => openCapture(deps, { kind: 'operation', id, secret: OneTimeSecret! }, '192.0.2.7');
  return { id, secret: OneTimeSecret!, isControlled: async () => (await open()).session.controlled };
}

test('noteControl: a script with the id of a session, is told to the page of that session alone', async () => {
  for (const name of ['i', 'OperationId', 't']) {
    const [one, other] = [await begin(), await begin()];
    assert.equal(await one.isControlled(), false);
    await noteControl(deps, `/controlhandler.js?${name}=${one.id.toUpperCase()}&s=${one.secret}`);
    assert.equal(await one.isControlled(), true);
    assert.equal(await other.isControlled(), false);
  }
});

test('noteControl: the id alone, a wrong secret, a strange id and a session that is over, change nothing', async () => {
  const { id, secret, isControlled } = await begin();
  const wrong = 'A'.repeat(secret.length);
  for (const query of [
    '',
    '?',
    '?i=1&s=2',
    "?i='",
    `?x=${id}&s=${secret}`,
    `?i=${crypto.randomUUID()}&s=${secret}`,
  ])
    await noteControl(deps, `/webauthhandler.js${query}`);
  for (const query of [`?i=${id}`, `?t=${id}`, `?i=${id}&s=`, `?i=${id}&s=${wrong}`, `?${id}`])
    await noteControl(deps, `/controlhandler.js${query}`);
  assert.equal(await isControlled(), false);
  await noteControl(deps, `/webauthhandler.js?i=${id}&s=${encodeURIComponent(secret)}`);
  assert.equal(await isControlled(), true);
  const over = await begin();
  await cancelSession(deps, { ...caller, id: over.id, kinds: operationKinds });
  await noteControl(deps, `/controlhandler.js?i=${over.id}&s=${over.secret}`);
  assert.equal(await over.isControlled(), false);
});
