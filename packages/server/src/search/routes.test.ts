import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { actedData, actedPhoto } from '../../test/face-actor.ts';
import { type AnyCall, all, serverWith } from '../../test/served-operations.ts';
import { createAccount } from '../account/create-account.ts';
import { createCredentialFromImage } from '../account/create-credential.ts';
import { analysePhoto } from '../account/photo/analyse-photo.ts';
import { searchHandlers } from './routes.ts';

const world = await openAccountWorld({ after });
const { deps, actor, tenantId, time } = world;
const { Identify } = searchHandlers({
  ...deps,
  gallery: world.gallery,
  searchScale: () => world.searchScale,
  modelId: deps.engine.models.embedder.id,
  analysePhoto: (_tenantId, image, { embedder, signal }) =>
    analysePhoto(deps.engine, image, { embedder, signal }),
});

test('POST /search/identify: a form as browsers and curl send it, answers the matches as a JSON array', async (t) => {
  const request = { AccountNumber: 'anna', DisplayName: 'A' };
  const { UIN } = await createAccount(deps, { actor, tenantId, request, now: time.now });
  const target = { actor, tenantId, accountNumber: 'anna', now: time.now };
  const image = { DataType: 1, Data: actedData({ person: 'anna' }) };
  const { Id } = await createCredentialFromImage(deps, target, image);
  const asTenant = (call: AnyCall) =>
    Identify({ ...call, principal: { ...call.principal, tenantId } } as never);
  const fastify = await serverWith(t, { Identify: asTenant });
  const form = new FormData();
  form.append('image', new Blob([actedPhoto({ person: 'anna' })], { type: 'image/jpeg' }), 'selfie.jpg');
  form.append('threshold', '84');
  const encoded = new Response(form);
  const reply = await fastify.inject({
    method: 'POST',
    url: '/search/identify',
    headers: { ...all, accept: 'text/plain', 'content-type': encoded.headers.get('content-type') as string },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  assert.equal(reply.statusCode, 200);
  assert.deepEqual(reply.json(), [
    { id: Id, owner: { id: UIN, name: 'anna' }, modifiedDate: '2026-03-01T12:00:00.000Z', score: 120 },
  ]);
});
