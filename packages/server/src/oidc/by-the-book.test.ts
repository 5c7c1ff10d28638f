import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { UnsecuredJWT } from 'jose';
import * as client from 'openid-client';
import { codeRequest, openIdWorld, redirectUri, secret } from '../../test/openid/openid-world.ts';

const endings: (() => Promise<void>)[] = [];

/** What the standards demand of single requests and answers, and no client library of the other tests asks for. */
describe('the OpenID Provider, by the letter of its standards', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  const issuer = `${world.baseUrl}/oidc/web`;
  after(async () => {
    for (const end of endings) await end();
  });

  const errorAt = (answer: Response) =>
    new URL(answer.headers.get('location') ?? '', world.baseUrl).searchParams.get('error');
  const post = (endpoint: string, clientId: string, form: Record<string, string>) =>
    fetch(`${issuer}/connect/${endpoint}`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
      body: new URLSearchParams(form),
    });
  const errorOf = async (answer: Response) => ((await answer.json()) as { error: string }).error;

  it('discovery: JSON with all that is required, of the issuer that was asked', async () => {
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    const document = (await answer.json()) as Record<string, unknown>;
    for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'])
      assert.equal(typeof document[name], 'string', name);
    assert.deepEqual(document.subject_types_supported, ['pairwise', 'public']);
    assert.deepEqual(document.response_modes_supported, ['form_post', 'fragment', 'query']);
    // Absent means no.
    assert.equal(document.request_parameter_supported ?? false, false);
    assert.equal(document.request_uri_parameter_supported, false);
    assert.equal(document.claims_parameter_supported, true);
    // What the provider does not serve has no address.
    assert.equal(document.registration_endpoint, undefined);
    assert.equal(document.device_authorization_endpoint, undefined);
  });

  it('a request object by value, and one at an address: refused by the names of their errors', async () => {
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration);
    const asked = new URL(url);
    asked.searchParams.set('request', new UnsecuredJWT({ scope: 'openid' }).encode());
    assert.equal(errorAt(await world.browser().get(asked.href)), 'request_not_supported');
    const elsewhere = new URL(url);
    elsewhere.searchParams.set('request_uri', 'https://app.example/request');
    const answer = await world.browser().get(elsewhere.href);
    assert.equal(errorAt(answer), 'request_uri_not_supported');
  });

  it('prompt=none beside another prompt, a response type that is not served, a scope without openid: no ID token', async () => {
    const { configuration, browser } = await world.signedIn();
    const ask = async (parameters: Record<string, string>) => {
      const { url } = await codeRequest(configuration, parameters);
      return browser.get(url.href);
    };
    assert.equal(errorAt(await ask({ prompt: 'none login' })), 'invalid_request');
    for (const type of ['token', 'code token', 'id_token token', 'nonsense']) {
      const location = (await ask({ response_type: type })).headers.get('location') ?? '';
      assert.match(location, /[?#&]error=unsupported_response_type&/, type);
    }
    // A nonce is the ID token's, which only the scope openid asks for.
    assert.equal(errorAt(await ask({ scope: 'profile' })), 'invalid_request');
    const { url, checks } = await codeRequest(configuration, { scope: 'profile' });
    url.searchParams.delete('nonce');
    const back = new URL((await browser.get(url.href)).headers.get('location') ?? '', world.baseUrl);
    const answer = await post('token', configuration.clientMetadata().client_id, {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: checks.pkceCodeVerifier ?? '',
    });
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { id_token?: string }).id_token, undefined);
  });

  it('id_token_hint and a claimed sub: nobody else is signed in silently', async () => {
    const one = await world.signedIn();
    const tokens = await client.authorizationCodeGrant(one.configuration, one.callback, one.checks);
    const two = await world.newAccount();
    const begun = await codeRequest(one.configuration, { login_hint: two.number });
    const other = await client.authorizationCodeGrant(
      one.configuration,
      await world.signIn(world.browser(), begun.url),
      begun.checks,
    );
    const silently = async (parameters: Record<string, string>) => {
      const { url } = await codeRequest(one.configuration, { prompt: 'none', ...parameters });
      return errorAt(await one.browser.get(url.href));
    };
    assert.equal(await silently({ id_token_hint: tokens.id_token ?? '' }), null);
    assert.equal(await silently({ id_token_hint: other.id_token ?? '' }), 'login_required');
    const subject = (value: unknown) => JSON.stringify({ id_token: { sub: { value } } });
    assert.equal(await silently({ claims: subject(tokens.claims()?.sub) }), null);
    assert.equal(await silently({ claims: subject(other.claims()?.sub) }), 'login_required');
  });

  it('the token endpoint: nothing is cached, errors are JSON, and a form alone is read', async () => {
    const { clientId, callback, checks } = await world.signedIn();
    const form = {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: checks.pkceCodeVerifier ?? '',
    };
    assert.equal((await fetch(`${issuer}/connect/token`)).status, 404);
    const password = await post('token', clientId, { grant_type: 'password', username: 'a', password: 'b' });
    assert.equal(password.status, 400);
    assert.equal(password.headers.get('cache-control'), 'no-store');
    assert.equal(await errorOf(password), 'unsupported_grant_type');
    assert.equal(await errorOf(await post('token', clientId, {})), 'invalid_request');
    const given = await post('token', clientId, form);
    assert.equal(given.status, 200);
    assert.equal(given.headers.get('cache-control'), 'no-store');
    assert.equal(((await given.json()) as { token_type: string }).token_type, 'Bearer');
  });

  it('userinfo: by GET and POST with the token in the header, never in the address', async () => {
    const { configuration, callback, checks } = await world.signedIn();
    const { access_token: token } = await client.authorizationCodeGrant(configuration, callback, checks);
    const at = `${issuer}/connect/userinfo`;
    const headers = { authorization: `Bearer ${token}` };
    for (const method of ['GET', 'POST'])
      assert.equal((await fetch(at, { method, headers })).status, 200, method);
    assert.equal((await fetch(`${at}?access_token=${token}`)).status, 400);
    const wrong = await fetch(at, { headers: { authorization: 'Bearer nonsense' } });
    assert.equal(wrong.status, 401);
    assert.match(wrong.headers.get('www-authenticate') ?? '', /^Bearer .*error="invalid_token"/);
  });

  it('a refresh token: serves nobody but the client that got it', async () => {
    const { configuration, tokens } = await signedInOffline();
    const thief = await world.discover(await world.addIntegration());
    const refresh = tokens.refresh_token ?? '';
    await assert.rejects(client.refreshTokenGrant(thief, refresh), { error: 'invalid_grant' });
    assert.ok((await client.refreshTokenGrant(configuration, refresh)).access_token);
  });

  it('PAR: 201 with a name that serves for a minute, and only the client that pushed it', async () => {
    const [own, other] = [await world.addIntegration(), await world.addIntegration()];
    const { url } = await codeRequest(await world.discover(own));
    const form = Object.fromEntries(url.searchParams);
    const pushed = await post('par', own, form);
    assert.equal(pushed.status, 201);
    assert.equal(pushed.headers.get('cache-control'), 'no-store');
    const { request_uri: name, expires_in: life } = (await pushed.json()) as {
      request_uri: string;
      expires_in: number;
    };
    assert.match(name, /^urn:ietf:params:oauth:request_uri:/);
    assert.ok(life > 0 && life <= 60, String(life));
    const use = (clientId: string) =>
      world
        .browser()
        .get(
          `${issuer}/connect/authorize?${new URLSearchParams({ client_id: clientId, request_uri: name })}`,
        );
    const stolen = await use(other);
    assert.equal(stolen.status, 400);
    assert.equal(stolen.headers.get('location'), null);
    assert.equal((await use(own)).status, 303);
    // A pushed request holds no name of another, and its redirect address is checked when it is pushed.
    assert.equal((await post('par', own, { ...form, request_uri: name })).status, 400);
    const evil = await post('par', own, { ...form, redirect_uri: 'https://evil.example/' });
    assert.equal(evil.status, 400);
  });

  async function signedInOffline() {
    const { number } = await world.newAccount();
    const configuration = await world.discover(await world.addIntegration());
    const offline = { login_hint: number, scope: 'openid offline_access', prompt: 'consent' };
    const { url, checks } = await codeRequest(configuration, offline);
    const browser = world.browser();
    const consent = await world.signIn(browser, url);
    const { url: back } = await browser.goOn(await browser.post(`${consent.pathname}/allow`));
    return {
      configuration,
      tokens: await client.authorizationCodeGrant(configuration, new URL(back), checks),
    };
  }
});
