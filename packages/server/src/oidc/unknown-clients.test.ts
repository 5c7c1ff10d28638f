import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { codeRequest, openIdWorld, redirectUri } from '../../test/openid/openid-world.ts';

const endings: (() => Promise<void>)[] = [];

describe('clients and redirect addresses that the OpenID Provider refuses', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  const issuer = `${world.baseUrl}/oidc/web`;
  const { addTenant } = world;
  after(async () => {
    for (const end of endings) await end();
  });

  it('a redirect address that is not registered, exactly: shows an error and leads nowhere', async () => {
    const configuration = await world.discover(await world.addIntegration());
    const others = [
      'https://evil.example/callback',
      `${redirectUri}/`,
      `${redirectUri}?x=1`,
      'https://app.example:444/callback',
      'https://app.example/callback/../callback',
      'https://app.example.evil.example/callback',
      'javascript:alert(1)',
    ];
    for (const redirect of others) {
      const { url } = await codeRequest(configuration, { redirect_uri: redirect });
      const answer = await world.browser().get(url.href);
      assert.equal(answer.status, 400, redirect);
      assert.equal(answer.headers.get('location'), null);
      assert.match(await answer.text(), /invalid_redirect_uri/);
    }
  });

  it('a client of another tenant, one that is disabled, one that nobody has: no such client', async () => {
    const other = await addTenant();
    const foreign = await world.addIntegration({ tenant_id: other });
    const disabled = await world.addIntegration({ enabled: false });
    for (const clientId of [foreign, disabled, crypto.randomUUID(), 'nobody']) {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'openid',
      });
      const answer = await world.browser().get(`${issuer}/connect/authorize?${query}`);
      assert.equal(answer.status, 400);
      assert.match(await answer.text(), /invalid_client/);
    }
  });

  it('a redirect address that another tenant has registered: is none of this one’s', async () => {
    const theirs = 'https://other.example/callback';
    const other = await addTenant();
    const foreign = await world.addIntegration({ tenant_id: other, redirect_uris: [theirs] });
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration, { redirect_uri: theirs });
    // Neither under the own client id nor under the one to which the address belongs.
    for (const [clientId, error] of [
      [configuration.clientMetadata().client_id, /invalid_redirect_uri/],
      [foreign, /invalid_client/],
    ] as const) {
      url.searchParams.set('client_id', clientId);
      const answer = await world.browser().get(url.href);
      assert.equal(answer.status, 400);
      assert.equal(answer.headers.get('location'), null);
      assert.match(await answer.text(), error);
    }
  });
});
