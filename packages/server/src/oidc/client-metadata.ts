import type { AllClientMetadata } from 'oidc-provider';
import type { Integration } from '../store/oidc/integration.ts';

/** Stands in the place of a secret that is kept as a hash only; nothing is signed or compared with it. */
const heldAsHash = 'held-as-hash';

/** Lifetimes of tokens, s; no names of a standard. */
export const lifetimeNames = ['selfsame_access_token_sec', 'selfsame_refresh_token_sec'] as const;
export type LifetimeName = (typeof lifetimeNames)[number];

function authenticationOf({ clientType, publicKeys }: Integration): Partial<AllClientMetadata> {
  if (clientType === 'public') return { token_endpoint_auth_method: 'none' };
  if (publicKeys)
    return {
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: structuredClone(publicKeys.keys) as never[] },
    };
  // oidc-provider takes a secret in the header and in the body alike.
  return { token_endpoint_auth_method: 'client_secret_basic', client_secret: heldAsHash };
}

/**
 * Asked for where the redirect addresses of a pairwise client are on several hosts, and never fetched: each integration is
 * a sector of its own, whatever its addresses.
 */
const oneSector = 'https://sector.invalid/';

/** Metadata of a client (RFC 7591 §2, OpenID Connect Registration §2) as an integration says it. */
export function clientMetadata(integration: Integration): AllClientMetadata & { client_id: string } {
  const { externalMethod, refreshTokenLifetimeSec, backchannelLogoutUri, redirectUris } = integration;
  // A redirect to the same device takes any port (RFC 8252 §7.3), and asks the person each time.
  const isNative =
    integration.clientType === 'public' && redirectUris.some((uri) => !uri.startsWith('https:'));
  return {
    client_id: integration.id,
    client_name: integration.displayName,
    application_type: isNative ? 'native' : 'web',
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...integration.postLogoutRedirectUris],
    // Microsoft Entra takes an ID token from its browser and asks for nothing else.
    response_types: externalMethod ? ['id_token'] : ['code'],
    grant_types: externalMethod
      ? ['implicit']
      : ['authorization_code', ...(refreshTokenLifetimeSec > 0 ? ['refresh_token'] : [])],
    subject_type: externalMethod ? 'pairwise' : integration.subjectType,
    sector_identifier_uri: oneSector,
    ...authenticationOf(externalMethod ? { ...integration, clientType: 'public' } : integration),
    selfsame_access_token_sec: integration.accessTokenLifetimeSec,
    selfsame_refresh_token_sec: refreshTokenLifetimeSec,
    ...(backchannelLogoutUri && {
      backchannel_logout_uri: backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
  };
}
