import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { limits } from '@selfsame/contract';
import { createRemoteJWKSet, generateKeyPair, jwtVerify } from 'jose';
import { startExternalIssuer } from '../../../test/openid/external-issuer.ts';
import { openIdWorld } from '../../../test/openid/openid-world.ts';
import { readForm } from '../../../test/openid/test-browser.ts';
import { readConfig } from '../../platform/configuration/config.ts';

const endings: (() => Promise<void>)[] = [];
const entraRedirect = 'https://login.microsoftonline.com/common/federation/externalauthprovider';

/** The steps of "Microsoft Entra multifactor authentication external method provider reference", as it publishes them. */
describe('a second factor of Microsoft Entra', async () => {
  const entra = await startExternalIssuer();
  endings.push(entra.close);
  const world = await openIdWorld(
    { after: (run) => endings.push(run) },
    { egressAllow: readConfig({ SELFSAME_EGRESS_ALLOW: '127.0.0.1' }, '/').egressAllow },
  );
  const issuer = `${world.baseUrl}/oidc/web`;
  const clientId = await world.addIntegration({
    redirect_uris: [entraRedirect],
    secret_hash: null,
    client_type: 'public',
    external_method: JSON.stringify({ issuer: entra.issuer, audience: entra.audience }),
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const request = async (change: Record<string, string> = {}) => ({
    scope: 'openid',
    response_mode: 'form_post',
    response_type: 'id_token',
    client_id: clientId,
    redirect_uri: entraRedirect,
    claims: JSON.stringify({
      id_token: {
        amr: {
          essential: true,
          values: [
            'face',
            'fido',
            'fpt',
            'hwk',
            'iris',
            'otp',
            'pop',
            'retina',
            'sc',
            'sms',
            'swk',
            'tel',
            'vbm',
          ],
        },
        acr: { essential: true, values: ['possessionorinherence'] },
      },
    }),
    nonce: 'AwABAAEAAAACAOz_BAD0_8vU8dH9Bb0ciqF_haudN2OkDdyluIE2zHStmEQdUVOoDiVeyG1OhH',
    state: 'ACgAEAAoABAAKAAQACgAEAAoABAAKAAQACg',
    'client-request-id': crypto.randomUUID(),
    ...change,
  });
  const post = (form: Record<string, string>, browser = world.browser()) =>
    browser.post(`${issuer}/connect/authorize`, form, 'https://login.microsoftonline.com');

  it('the whole way: the hint names the person, the answer repeats sub and nonce and says acr and amr', async () => {
    const oid = crypto.randomUUID();
    await world.addAccount({ number: oid });
    const browser = world.browser();
    const sub = 'the-sub-of-entra';
    const asked = await request({
      id_token_hint: await entra.hint({ oid, sub, preferred_username: 'ada@contoso.com' }),
    });
    const began = await post(asked, browser);
    assert.equal(began.status, 303, await began.clone().text());
    const location = new URL(began.headers.get('location') ?? '', world.baseUrl);
    assert.doesNotMatch(location.search, new RegExp(oid));
    const { page, sessionId } = await world.walkToVerification(browser, location);
    await world.endVerification(sessionId, 'accepted');
    const { answer } = await browser.goOn(await browser.post(`${page}/finish`));
    const html = await answer.text();
    const form = readForm(html);
    assert.equal(form.action, entraRedirect);
    assert.equal(form.isPosted, true);
    assert.equal(form.fields.state, asked.state);
    assert.match(answer.headers.get('content-security-policy') ?? '', /script-src 'self' 'sha256-/);
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`));
    const { payload } = await jwtVerify(form.fields.id_token ?? '', keys, { issuer, audience: clientId });
    assert.equal(payload.sub, sub);
    assert.equal(payload.nonce, asked.nonce);
    assert.equal(payload.acr, 'possessionorinherence');
    assert.deepEqual(payload.amr, ['face']);
  });

  it('who it is: by a claim that nobody can change, never by a name', async () => {
    const [oid, sub] = [crypto.randomUUID(), crypto.randomUUID()];
    const [ofOid, ofSub] = [await world.addAccount({ number: oid }), await world.addAccount({ number: sub })];
    const victim = `${crypto.randomUUID()}@contoso.com`;
    await world.addAccount({ number: victim, email: victim });
    const bySub = await world.addIntegration({
      redirect_uris: [entraRedirect],
      secret_hash: null,
      client_type: 'public',
      external_method: JSON.stringify({
        issuer: entra.issuer,
        audience: entra.audience,
        account_claim: 'sub',
      }),
    });
    const names = { preferred_username: victim, email: victim, upn: victim };
    const accountOf = async (client_id: string, claims: Record<string, unknown>) => {
      const hint = await entra.hint({ ...names, ...claims });
      const browser = world.browser();
      const began = await post(await request({ client_id, id_token_hint: hint }), browser);
      if (began.status !== 303) return began.text();
      const next = new URL(began.headers.get('location') ?? '', world.baseUrl);
      const { sessionId } = await world.walkToVerification(browser, next);
      const row = await world.ground.database.db
        .selectFrom('oidc_sign_in')
        .select('account_id')
        .where('session_id', '=', sessionId)
        .executeTakeFirstOrThrow();
      return row.account_id;
    };
    assert.equal(await accountOf(clientId, { oid, sub }), ofOid);
    assert.equal(await accountOf(bySub, { oid, sub }), ofSub);
    assert.equal(await accountOf(clientId, { oid: crypto.randomUUID(), sub }), null);
    assert.match((await accountOf(clientId, { sub })) ?? '', /it holds no oid/);
  });

  it('asked again: a sign-in from before is never the factor', async () => {
    const oid = crypto.randomUUID();
    await world.addAccount({ number: oid });
    const browser = world.browser();
    for (const sub of ['first', 'second']) {
      const began = await post(await request({ id_token_hint: await entra.hint({ oid, sub }) }), browser);
      const { page, sessionId } = await world.walkToVerification(
        browser,
        new URL(began.headers.get('location') ?? '', world.baseUrl),
      );
      await world.endVerification(sessionId, 'accepted');
      const { answer } = await browser.goOn(await browser.post(`${page}/finish`));
      assert.match(await answer.text(), /name="id_token"/);
    }
  });

  it('many people behind one address: their signed hints are no guesses, and none is told to wait', async () => {
    const browser = world.browser();
    const oid = crypto.randomUUID();
    await world.addAccount({ number: oid });
    const answers: number[] = [];
    for (let nth = 0; nth <= limits.oidc.perMinute.names; nth += 1) {
      const began = await post(await request({ id_token_hint: await entra.hint({ oid }) }), browser);
      const { answer } = await browser.follow(
        await browser.get(new URL(began.headers.get('location') ?? '', world.baseUrl).href),
      );
      answers.push(answer.status);
    }
    assert.deepEqual(new Set(answers), new Set([200]));
  });

  it('a rejected verification: access_denied by the same way', async () => {
    const oid = crypto.randomUUID();
    await world.addAccount({ number: oid });
    const browser = world.browser();
    const began = await post(await request({ id_token_hint: await entra.hint({ oid }) }), browser);
    const { page, sessionId } = await world.walkToVerification(
      browser,
      new URL(began.headers.get('location') ?? '', world.baseUrl),
    );
    await world.endVerification(sessionId, 'rejected');
    const { answer } = await browser.goOn(await browser.post(`${page}/finish`));
    const form = readForm(await answer.text());
    assert.equal(form.fields.error, 'access_denied');
    assert.equal(form.fields.id_token, undefined);
  });

  it('a hint that is missing, forged, of another issuer or audience, or too old: is not taken', async () => {
    const oid = crypto.randomUUID();
    await world.addAccount({ number: oid });
    const { privateKey } = await generateKeyPair('RS256');
    const hints = [
      undefined,
      'not-a-token',
      await entra.hint({ oid }, { key: privateKey }),
      await entra.hint({ oid, iss: 'https://login.evil.example' }),
      await entra.hint({ oid, aud: crypto.randomUUID() }),
      await entra.hint({ oid }, { expires: '-10m' }),
      await entra.hint({ oid, sub: null }),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`,
    ];
    for (const hint of hints) {
      const answer = await post(await request(hint === undefined ? {} : { id_token_hint: hint }));
      assert.equal(answer.status, 400, hint);
      assert.match(await answer.text(), /id_token_hint is not taken/);
    }
  });

  it('without the hint, by GET, or with a subject of their own making: no ID token', async () => {
    const oid = crypto.randomUUID();
    await world.addAccount({ number: oid });
    const plain = new URLSearchParams({ ...(await request()), login_hint: oid });
    const browser = world.browser();
    const url = new URL(`${issuer}/connect/authorize?${plain}`);
    const { page, sessionId } = await world.walkToVerification(browser, url);
    await world.endVerification(sessionId, 'accepted');
    const { answer } = await browser.goOn(await browser.post(`${page}/finish`));
    const form = readForm(await answer.text());
    assert.equal(form.fields.id_token, undefined);
    assert.equal(form.fields.error, 'invalid_request');
    const forged = new URLSearchParams({
      ...(await request()),
      selfsame_external_subject: 'eyJzdWIiOiJ4In0.x',
    });
    const refused = await world.browser().get(`${issuer}/connect/authorize?${forged}`);
    assert.match(await refused.text(), /invalid_request/);
  });

  it('redirect addresses: only those that are registered', async () => {
    const hint = await entra.hint({ oid: crypto.randomUUID() });
    const began = await post(await request({ id_token_hint: hint, redirect_uri: 'https://evil.example/' }));
    const browser = world.browser();
    const answer = await browser.get(new URL(began.headers.get('location') ?? '', world.baseUrl).href);
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /redirect_uri/);
  });
});
