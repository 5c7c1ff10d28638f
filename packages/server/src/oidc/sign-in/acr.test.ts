import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ConfirmationCredentialType } from '@selfsame/contract';
import * as client from 'openid-client';
import { codeRequest, openIdWorld } from '../../../test/openid/openid-world.ts';
import { insertPasskeyRow } from '../../../test/stored/insert-rows.ts';

const endings: (() => Promise<void>)[] = [];

describe('how strong a sign-in must be, and what is said of one', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) }, {}, 'localhost');
  const { db } = world.ground.database;
  after(async () => {
    for (const end of endings) await end();
  });

  const begin = async (parameters: Record<string, string>) => {
    const configuration = await world.discover(await world.addIntegration());
    return { configuration, ...(await codeRequest(configuration, parameters)) };
  };

  it('an essential acr: is not forgotten where acr_values stands beside it', async () => {
    const { number } = await world.newAccount();
    const { url } = await begin({
      login_hint: number,
      acr_values: 'urn:selfsame:acr:face',
      claims: JSON.stringify({ id_token: { acr: { essential: true, value: 'urn:more' } } }),
    });
    const callback = await world.signIn(world.browser(), url);
    assert.equal(callback.searchParams.get('error'), 'unmet_authentication_requirements');
  });

  it('acr_values and claims: decide what is asked; what could not be shown is said', async () => {
    const { number } = await world.newAccount();
    const face = 'urn:selfsame:acr:face';
    const asked = await begin({
      login_hint: number,
      claims: JSON.stringify({ id_token: { acr: { essential: true, values: [face] } } }),
    });
    const callback = await world.signIn(world.browser(), asked.url);
    const tokens = await client.authorizationCodeGrant(asked.configuration, callback, asked.checks);
    assert.equal(tokens.claims()?.acr, face);
    const more = await begin({
      login_hint: number,
      claims: JSON.stringify({ id_token: { acr: { essential: true, value: 'urn:more' } } }),
    });
    const refused = await world.signIn(world.browser(), more.url);
    assert.equal(refused.searchParams.get('error'), 'unmet_authentication_requirements');
  });

  it('an essential acr of a passkey: a code in its place does not reach it, a passkey does', async () => {
    const passkey = {
      credential: 'c0',
      aaguid: '00000000-0000-0000-0000-000000000000',
      flags: { userVerified: true, backupEligible: false, backedUp: false },
      counter: 1,
      rule: 'asked',
    };
    const claims = { id_token: { acr: { essential: true, value: 'urn:selfsame:acr:passkey' } } };
    const endWith = async (shown: Record<string, unknown>) => {
      const { number, id } = await world.newAccount();
      await insertPasskeyRow(db, { accountId: id, description: 'A phone' });
      const asked = await begin({ login_hint: number, claims: JSON.stringify(claims) });
      const browser = world.browser();
      const { page, sessionId } = await world.walkToVerification(browser, asked.url);
      const { credential_type: type } = await db
        .updateTable('session')
        .set(shown)
        .where('id', '=', sessionId)
        .returning('credential_type')
        .executeTakeFirstOrThrow();
      assert.equal(type, ConfirmationCredentialType.Fido2AndBiometric);
      await world.endVerification(sessionId, 'accepted');
      const { url } = await browser.follow(await browser.post(`${page}/finish`));
      return { ...asked, callback: new URL(url) };
    };
    const code = await endWith({ passkey_stand_in: 'code', passkey_stood_in_at: new Date() });
    assert.equal(code.callback.searchParams.get('error'), 'unmet_authentication_requirements');
    const key = await endWith({ passkey: JSON.stringify(passkey), passkey_at: new Date() });
    const tokens = await client.authorizationCodeGrant(key.configuration, key.callback, key.checks);
    assert.equal(tokens.claims()?.acr, 'urn:selfsame:acr:passkey');
    assert.deepEqual(tokens.claims()?.amr, ['face', 'hwk', 'mfa']);
  });
});
