import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenIdIntegration } from '@selfsame/contract';
import { products, settingsFor } from './products.ts';

const issuer = 'https://id.example.com/oidc/tenants/shop';
const integration = { ClientId: 'the-client', Issuer: issuer } as OpenIdIntegration;
const valuesOf = (product: (typeof products)[number]) =>
  settingsFor(product, integration).there.map(({ value }) => value);

test('settingsFor: every product is given the client id and the issuer of this very tenant', () => {
  for (const product of products) {
    const values = valuesOf(product);
    assert.ok(values.includes('the-client'), product);
    const addresses = values.filter((value) => value.startsWith('https:'));
    assert.ok(addresses.length > 0, product);
    for (const address of addresses) assert.ok(address.startsWith(issuer), address);
  }
});

test('settingsFor: Keycloak, Entra and Auth0 find the rest by Discovery; Okta is told each endpoint', () => {
  for (const product of ['keycloak', 'entra', 'auth0'] as const)
    assert.ok(valuesOf(product).includes(`${issuer}/.well-known/openid-configuration`), product);
  for (const path of ['', '/connect/authorize', '/connect/token', '/.well-known/jwks', '/connect/userinfo'])
    assert.ok(valuesOf('okta').includes(issuer + path), path);
});

test('settingsFor: what is entered here is the address to which each product sends people back', () => {
  for (const product of ['keycloak', 'entra', 'okta', 'auth0'] as const) {
    const { here, place } = settingsFor(product, integration);
    const login = here.find(({ field }) => field === 'loginUrls')?.value ?? '';
    assert.equal(new URL(login).protocol, 'https:', product);
    assert.notEqual(place, '');
  }
  const entra = settingsFor('entra', integration).here.map(({ field }) => field);
  assert.deepEqual(entra, ['loginUrls', 'externalIssuer', 'externalAudience']);
});
