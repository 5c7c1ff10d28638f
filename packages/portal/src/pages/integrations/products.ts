import type { OpenIdIntegration } from '@selfsame/contract';

/** Products for which the settings are ready. */
export const products = ['keycloak', 'entra', 'okta', 'auth0', 'other'] as const;
export type Product = (typeof products)[number];

/** What to enter in a product, and here. Names of fields are the product's own; so are the values, with a few words to replace. */
export interface ProductSettings {
  /** Where its form is. */
  place: string;
  there: { name: string; value: string }[];
  /** Entered here, by the names of the form's fields. */
  here: { field: 'loginUrls' | 'logoutUrls' | 'externalIssuer' | 'externalAudience'; value: string }[];
}

/** Addresses of a provider below its issuer, as its discovery document says them. */
export const endpointsOf = (issuer: string) => ({
  discovery: `${issuer}/.well-known/openid-configuration`,
  authorize: `${issuer}/connect/authorize`,
  token: `${issuer}/connect/token`,
  userinfo: `${issuer}/connect/userinfo`,
  jwks: `${issuer}/.well-known/jwks`,
});

type Endpoints = ReturnType<typeof endpointsOf>;
type Made = (at: Endpoints & { issuer: string }, client: { name: string; value: string }) => ProductSettings;

/** Sources: the manuals of Keycloak 26, Microsoft Entra, Okta and Auth0. */
const settings: Record<Product, Made> = {
  keycloak: (at, client) => ({
    place: 'Identity providers → Add provider → OpenID Connect v1.0',
    there: [
      { name: 'Alias', value: 'selfsame' },
      { name: 'Discovery endpoint', value: at.discovery },
      { name: 'Client authentication', value: 'Client secret sent as basic auth' },
      client,
      { name: 'Pass login_hint', value: 'On' },
    ],
    here: [
      { field: 'loginUrls', value: 'https://KEYCLOAK/realms/REALM/broker/selfsame/endpoint' },
      {
        field: 'logoutUrls',
        value: 'https://KEYCLOAK/realms/REALM/broker/selfsame/endpoint/logout_response',
      },
    ],
  }),
  entra: (at, client) => ({
    place: 'Authentication methods → Policies → Add external method',
    there: [
      { name: 'Name', value: 'Selfsame' },
      client,
      { name: 'Discovery Endpoint', value: at.discovery },
      { name: 'App ID', value: 'APPLICATION-ID' },
    ],
    here: [
      {
        field: 'loginUrls',
        value: 'https://login.microsoftonline.com/common/federation/externalauthprovider',
      },
      { field: 'externalIssuer', value: 'https://login.microsoftonline.com/TENANT-ID/v2.0' },
      { field: 'externalAudience', value: 'APPLICATION-ID' },
    ],
  }),
  okta: (at, client) => ({
    place: 'Security → Identity Providers → Add identity provider → OpenID Connect IdP',
    there: [
      client,
      { name: 'Scopes', value: 'openid profile email' },
      { name: 'Issuer', value: at.issuer },
      { name: 'Authorization endpoint', value: at.authorize },
      { name: 'Token endpoint', value: at.token },
      { name: 'JWKS endpoint', value: at.jwks },
      { name: 'Userinfo endpoint', value: at.userinfo },
    ],
    here: [{ field: 'loginUrls', value: 'https://ORGANISATION.okta.com/oauth2/v1/authorize/callback' }],
  }),
  auth0: (at, client) => ({
    place: 'Authentication → Enterprise → OpenID Connect → Create Connection',
    there: [
      { name: 'Connection name', value: 'selfsame' },
      { name: 'OpenID Connect Discovery URL', value: at.discovery },
      { name: 'Communication Channel', value: 'Back Channel' },
      client,
    ],
    here: [{ field: 'loginUrls', value: 'https://TENANT.auth0.com/login/callback' }],
  }),
  other: (at, client) => ({
    place: '',
    there: [
      { name: 'Issuer', value: at.issuer },
      { name: 'Discovery', value: at.discovery },
      client,
      { name: 'Authorization endpoint', value: at.authorize },
      { name: 'Token endpoint', value: at.token },
      { name: 'Userinfo endpoint', value: at.userinfo },
      { name: 'JWKS', value: at.jwks },
    ],
    here: [],
  }),
};

/** The settings of a product for an integration. */
export const settingsFor = (product: Product, { ClientId, Issuer }: OpenIdIntegration): ProductSettings =>
  settings[product]({ ...endpointsOf(Issuer), issuer: Issuer }, { name: 'Client ID', value: ClientId });
