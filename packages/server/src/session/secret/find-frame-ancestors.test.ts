import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { writeTenantLook } from '../../store/tenant/tenant-look.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { findFrameAncestors } from './find-frame-ancestors.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, caller, tenantId } = fixture;
const origins = ['https://shop.example'];
const look = {
  ...{ LogoText: null, Light: null, Dark: null, Texts: [], PrivacyUrl: null, HelpUrl: null, page: null },
  FrameAncestors: origins,
};
async function begin() {
  const { OperationId, OneTimeSecret } = await beginSelfie(deps, caller, {});
  return { id: OperationId, secret: OneTimeSecret! };
}

test('findFrameAncestors: a tenant that has not said, names nobody', async () => {
  const { id, secret } = await begin();
  assert.deepEqual(await findFrameAncestors(deps, `/?i=${id}&s=${secret}`), []);
});

test('findFrameAncestors: the whole link, names who may frame it; by i or t, and with a plus that became a space', async () => {
  await writeTenantLook(db, tenantId, { look, logo: null, version: 0 });
  const { id, secret } = await begin();
  for (const address of [
    `/?i=${id}&s=${secret}`,
    `/?T=${id.toUpperCase()}&S=${encodeURIComponent(secret)}`,
    `/index.html?OperationId=${id}&OneTimeSecret=${secret}`,
    `/?x=1&transactionId=${id}&s=${secret.replaceAll('+', '%20')}`,
    `/?%69=${id}&s=${secret}&i=other`,
    `/?i=${id}&amp;s=${secret}`,
    `/?i=${id}%26s=${secret}`,
    `/?i=${id}&s=${secret}.`,
  ])
    assert.deepEqual(await findFrameAncestors(deps, address), origins, address);
});

test('findFrameAncestors: an id alone, with a wrong secret, unknown or no id at all, look the same', async () => {
  const { id, secret } = await begin();
  for (const address of [
    '/',
    `/?i=${id}`,
    `/?i=${id}&s=AAAAAAAAAAAAAAAAAAAAAA==`,
    `/?i=${crypto.randomUUID()}&s=${secret}`,
    `/?i=x&s=${secret}`,
    `/?i=${id}&s=%`,
  ])
    assert.deepEqual(await findFrameAncestors(deps, address), []);
  const { wrong_secrets } = await db
    .selectFrom('session')
    .select('wrong_secrets')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal(wrong_secrets, 0);
});
