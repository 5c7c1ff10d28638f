import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import * as client from 'openid-client';
import { codeRequest, openIdWorld } from '../../test/openid/openid-world.ts';
import { enableAccount } from '../account/update-account.ts';
import { systemActor } from '../platform/events.ts';

const endings: (() => Promise<void>)[] = [];

describe('whose tokens the OpenID Provider takes', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  const { db } = world.ground.database;
  const issuer = `${world.baseUrl}/oidc/web`;
  after(async () => {
    for (const end of endings) await end();
  });

  const { newAccount, signedIn, addTenant } = world;
  it('tokens of an account that is disabled, or erased: are worth nothing', async () => {
    const { account, configuration, callback, checks, browser } = await signedIn();
    const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
    const active = async () => (await client.tokenIntrospection(configuration, tokens.access_token)).active;
    assert.equal(await active(), true);
    await db.updateTable('account').set({ enabled: false }).where('id', '=', account.id).execute();
    assert.equal(await active(), false);
    await assert.rejects(client.fetchUserInfo(configuration, tokens.access_token, client.skipSubjectCheck));
    const silent = await codeRequest(configuration, { prompt: 'none' });
    const refused = await browser.get(silent.url.href);
    assert.match(refused.headers.get('location') ?? '', /error=login_required/);
    await db
      .updateTable('account')
      .set({ enabled: true, deleted_at: new Date() })
      .where('id', '=', account.id)
      .execute();
    assert.equal(await active(), false);
  });

  it('an account that is disabled and enabled again: no token, no session and no sign-in from before comes back', async () => {
    const offline = { scope: 'openid offline_access', prompt: 'consent' };
    const { account, configuration, browser, tokens } = await signedInOffline(offline);
    const begun = await codeRequest(configuration, { login_hint: account.number, prompt: 'login' });
    const open = await world.walkToVerification(browser, begun.url);
    await world.endVerification(open.sessionId, 'accepted');
    const act = (enabled: boolean) =>
      enableAccount(
        { db, events: { publish: async () => undefined } },
        {
          tenantId: world.tenantId,
          accountNumber: account.number,
          actor: systemActor,
          now: new Date(),
          requireMayEnable: () => undefined,
          enabled,
          reason: undefined,
        },
      );
    await act(false);
    await act(true);
    assert.equal((await client.tokenIntrospection(configuration, tokens.access_token)).active, false);
    await assert.rejects(client.refreshTokenGrant(configuration, tokens.refresh_token ?? ''), {
      error: 'invalid_grant',
    });
    const { url } = await browser.goOn(await browser.post(`${open.page}/finish`));
    assert.equal(new URL(url).searchParams.get('code'), null);
    const silent = await codeRequest(configuration, { prompt: 'none' });
    const refused = await browser.get(silent.url.href);
    assert.match(refused.headers.get('location') ?? '', /error=login_required/);
    // Signing in anew is open to the account.
    // `auth_time` counts whole seconds: a sign-in within the second of the disabling is one from before.
    await setTimeout(1_100);
    const anew = await codeRequest(configuration, { login_hint: account.number });
    const callback = await world.signIn(world.browser(), anew.url);
    assert.notEqual(callback.searchParams.get('code'), null);
  });

  it('a session that a request saved while its account was being disabled: signs nobody in, and asks anew', async () => {
    const { account, configuration, browser } = await signedIn();
    const sessions = () =>
      db
        .selectFrom('oidc_record')
        .selectAll()
        .where('model', '=', 'Session')
        .where('account_id', '=', account.id);
    const saved = await sessions().executeTakeFirstOrThrow();
    for (const enabled of [false, true])
      await enableAccount(
        { db, events: { publish: async () => undefined } },
        {
          ...{ tenantId: world.tenantId, accountNumber: account.number, actor: systemActor, now: new Date() },
          ...{ requireMayEnable: () => undefined, enabled, reason: undefined },
        },
      );
    assert.deepEqual(await sessions().execute(), []);
    await db.insertInto('oidc_record').values(saved).execute();
    const silent = await codeRequest(configuration, { prompt: 'none' });
    const refused = await browser.get(silent.url.href);
    assert.match(refused.headers.get('location') ?? '', /error=login_required/);
    // `auth_time` counts whole seconds: a sign-in within the second of the disabling is one from before.
    await setTimeout(1_100);
    const anew = await codeRequest(configuration, { login_hint: account.number });
    const callback = await world.signIn(browser, anew.url);
    assert.notEqual(callback.searchParams.get('code'), null);
  });

  async function signedInOffline(parameters: Record<string, string>) {
    const account = await newAccount();
    const configuration = await world.discover(await world.addIntegration());
    const { url, checks } = await codeRequest(configuration, { login_hint: account.number, ...parameters });
    const browser = world.browser();
    const consent = await world.signIn(browser, url);
    const { url: callback } = await browser.goOn(await browser.post(`${consent.pathname}/allow`));
    const tokens = await client.authorizationCodeGrant(configuration, new URL(callback), checks);
    assert.notEqual(tokens.refresh_token, undefined);
    return { account, configuration, browser, tokens };
  }

  it('tokens and codes of an integration that is disabled: are worth nothing', async () => {
    const { clientId, configuration, callback, checks } = await signedIn();
    const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
    await db.updateTable('oidc_integration').set({ enabled: false }).where('id', '=', clientId).execute();
    await assert.rejects(client.fetchUserInfo(configuration, tokens.access_token, client.skipSubjectCheck));
    await assert.rejects(client.tokenIntrospection(configuration, tokens.access_token));
  });

  it('a tenant that is disabled: no endpoint answers', async () => {
    const tenantId = await addTenant();
    const { customer_number: number } = await db
      .selectFrom('tenant')
      .select('customer_number')
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow();
    const at = `${world.baseUrl}/oidc/tenants/${number}`;
    assert.equal((await fetch(`${at}/.well-known/openid-configuration`)).status, 200);
    await db.updateTable('tenant').set({ disabled_at: new Date() }).where('id', '=', tenantId).execute();
    for (const path of ['/.well-known/openid-configuration', '/.well-known/jwks', '/connect/authorize'])
      assert.equal((await fetch(`${at}${path}`)).status, 403, path);
    assert.equal((await fetch(`${at}/connect/token`, { method: 'POST' })).status, 403);
  });

  it('another tenant: has its own issuer, and takes no token of the first', async () => {
    const tenantId = await addTenant();
    const { customer_number: number } = await db
      .selectFrom('tenant')
      .select('customer_number')
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow();
    const at = `${world.baseUrl}/oidc/tenants/${number}`;
    const clientId = await world.addIntegration({ tenant_id: tenantId });
    const configuration = await world.discover(clientId, undefined, {}, at);
    await world.addAccount({ number: 'there', tenantId });
    const { url, checks } = await codeRequest(configuration, { login_hint: 'there' });
    const tokens = await client.authorizationCodeGrant(
      configuration,
      await world.signIn(world.browser(), url),
      checks,
    );
    assert.equal(decodeJwt(tokens.id_token ?? '').iss, at);
    const elsewhere = await fetch(`${issuer}/connect/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    assert.equal(elsewhere.status, 401);
    // The first tenant has one issuer, not two.
    assert.equal(
      (await fetch(`${world.baseUrl}/oidc/tenants/selfsame/.well-known/openid-configuration`)).status,
      404,
    );
  });

  it('sub: another for each application, the same each time; public where it is chosen', async () => {
    const { number, id } = await newAccount();
    const subOf = async (clientId: string) => {
      const configuration = await world.discover(clientId);
      const { url, checks } = await codeRequest(configuration, { login_hint: number });
      const callback = await world.signIn(world.browser(), url);
      return (await client.authorizationCodeGrant(configuration, callback, checks)).claims()?.sub;
    };
    const [one, two] = [await world.addIntegration(), await world.addIntegration()];
    const first = await subOf(one);
    assert.equal(await subOf(one), first);
    assert.notEqual(await subOf(two), first);
    assert.doesNotMatch(first ?? '', new RegExp(id));
    assert.equal(await subOf(await world.addIntegration({ subject_type: 'public' })), id);
  });

  it('what is stored: holds neither tokens nor names in the clear', async () => {
    const { account, configuration, callback, checks } = await signedIn();
    const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
    const { rows } = await world.ground.database.pool.query(
      `select encode(id_hash, 'escape') || encode(payload_sealed, 'escape') as text from oidc_record`,
    );
    const all = rows.map(({ text }) => text).join();
    assert.ok(rows.length > 0);
    for (const known of [tokens.access_token, account.number, checks.expectedState ?? ''])
      assert.doesNotMatch(all, new RegExp(known as string));
  });
});
