import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import * as client from 'openid-client';
import { codeRequest, openIdWorld, redirectUri } from '../../../test/openid/openid-world.ts';
import { readForm } from '../../../test/openid/test-browser.ts';
import { noQuotas, quotaColumns } from '../../store/tenant/quota-columns.ts';
import { updateTenant } from '../../store/tenant/tenant.ts';
import { readQuotaState } from '../../store/tenant/tenant-usage.ts';

const endings: (() => Promise<void>)[] = [];

describe('the journey of a sign-in', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  const { db } = world.ground.database;
  after(async () => {
    for (const end of endings) await end();
  });

  const begin = async (parameters: Record<string, string> = {}, change: Record<string, unknown> = {}) => {
    const configuration = await world.discover(await world.addIntegration(change));
    return { configuration, ...(await codeRequest(configuration, parameters)) };
  };
  const accountNumber = async () => {
    const number = crypto.randomUUID();
    return { number, id: await world.addAccount({ number }) };
  };

  it('a name that nobody has, a disabled account, one without a face: the same page, and nobody passes', async () => {
    const { number: usual } = await accountNumber();
    const disabled = await accountNumber();
    await db.updateTable('account').set({ enabled: false }).where('id', '=', disabled.id).execute();
    const faceless = await accountNumber();
    await db
      .updateTable('biometric_credential')
      .set({ deleted_at: new Date() })
      .where('account_id', '=', faceless.id)
      .execute();
    const shape = (html: string) =>
      html
        .replace(/src="[^"]+"/g, '')
        .replace(/interaction\/[\w-]+/g, '')
        .replace(/sha256-[^']+/g, '');
    const pageOf = async (name: string) => {
      const { url } = await begin();
      const browser = world.browser();
      const shown = await browser.follow(await browser.get(url.href));
      const path = new URL(shown.url).pathname;
      const { answer } = await browser.follow(await browser.post(`${path}/name`, { name }));
      return { status: answer.status, text: shape(await answer.text()), browser, path };
    };
    const known = await pageOf(usual);
    for (const name of [
      crypto.randomUUID(),
      disabled.number,
      faceless.number,
      'x'.repeat(254),
      '\u0000',
      '',
    ]) {
      const unknown = await pageOf(name);
      assert.equal(unknown.status, known.status);
      assert.equal(unknown.text, known.text);
    }
  });

  it('what the capture page is told of a name that nobody has: as of any other', async () => {
    const { number: usual } = await accountNumber();
    const opened = async (name: string) => {
      const { url } = await begin({ login_hint: name });
      const { sessionId } = await world.walkToVerification(world.browser(), url);
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('id', '=', sessionId)
        .executeTakeFirstOrThrow();
      return { row, sessionId };
    };
    const [real, decoy] = [await opened(usual), await opened('nobody-at-all')];
    for (const column of [
      'kind',
      'name',
      'credential_type',
      'check_liveness',
      'custom_data',
      'title',
      'locale',
    ] as const)
      assert.deepEqual(decoy.row[column], real.row[column], column);
    assert.equal(decoy.row.account_id, null);
    assert.ok(decoy.row.reference_sealed);
  });

  it('names, whoever has them: take no part of the transactions that the tenant may begin on a day', async () => {
    const quotas = (TransactionsPerDay: number | null) =>
      updateTenant(db, world.tenantId, quotaColumns({ ...noQuotas, TransactionsPerDay }));
    const { number } = await accountNumber();
    const usage = async () => (await readQuotaState(db, { tenantId: world.tenantId, now: new Date() })).usage;
    const before = await usage();
    await quotas(0);
    for (const name of [number, crypto.randomUUID()]) {
      const { url } = await begin({ login_hint: name });
      assert.ok((await world.walkToVerification(world.browser(), url)).sessionId);
    }
    await quotas(null);
    assert.deepEqual((await usage()).TransactionsToday, before.TransactionsToday);
  });

  it('a decoy that was accepted by a fault: still signs nobody in', async () => {
    const { url } = await begin({ login_hint: 'nobody-here' });
    const callback = await world.signIn(world.browser(), url);
    assert.equal(callback.searchParams.get('error'), 'access_denied');
  });

  it('rejected, expired, cancelled: access_denied with the state, and no code', async () => {
    const { number } = await accountNumber();
    for (const status of ['rejected', 'expired', 'cancelled'] as const) {
      const { url, checks } = await begin({ login_hint: number });
      const browser = world.browser();
      const { page, sessionId } = await world.walkToVerification(browser, url);
      if (status !== 'cancelled') await world.endVerification(sessionId, status);
      const { url: back } = await browser.follow(
        await browser.post(`${page}/${status === 'cancelled' ? 'cancel' : 'finish'}`),
      );
      const { searchParams } = new URL(back);
      assert.equal(searchParams.get('error'), 'access_denied');
      assert.equal(searchParams.get('state'), checks.expectedState);
      assert.equal(searchParams.get('code'), null);
    }
  });

  it('finish before the end: nothing but the page again; state says when it is over', async () => {
    const { number } = await accountNumber();
    const { url } = await begin({ login_hint: number });
    const browser = world.browser();
    const { page, sessionId } = await world.walkToVerification(browser, url);
    const early = await browser.post(`${page}/finish`);
    assert.equal(early.headers.get('location'), page);
    assert.deepEqual(await (await browser.get(`${page}/state`)).json(), { state: 'pending' });
    await world.endVerification(sessionId, 'accepted');
    assert.deepEqual(await (await browser.get(`${page}/state`)).json(), { state: 'accepted' });
  });

  it('another name after the first, and a name in place of the hint: are not taken', async () => {
    const [first, second] = [await accountNumber(), await accountNumber()];
    const typed = await begin();
    const browser = world.browser();
    const { page, sessionId } = await world.walkToVerification(browser, typed.url, first.number);
    await browser.post(`${page}/name`, { name: second.number });
    await world.endVerification(sessionId, 'accepted');
    const { url: back } = await browser.follow(await browser.post(`${page}/finish`));
    const tokens = await client.authorizationCodeGrant(typed.configuration, new URL(back), typed.checks);
    const user = await client.fetchUserInfo(
      typed.configuration,
      tokens.access_token,
      client.skipSubjectCheck,
    );
    assert.equal(user.preferred_username, first.number);
  });

  it('prompt and max_age: a session serves silently, and is not enough where more is asked', async () => {
    const { number } = await accountNumber();
    const configuration = await world.discover(await world.addIntegration());
    const browser = world.browser();
    const ask = async (parameters: Record<string, string>) => {
      const { url } = await codeRequest(configuration, parameters);
      return new URL((await browser.get(url.href)).headers.get('location') ?? '', world.baseUrl);
    };
    assert.equal((await ask({ prompt: 'none' })).searchParams.get('error'), 'login_required');
    const { url } = await codeRequest(configuration, { login_hint: number });
    await world.signIn(browser, url);
    assert.ok((await ask({ prompt: 'none' })).searchParams.get('code'));
    assert.match((await ask({ prompt: 'login' })).pathname, /\/interaction\//);
    assert.match((await ask({ prompt: 'consent' })).pathname, /\/interaction\//);
    assert.ok((await ask({ max_age: '600' })).searchParams.get('code'));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    assert.match((await ask({ max_age: '0' })).pathname, /\/interaction\//);
    assert.equal((await ask({ max_age: '0', prompt: 'none' })).searchParams.get('error'), 'login_required');
  });

  it('a session: serves nobody else, and no request for more than it showed; its end stays where it was', async () => {
    const [one, two] = [await accountNumber(), await accountNumber()];
    const configuration = await world.discover(await world.addIntegration());
    const browser = world.browser();
    const ask = async (parameters: Record<string, string>) => {
      const { url } = await codeRequest(configuration, parameters);
      return new URL((await browser.get(url.href)).headers.get('location') ?? '', world.baseUrl);
    };
    const { url } = await codeRequest(configuration, { login_hint: one.number });
    await world.signIn(browser, url);
    const ends = () =>
      world.ground.database.db
        .selectFrom('oidc_record')
        .select('expires_at')
        .where('model', '=', 'Session')
        .where('account_id', '=', one.id)
        .executeTakeFirstOrThrow();
    const { expires_at: end } = await ends();
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    assert.ok((await ask({ login_hint: one.number })).searchParams.get('code'));
    const later = (await ends()).expires_at;
    assert.ok(
      Math.abs(later.getTime() - end.getTime()) < 1_500,
      `${end.toISOString()} ${later.toISOString()}`,
    );
    assert.match((await ask({ login_hint: two.number })).pathname, /\/interaction\//);
    const both = 'urn:selfsame:acr:face-and-passkey';
    assert.match((await ask({ acr_values: both })).pathname, /\/interaction\//);
    const silent = await ask({ acr_values: both, prompt: 'none' });
    assert.match(silent.searchParams.get('error') ?? '', /^(login|interaction)_required$/);
    assert.ok((await ask({ acr_values: 'urn:selfsame:acr:face' })).searchParams.get('code'));
  });

  it('redirect addresses on several hosts: sign people in under one name each', async () => {
    const { number } = await accountNumber();
    const { url, checks, configuration } = await begin(
      { login_hint: number },
      { redirect_uris: [redirectUri, 'https://staging.app.example/callback'] },
    );
    const tokens = await client.authorizationCodeGrant(
      configuration,
      await world.signIn(world.browser(), url),
      checks,
    );
    assert.notEqual(tokens.claims()?.sub, undefined);
  });

  it('a request that is posted: is taken, and its parameters stay out of addresses', async () => {
    const { number } = await accountNumber();
    const { url, configuration, checks } = await begin({ login_hint: number });
    const browser = world.browser();
    const form = Object.fromEntries(url.searchParams);
    const posted = await browser.post(url.origin + url.pathname, form, 'https://app.example');
    assert.equal(posted.status, 303);
    assert.doesNotMatch(posted.headers.get('location') ?? '', new RegExp(number));
    const callback = await world.signIn(
      browser,
      new URL(posted.headers.get('location') ?? '', world.baseUrl),
    );
    assert.ok((await client.authorizationCodeGrant(configuration, callback, checks)).id_token);
  });

  it('an application’s name: is text, whatever it holds', async () => {
    const { url } = await begin({}, { display_name: '<script>alert(1)</script>"' });
    const browser = world.browser();
    const html = await (await browser.follow(await browser.get(url.href))).answer.text();
    assert.doesNotMatch(html, /<script>alert/);
    assert.match(html, /&lt;script&gt;/);
    assert.match(readForm(html).action, /\/name$/);
  });

  it('signed in: the audit log says who and where, and nothing personal', async () => {
    const { number, id } = await accountNumber();
    const { url } = await begin({ login_hint: number });
    await world.signIn(world.browser(), url);
    const event = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('type', '=', 'openid.signedIn')
      .orderBy('entry', 'desc')
      .executeTakeFirstOrThrow();
    assert.match(JSON.stringify(event.subject), new RegExp(id));
    assert.doesNotMatch(JSON.stringify(event), new RegExp(number));
  });
});
