import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as client from 'openid-client';
import { codeRequest, openIdWorld, redirectUri, secret } from '../../test/openid/openid-world.ts';
import { notingNames } from '../../test/turns/asked-names.ts';

const endings: (() => Promise<void>)[] = [];

describe('the code flow of the OpenID Provider', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  after(async () => {
    for (const end of endings) await end();
  });

  const issuer = `${world.baseUrl}/oidc/web`;
  /** What a client signs to authenticate (RFC 7523 §3). */
  const assertionOf = (clientId: string, alg: string, key: CryptoKey) =>
    new SignJWT({})
      .setProtectedHeader({ alg, kid: 'k1' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(issuer)
      .setJti(crypto.randomUUID())
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(key);
  const introspect = (assertion: string) =>
    fetch(`${issuer}/connect/introspect`, {
      method: 'POST',
      body: new URLSearchParams({
        token: 'x',
        client_assertion: assertion,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      }),
    });

  it('the way to a verification: once the tenant of the issuer is found, takes its turns', async (t) => {
    const [clientId, account] = [await world.addIntegration(), await world.newAccount()];
    const { url } = await codeRequest(await world.discover(clientId));
    const asked = notingNames(t);
    const browser = world.browser();
    const { page } = await world.walkToVerification(browser, url, account.number);
    for (const address of [url.href, page]) {
      asked.length = 0;
      await browser.get(address);
      const ofTenant = asked.filter((name) => name === world.tenantId);
      assert.ok(ofTenant.length > 1, `${address}: ${asked}`);
    }
  });

  it('discovery: names the documented endpoints below the issuer', async () => {
    const answer = await fetch(`${world.baseUrl}/oidc/web/.well-known/openid-configuration`);
    const document = (await answer.json()) as Record<string, unknown>;
    assert.equal(document.issuer, `${world.baseUrl}/oidc/web`);
    assert.equal(document.authorization_endpoint, `${world.baseUrl}/oidc/web/connect/authorize`);
    assert.equal(document.token_endpoint, `${world.baseUrl}/oidc/web/connect/token`);
    assert.equal(document.userinfo_endpoint, `${world.baseUrl}/oidc/web/connect/userinfo`);
    assert.equal(document.jwks_uri, `${world.baseUrl}/oidc/web/.well-known/jwks`);
    assert.deepEqual(document.code_challenge_methods_supported, ['S256']);
    assert.equal(document.authorization_response_iss_parameter_supported, true);
    assert.deepEqual(document.response_types_supported, ['code', 'id_token']);
    assert.deepEqual((document.grant_types_supported as string[]).toSorted(), [
      'authorization_code',
      'implicit',
      'refresh_token',
    ]);
    assert.deepEqual(document.id_token_signing_alg_values_supported, ['RS256']);
    assert.ok(!JSON.stringify(document).includes('HS256'));
  });

  it('discovery: names the addresses by which people reach the server, whatever a request says of itself', async (t) => {
    const app = await world.ground.build({ config: { baseUrl: 'https://id.example.com' } });
    t.after(() => app.stop());
    const answer = await app.fastify.inject({
      url: '/oidc/web/.well-known/openid-configuration',
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    });
    const addresses = Object.entries(answer.json()).filter(([name]) =>
      /_endpoint$|_uri$|^issuer$/.test(name),
    );
    assert.ok(addresses.length > 7);
    for (const [name, address] of addresses)
      assert.match(String(address), /^https:\/\/id\.example\.com\/oidc\/web/, name);
  });

  it('a typed name: code, tokens and userinfo tell the same person, and what was shown', async () => {
    const number = 'ada-1';
    await world.addAccount({ number, email: 'ada@example.com' });
    const configuration = await world.discover(await world.addIntegration());
    const { url, checks } = await codeRequest(configuration);
    const callback = await world.signIn(world.browser(), url, number);
    assert.equal(callback.origin, 'https://app.example');
    assert.equal(callback.searchParams.get('iss'), `${world.baseUrl}/oidc/web`);
    const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
    const claims = tokens.claims();
    assert.deepEqual(claims?.amr, ['face']);
    assert.equal(claims?.acr, 'urn:selfsame:acr:face');
    assert.ok(Math.abs(Number(claims?.auth_time) - Date.now() / 1_000) < 30);
    const user = await client.fetchUserInfo(configuration, tokens.access_token, claims?.sub ?? '');
    assert.equal(user.preferred_username, number);
    assert.equal(user.email, 'ada@example.com');
    assert.equal(user.email_verified, true);
    assert.equal(user.phone_number, undefined);
  });

  it('a sandbox: says so in ID token and userinfo, and a live tenant does not', async () => {
    for (const sandbox of [true, false]) {
      const tenantId = await world.addTenant(sandbox);
      const clientId = await world.addIntegration({ tenant_id: tenantId });
      const at = `${world.baseUrl}/oidc/tenants/t-${tenantId}`;
      const configuration = await world.discover(clientId, undefined, {}, at);
      await world.addAccount({ number: `of-${tenantId}`, tenantId });
      const { url, checks } = await codeRequest(configuration, { login_hint: `of-${tenantId}` });
      const callback = await world.signIn(world.browser(), url);
      const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
      const claims = tokens.claims();
      const user = await client.fetchUserInfo(configuration, tokens.access_token, claims?.sub ?? '');
      const wanted = sandbox ? true : undefined;
      assert.deepEqual([claims?.sandbox, user.sandbox], [wanted, wanted]);
    }
  });

  it('login_hint: asks for no name; by e-mail in any case, and by phone however it is written', async () => {
    await world.addAccount({ number: 'hint-1', email: 'Grace@Example.com', phone: '+4915112345678' });
    for (const [mapping, hint] of [
      ['AccountNumber', 'hint-1'],
      ['Email', 'grace@example.COM'],
      ['PhoneNumber', '+49 151 1234-5678'],
    ] as const) {
      const configuration = await world.discover(await world.addIntegration({ username_mapping: mapping }));
      const { url, checks } = await codeRequest(configuration, { login_hint: hint });
      const callback = await world.signIn(world.browser(), url);
      const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
      const user = await client.fetchUserInfo(configuration, tokens.access_token, tokens.claims()?.sub ?? '');
      assert.equal(user.preferred_username, 'hint-1', mapping);
    }
  });

  it('client authentication: secret in the header and in the body, a signed assertion, none', async () => {
    await world.addAccount({ number: 'auth-1' });
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }] };
    const withKeys = await world.addIntegration({ secret_hash: null, public_keys: JSON.stringify(keys) });
    const confidential = await world.addIntegration();
    const open = await world.addIntegration({ client_type: 'public', secret_hash: null });
    const cases = [
      [confidential, client.ClientSecretBasic(secret)],
      [confidential, client.ClientSecretPost(secret)],
      [withKeys, client.PrivateKeyJwt({ key: privateKey as never, kid: 'k1' })],
      [open, client.None()],
    ] as const;
    for (const [clientId, authentication] of cases) {
      const configuration = await world.discover(clientId, authentication);
      const { url, checks } = await codeRequest(configuration, { login_hint: 'auth-1' });
      const callback = await world.signIn(world.browser(), url);
      const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
      assert.ok(tokens.claims()?.sub);
    }
  });

  it('a signed assertion: by each of the algorithms that discovery names, and by no other', async () => {
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
    const named = (await answer.json()) as { token_endpoint_auth_signing_alg_values_supported: string[] };
    const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
    assert.deepEqual(
      named.token_endpoint_auth_signing_alg_values_supported.toSorted(),
      algorithms.toSorted(),
    );
    for (const alg of [...algorithms, 'RS512']) {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] };
      const clientId = await world.addIntegration({ secret_hash: null, public_keys: JSON.stringify(keys) });
      const { status } = await introspect(await assertionOf(clientId, alg, privateKey));
      assert.equal(status, algorithms.includes(alg) ? 200 : 401, alg);
    }
  });

  it('a wrong secret, an assertion of another key, one that came before: invalid_client', async () => {
    const clientId = await world.addIntegration();
    const wrong = await world.discover(clientId, client.ClientSecretBasic('not-the-secret'));
    await assert.rejects(client.tokenIntrospection(wrong, 'x'), { status: 401 });
    // What stands in the place of the secret is none.
    const held = await world.discover(clientId, client.ClientSecretBasic('held-as-hash'));
    await assert.rejects(client.tokenIntrospection(held, 'x'), { status: 401 });
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] };
    const withKeys = await world.addIntegration({ secret_hash: null, public_keys: JSON.stringify(keys) });
    const stranger = await generateKeyPair('ES256');
    const forged = await world.discover(
      withKeys,
      client.PrivateKeyJwt({ key: stranger.privateKey as never, kid: 'k1' }),
    );
    await assert.rejects(client.tokenIntrospection(forged, 'x'), { error: 'invalid_client' });
    const assertion = await assertionOf(withKeys, 'ES256', privateKey);
    assert.equal((await introspect(assertion)).status, 200);
    assert.equal((await introspect(assertion)).status, 401);
  });

  it('a pushed request: is taken once, and only with the client’s authentication', async () => {
    await world.addAccount({ number: 'par-1' });
    const configuration = await world.discover(await world.addIntegration());
    const verifier = client.randomPKCECodeVerifier();
    const url = await client.buildAuthorizationUrlWithPAR(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid',
      login_hint: 'par-1',
      nonce: 'n',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    assert.doesNotMatch(url.href, /par-1/);
    const callback = await world.signIn(world.browser(), url);
    const checks = { pkceCodeVerifier: verifier, expectedNonce: 'n' };
    assert.ok((await client.authorizationCodeGrant(configuration, callback, checks)).access_token);
    const again = await world.browser().get(url.href);
    assert.equal(again.status, 400);
    assert.match(await again.text(), /invalid_request_uri/);
    const wrong = await world.discover(
      configuration.clientMetadata().client_id,
      client.ClientSecretPost('no'),
    );
    await assert.rejects(client.buildAuthorizationUrlWithPAR(wrong, { scope: 'openid' }), {
      error: 'invalid_client',
    });
  });

  it('refresh tokens: each works once; the second use of one ends all of its sign-in', async () => {
    await world.addAccount({ number: 'refresh-1' });
    const configuration = await world.discover(await world.addIntegration());
    const { url, checks } = await codeRequest(configuration, {
      login_hint: 'refresh-1',
      scope: 'openid offline_access',
      prompt: 'consent',
    });
    const browser = world.browser();
    const consent = await world.signIn(browser, url);
    assert.match(consent.pathname, /\/interaction\//);
    const { url: callback } = await browser.follow(await browser.post(`${consent.pathname}/allow`));
    const first = await client.authorizationCodeGrant(configuration, new URL(callback), checks);
    const second = await client.refreshTokenGrant(configuration, first.refresh_token ?? '');
    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.equal(second.claims()?.sub, first.claims()?.sub);
    assert.equal(second.claims()?.auth_time, first.claims()?.auth_time);
    const refuse = { error: 'invalid_grant' };
    await assert.rejects(client.refreshTokenGrant(configuration, first.refresh_token ?? ''), refuse);
    await assert.rejects(client.refreshTokenGrant(configuration, second.refresh_token ?? ''), refuse);
    const left = await client.tokenIntrospection(configuration, second.access_token);
    assert.equal(left.active, false);
  });

  it('no offline_access without consent: no refresh token', async () => {
    await world.addAccount({ number: 'refresh-2' });
    const configuration = await world.discover(await world.addIntegration());
    const { url, checks } = await codeRequest(configuration, {
      login_hint: 'refresh-2',
      scope: 'openid offline_access',
    });
    const callback = await world.signIn(world.browser(), url);
    const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
    assert.equal(tokens.refresh_token, undefined);
  });

  it('introspection and revocation: of the client’s own tokens only', async () => {
    await world.addAccount({ number: 'own-1' });
    const configuration = await world.discover(await world.addIntegration());
    const other = await world.discover(await world.addIntegration());
    const { url, checks } = await codeRequest(configuration, { login_hint: 'own-1' });
    const callback = await world.signIn(world.browser(), url);
    const { access_token: token } = await client.authorizationCodeGrant(configuration, callback, checks);
    const told = await client.tokenIntrospection(configuration, token);
    assert.equal(told.active, true);
    assert.equal((await client.tokenIntrospection(other, token)).active, false);
    await client.tokenRevocation(other, token);
    assert.equal((await client.tokenIntrospection(configuration, token)).active, true);
    await client.tokenRevocation(configuration, token);
    assert.equal((await client.tokenIntrospection(configuration, token)).active, false);
    await assert.rejects(client.fetchUserInfo(configuration, token, String(told.sub)));
  });
});
