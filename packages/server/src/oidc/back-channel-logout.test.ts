import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { codeRequest, openIdWorld } from '../../test/openid/openid-world.ts';
import { readConfig } from '../platform/configuration/config.ts';

/** Signs in, signs out, and gives what the application was told. */
async function signOut(t: Parameters<typeof openIdWorld>[0], allow: string) {
  const told: string[] = [];
  const application = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    told.push(new URLSearchParams(body).get('logout_token') ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  t.after(async () => void application.close());
  await new Promise((resolve) => application.once('listening', resolve));
  const { port } = application.address() as AddressInfo;
  const { egressAllow } = readConfig({ SELFSAME_EGRESS_ALLOW: allow }, '/');
  const world = await openIdWorld(t, { egressAllow });
  await world.addAccount({ number: 'leaving' });
  const clientId = await world.addIntegration({ backchannel_logout_uri: `http://127.0.0.1:${port}/logout` });
  const configuration = await world.discover(clientId);
  const { url, checks } = await codeRequest(configuration, { login_hint: 'leaving' });
  const browser = world.browser();
  const tokens = await client.authorizationCodeGrant(configuration, await world.signIn(browser, url), checks);
  const leave = client.buildEndSessionUrl(configuration, { id_token_hint: tokens.id_token ?? '' });
  const page = await (await browser.get(leave.href)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const issuer = `${world.baseUrl}/oidc/web`;
  const done = await browser.follow(
    await browser.post(`${issuer}/connect/endsession/confirm`, { xsrf, logout: 'yes' }),
  );
  assert.equal(done.answer.status, 200);
  assert.match(await done.answer.text(), /You are signed out/);
  return { told, issuer, clientId, claims: tokens.claims() };
}

test('back-channel logout: the application gets a signed token of this sign-in', async (t) => {
  const { told, issuer, clientId, claims } = await signOut(t, '127.0.0.1');
  assert.equal(told.length, 1);
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`));
  const { payload } = await jwtVerify(told[0] ?? '', keys, { issuer, audience: clientId, typ: 'logout+jwt' });
  assert.equal(payload.sub, claims?.sub);
  assert.equal(payload.sid, claims?.sid);
  assert.deepEqual(payload.events, { 'http://schemas.openid.net/event/backchannel-logout': {} });
  assert.equal(payload.nonce, undefined);
});

test('back-channel logout: to an address that the egress guard refuses, nothing is sent, and the person is signed out', async (t) => {
  const { told } = await signOut(t, '10.9.9.9');
  assert.deepEqual(told, []);
});
