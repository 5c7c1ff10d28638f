import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Looks } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { updateLooks } from '../../looks/update-looks.ts';
import { openCapture } from '../capture/open-capture.ts';
import { beginSelfie } from './begin-selfie.ts';

const fixture = await createSessionFixture({ after });
const { deps } = fixture;
const plain: Looks = {
  ...{ Logo: null, Light: null, Dark: null, Texts: [], PrivacyUrl: null, HelpUrl: null },
  Version: 0,
};
const ReturnOrigins = ['https://shop.example', 'https://*.bank.example', 'http://localhost:5173'];
async function openedWith(ReturnUrl: string) {
  const begun = await beginSelfie(deps, fixture.caller, { ReturnUrl });
  const link = { kind: 'operation', id: begun.OperationId, secret: begun.OneTimeSecret ?? '' } as const;
  return (await openCapture(deps, link, '192.0.2.7')).session.returnUrl;
}
const refused = { code: 'E_RETURN_URL_NOT_ALLOWED' };

test('checkReturnUrl: before the tenant lists an origin, none is allowed; empty is none', async () => {
  await assert.rejects(openedWith('https://shop.example/'), refused);
  assert.equal(await openedWith(''), null);
});

test('checkReturnUrl: addresses of listed origins reach the page as they stand', async () => {
  await updateLooks(deps, fixture.caller, { ...plain, ReturnOrigins });
  for (const url of [
    'https://shop.example/welcome?order=17#top',
    'https://pay.bank.example/',
    'http://localhost:5173/',
  ])
    assert.equal(await openedWith(url), url);
});

for (const url of [
  'https://shop.example.evil.example/',
  'https://shop.example@evil.example/',
  'https://user:word@shop.example/',
  'https://bank.example/',
  'https://evilbank.example/',
  'http://shop.example/',
  'https://shop.example:8443/',
  'javascript:alert(1)//https://shop.example',
  'data:text/html,https://shop.example',
  'blob:https://shop.example/17',
  '//shop.example/',
  '/welcome',
  'shop.example',
])
  test(`checkReturnUrl: ${url}, refused`, () => assert.rejects(openedWith(url), refused));
