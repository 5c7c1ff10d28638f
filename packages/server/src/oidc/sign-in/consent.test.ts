import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { codeRequest, openIdWorld } from '../../../test/openid/openid-world.ts';

const endings: (() => Promise<void>)[] = [];

describe('what the page of consent says', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  after(async () => {
    for (const end of endings) await end();
  });
  const begin = async (parameters: Record<string, string>) =>
    codeRequest(await world.discover(await world.addIntegration()), parameters);

  it('consent: names what is asked for; "do not allow" is access_denied', async () => {
    const { number } = await world.newAccount();
    const { url } = await begin({
      login_hint: number,
      prompt: 'consent',
      scope: 'openid email',
      ui_locales: 'de',
    });
    const browser = world.browser();
    const { page, sessionId } = await world.walkToVerification(browser, url);
    await world.endVerification(sessionId, 'accepted');
    const { answer, url: consent } = await browser.goOn(await browser.post(`${page}/finish`));
    const html = await answer.text();
    assert.match(html, /<html lang="de" dir="ltr">/);
    assert.match(html, /The Shop möchte wissen, wer Sie sind/);
    assert.match(html, /Ihre E-Mail-Adresse/);
    assert.doesNotMatch(html, /Telefonnummer/);
    const denied = await browser.follow(await browser.post(`${new URL(consent).pathname}/cancel`));
    assert.equal(new URL(denied.url).searchParams.get('error'), 'access_denied');
  });

  it('consent: single claims that are asked for are named as those of a scope are', async () => {
    const consentOf = async (parameters: Record<string, string>) => {
      const { number } = await world.newAccount();
      const { url } = await begin({
        login_hint: number,
        prompt: 'consent',
        scope: 'openid',
        ui_locales: 'en',
        ...parameters,
      });
      const browser = world.browser();
      const { page, sessionId } = await world.walkToVerification(browser, url);
      await world.endVerification(sessionId, 'accepted');
      const { answer } = await browser.goOn(await browser.post(`${page}/finish`));
      return [...(await answer.text()).matchAll(/<li>([^<]*)<\/li>/g)].map(([, text]) => text);
    };
    assert.deepEqual(await consentOf({}), []);
    const claims = { id_token: { phone_number: null, acr: null }, userinfo: { email: { essential: true } } };
    assert.deepEqual(await consentOf({ claims: JSON.stringify(claims) }), [
      'Your e-mail address',
      'Your phone number',
    ]);
    const name = JSON.stringify({ userinfo: { preferred_username: null } });
    assert.deepEqual(await consentOf({ claims: name, scope: 'openid email' }), [
      'Your name and user name',
      'Your e-mail address',
    ]);
  });
});
