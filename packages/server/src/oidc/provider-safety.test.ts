import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { limits } from '@selfsame/contract';
import * as client from 'openid-client';
import { codeRequest, openIdWorld, redirectUri, secret } from '../../test/openid/openid-world.ts';

const endings: (() => Promise<void>)[] = [];

describe('what the OpenID Provider refuses', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  const issuer = `${world.baseUrl}/oidc/web`;
  after(async () => {
    for (const end of endings) await end();
  });

  const { newAccount, signedIn } = world;
  const redeem = (clientId: string, form: Record<string, string>) =>
    fetch(`${issuer}/connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', redirect_uri: redirectUri, ...form }),
    });

  it('a code: once, by its client, with its verifier and its redirect address', async () => {
    const { clientId, checks, callback } = await signedIn();
    const code = callback.searchParams.get('code') ?? '';
    const verifier = checks.pkceCodeVerifier ?? '';
    const thief = await world.addIntegration();
    const refused = [
      [thief, { code, code_verifier: verifier }],
      [clientId, { code }],
      [clientId, { code, code_verifier: client.randomPKCECodeVerifier() }],
      [clientId, { code, code_verifier: verifier, redirect_uri: 'https://app.example/other' }],
    ] as const;
    for (const [who, form] of refused) {
      const answer = await redeem(who, form);
      assert.equal(answer.status, 400);
      assert.equal(((await answer.json()) as { error: string }).error, 'invalid_grant');
    }
    assert.equal((await redeem(clientId, { code, code_verifier: verifier })).status, 200);
  });

  it('the second use of a code: ends what the first one gave', async () => {
    const { clientId, configuration, checks, callback } = await signedIn();
    const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
    assert.equal((await client.tokenIntrospection(configuration, tokens.access_token)).active, true);
    const again = await redeem(clientId, {
      code: callback.searchParams.get('code') ?? '',
      code_verifier: checks.pkceCodeVerifier ?? '',
    });
    assert.equal(again.status, 400);
    assert.equal((await client.tokenIntrospection(configuration, tokens.access_token)).active, false);
  });

  it('a code that is redeemed eight times at once: works once at most', async () => {
    const { clientId, checks, callback } = await signedIn();
    const form = {
      code: callback.searchParams.get('code') ?? '',
      code_verifier: checks.pkceCodeVerifier ?? '',
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(clientId, form)));
    const statuses = answers.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length <= 1, true, statuses.join(' '));
    assert.ok(
      statuses.every((status) => status === 200 || status === 400),
      statuses.join(' '),
    );
  });

  it('PKCE: neither left out by a public client, nor plain, nor slipped in afterwards', async () => {
    const open = await world.discover(
      await world.addIntegration({ client_type: 'public', secret_hash: null }),
      client.None(),
    );
    const ask = async (configuration: client.Configuration, parameters: Record<string, string>) => {
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: 's',
        ...parameters,
      });
      return new URL((await world.browser().get(url.href)).headers.get('location') ?? '', world.baseUrl);
    };
    const errorOf = async (...parameters: Parameters<typeof ask>) =>
      (await ask(...parameters)).searchParams.get('error');
    assert.equal(await errorOf(open, { nonce: 'n' }), 'invalid_request');
    const plain = { code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' };
    assert.equal(await errorOf(open, { nonce: 'n', ...plain }), 'invalid_request');
    const confidential = await world.discover(await world.addIntegration());
    // A confidential client has PKCE or a nonce (RFC 9700 §2.1.1).
    assert.equal(await errorOf(confidential, {}), 'invalid_request');
    assert.equal(await errorOf(confidential, { nonce: 'n' }), null);
    const { number } = await newAccount();
    const url = client.buildAuthorizationUrl(confidential, {
      redirect_uri: redirectUri,
      scope: 'openid',
      nonce: 'n',
      login_hint: number,
    });
    const callback = await world.signIn(world.browser(), url);
    const slipped = await redeem(confidential.clientMetadata().client_id, {
      code: callback.searchParams.get('code') ?? '',
      code_verifier: client.randomPKCECodeVerifier(),
    });
    assert.equal(slipped.status, 400);
  });

  it('mix-up: success and refusal both name the issuer', async () => {
    const { callback } = await signedIn();
    assert.equal(callback.searchParams.get('iss'), issuer);
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration, { prompt: 'none' });
    const answer = await world.browser().get(url.href);
    const refused = new URL(answer.headers.get('location') ?? '');
    assert.equal(refused.searchParams.get('error'), 'login_required');
    assert.equal(refused.searchParams.get('iss'), issuer);
  });

  it('a sign-in begun in another browser: neither shown nor ended there', async () => {
    const { number } = await newAccount();
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration, { login_hint: number });
    const victim = world.browser();
    const { page, sessionId } = await world.walkToVerification(victim, url);
    await world.endVerification(sessionId, 'accepted');
    const attacker = world.browser();
    assert.equal((await attacker.get(page)).status, 400);
    assert.equal((await attacker.post(`${page}/finish`)).status, 400);
    // With a sign-in of their own, the address of another is still none of theirs.
    const own = await codeRequest(configuration, { login_hint: number });
    await world.walkToVerification(attacker, own.url);
    assert.equal((await attacker.get(page)).status, 400);
    // The address to which the sign-in returns is bound to the same browser.
    const uid = page.split('/').at(-1);
    assert.equal((await world.browser().get(`${issuer}/connect/authorize/${uid}`)).status, 400);
  });

  it('a form of another site: changes nothing', async () => {
    const { number } = await newAccount();
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration, { login_hint: number });
    const browser = world.browser();
    const { page, sessionId } = await world.walkToVerification(browser, url);
    await world.endVerification(sessionId, 'accepted');
    for (const action of ['finish', 'cancel', 'name', 'allow'])
      assert.equal((await browser.post(`${page}/${action}`, {}, 'https://evil.example')).status, 404);
    assert.equal(
      (await browser.follow(await browser.post(`${page}/finish`))).url.startsWith(redirectUri),
      true,
    );
  });

  it('a browser that signs in anew: gets another session than who planted one', async () => {
    const { browser } = await signedIn();
    const planted = world.browser();
    planted.takeCookiesOf(browser);
    const { number } = await newAccount();
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration, { login_hint: number, prompt: 'login' });
    await world.signIn(browser, url);
    // The planted cookie is worth nothing after the sign-in.
    const silent = await codeRequest(configuration, { prompt: 'none' });
    const answer = await planted.get(silent.url.href);
    assert.equal(new URL(answer.headers.get('location') ?? '').searchParams.get('error'), 'login_required');
  });

  it('a request that is too long: is refused, and little is kept of any', async () => {
    const clientId = await world.addIntegration();
    const configuration = await world.discover(clientId);
    const push = async (state: string) => {
      const { url } = await codeRequest(configuration, { state });
      url.searchParams.set('client_secret', secret);
      return fetch(`${issuer}/connect/par`, { method: 'POST', body: url.searchParams });
    };
    assert.equal((await push('s'.repeat(2_000))).status, 201);
    for (const length of [limits.oidc.requestBytes, 50_000]) {
      const pushed = await push('s'.repeat(length));
      assert.equal(pushed.status, 400);
      assert.equal(((await pushed.json()) as { error: string }).error, 'invalid_request');
    }
    const { url } = await codeRequest(configuration, { state: 's'.repeat(11_000) });
    const asked = new URL((await world.browser().get(url.href)).headers.get('location') ?? '');
    assert.equal(asked.searchParams.get('error'), 'invalid_request');
    const form = Object.fromEntries(url.searchParams);
    const posted = await world.browser().post(`${issuer}/connect/authorize`, form);
    assert.equal(posted.status, 400);
    const { rows } = await world.ground.database.pool.query(
      'select max(octet_length(payload_sealed)) as longest from oidc_record',
    );
    assert.ok(rows[0].longest < limits.oidc.requestBytes + 3_000, rows[0].longest);
  });

  it('names: one client address gives 20 a minute, typed or by login_hint', async () => {
    const configuration = await world.discover(await world.addIntegration());
    const at = '192.0.2.7';
    const give = async (name: string, isTyped: boolean) => {
      const { url } = await codeRequest(configuration, isTyped ? {} : { login_hint: name });
      const browser = world.browser(at);
      const { answer, url: page } = await browser.follow(await browser.get(url.href));
      return isTyped ? browser.post(`${new URL(page).pathname}/name`, { name }) : answer;
    };
    const { names } = limits.oidc.perMinute;
    for (let n = 0; n < names; n++) assert.notEqual((await give(`name-${n}`, n % 2 === 0)).status, 429);
    for (const isTyped of [true, false]) assert.equal((await give('one-more', isTyped)).status, 429);
    const count = async () =>
      Number((await world.ground.database.pool.query('select count(*) from oidc_sign_in')).rows[0].count);
    const before = await count();
    await give('another', false);
    assert.equal(await count(), before);
  });

  it('an error page that fails itself: 500, told to the log alone', async (t) => {
    const { pool } = world.ground.database;
    await pool.query('insert into tenant_look (tenant_id, look, version) values ($1, \'{"Light": 5}\', 1)', [
      world.tenantId,
    ]);
    t.after(() => pool.query('delete from tenant_look'));
    const printed = t.mock.method(console, 'error', () => undefined);
    const answer = await world.browser().get(`${issuer}/connect/authorize?client_id=nobody`);
    assert.equal(answer.status, 500);
    assert.equal(printed.mock.callCount(), 0);
  });

  it('framing: no page of a sign-in may stand in a frame', async () => {
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration);
    const { answer } = await world.browser().follow(await world.browser().get(url.href));
    const browser = world.browser();
    const shown = await browser.follow(await browser.get(url.href));
    for (const page of [answer, shown.answer]) {
      assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
      assert.equal(page.headers.get('x-frame-options'), 'DENY');
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    }
    assert.equal(shown.answer.headers.get('cache-control'), 'no-store');
  });

  it('sign-out: leads to a registered address only, and asks the person first', async () => {
    const { configuration, browser, checks, callback } = await signedIn();
    const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
    const hint = tokens.id_token ?? '';
    const away = client.buildEndSessionUrl(configuration, {
      id_token_hint: hint,
      post_logout_redirect_uri: 'https://evil.example/',
    });
    assert.equal((await browser.get(away.href)).status, 400);
    const bye = 'https://app.example/bye';
    const url = client.buildEndSessionUrl(configuration, {
      id_token_hint: hint,
      post_logout_redirect_uri: bye,
    });
    const asked = await browser.get(url.href);
    const page = await asked.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const forged = await browser.post(`${issuer}/connect/endsession/confirm`, { xsrf: 'x', logout: 'yes' });
    assert.equal(forged.status, 400);
    const done = await browser.post(`${issuer}/connect/endsession/confirm`, { xsrf, logout: 'yes' });
    assert.equal(done.headers.get('location')?.startsWith(bye), true);
    // Access tokens without offline_access end with the session.
    await assert.rejects(client.fetchUserInfo(configuration, tokens.access_token, client.skipSubjectCheck));
  });
});
