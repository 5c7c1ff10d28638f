import { createHmac } from 'node:crypto';
import { limits } from '@selfsame/contract';
import { type Client, type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Clock } from '../platform/clock.ts';
import { type AccountRow, findAccountById } from '../store/account/account.ts';
import { findIntegration } from '../store/oidc/integration.ts';
import type { IssuerSecret } from '../store/oidc/issuer-secret.ts';
import { accountClaims, claimsOfScopes } from './account-claims.ts';
import { createAdapter } from './adapter.ts';
import { clientMetadata, type LifetimeName, lifetimeNames } from './client-metadata.ts';
import { externalSubject } from './external/external-subject.ts';
import { fetchByEgress } from './fetch-by-egress.ts';
import type { OidcDependencies } from './oidc-dependencies.ts';
import type { ProviderKeys } from './provider-keys.ts';
import { type ProviderPages, providerPages } from './provider-pages.ts';
import { loginPolicy } from './sign-in/login-checks.ts';
import { acrs } from './what-was-shown.ts';

/** What a tenant's provider is made of. */
export interface ProviderParts {
  tenantId: string;
  /** Path of the issuer, below which everything of it stands. */
  path: string;
  keys: ProviderKeys;
  secret: IssuerSecret;
  /** Whether the tenant is a sandbox; it never changes. */
  sandbox: boolean;
}

/** Where the endpoints stand below the issuer; the first four are the wire's. */
const providerRoutes = {
  authorization: '/connect/authorize',
  token: '/connect/token',
  userinfo: '/connect/userinfo',
  jwks: '/.well-known/jwks',
  introspection: '/connect/introspect',
  revocation: '/connect/revocation',
  end_session: '/connect/endsession',
  pushed_authorization_request: '/connect/par',
};

/**
 * The OpenID Provider of one tenant. It holds nothing but its configuration: all state is in the database, so that any
 * server goes on with what another began.
 */
export function createProvider(deps: OidcDependencies, parts: ProviderParts): Provider {
  const { tenantId, path } = parts;
  const provider = new Provider(`${deps.baseUrl}${path}`, configure(deps, parts));
  const { protocol, host } = new URL(deps.baseUrl);
  provider.use(async (ctx, next) => {
    // How people reach us decides, not what a request says of itself: the library makes addresses and cookies of these.
    Object.defineProperties(ctx.request, {
      protocol: { get: () => protocol.slice(0, -1) },
      host: { get: () => host },
    });
    await next();
  });
  // Secrets are kept as hashes: the library has nothing to compare.
  const prototype = provider.Client.prototype as unknown as SecretHolder;
  prototype.compareClientSecret = function (this: Client, secret: string) {
    return findIntegration(deps.db, tenantId, this.clientId).then(
      (integration) => integration?.acceptsSecret(secret, deps.clock.now()) ?? false,
    );
  };
  provider.on('server_error', (_ctx, error) => deps.log.error({ err: error }, 'the OpenID Provider failed'));
  // Koa prints what fails beyond that, a page of an error for instance, past our log.
  const koa: NodeJS.EventEmitter = provider as object as NodeJS.EventEmitter;
  koa.on('error', (error) => deps.log.error({ err: error }, 'a page of the OpenID Provider failed'));
  provider.on('backchannel.error', (_ctx, error, client) =>
    deps.log.warn({ err: error, client: client.clientId }, 'an application was not told of a sign-out'),
  );
  return provider;
}

interface SecretHolder {
  compareClientSecret(this: Client, secret: string): Promise<boolean>;
}

function configure(deps: OidcDependencies, parts: ProviderParts): Configuration {
  const { keys, path } = parts;
  const pages = providerPages(deps, parts.tenantId);
  return {
    adapter: (model) => createAdapter({ ...deps, ...parts, findClient: clientFinder(deps, parts) }, model),
    jwks: keys.jwks,
    routes: providerRoutes,
    cookies: cookiesOf(deps, parts),
    features: featuresOf(pages),
    interactions: {
      url: (_ctx, { uid }) => `${path}/interaction/${uid}`,
      policy: loginPolicy(deps, parts.tenantId),
    },
    fetch: fetchByEgress(deps.egress),
    findAccount: async ({ oidc }, id) => {
      const account = await findAccountById(deps.db, parts.tenantId, id);
      if (!account?.enabled || isDisabledSince(account, oidc.result?.login?.ts ?? oidc.session?.loginTs))
        return undefined;
      return { accountId: id, claims: () => accountClaims(account, parts.sandbox) };
    },
    ...grants(),
    ...identity(parts),
    ttl: lifetimes(deps.clock),
    extraClientMetadata: { properties: [...lifetimeNames] },
    // PKCE or a nonce keeps a stolen code from being slipped in (RFC 9700 §2.1.1); a public client has no choice.
    pkce: {
      required: ({ oidc }, client) => client.clientAuthMethod === 'none' || oidc.params?.nonce === undefined,
    },
    responseTypes: ['code', 'id_token'],
    scopes: ['openid', 'offline_access'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    // Without HMAC: it would need secrets in the clear.
    enabledJWA: {
      // One for each kind of key that an integration takes. Ed25519 has two names (RFC 9864): libraries differ in it.
      clientAuthSigningAlgValues: ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
      idTokenSigningAlgValues: ['RS256'],
      requestObjectSigningAlgValues: [],
    },
    allowOmittingSingleRegisteredRedirectUri: false,
    sectorIdentifierUriValidate: () => false,
    conformIdTokenClaims: true,
    clockTolerance: 5,
    renderError: pages.error,
    discovery: { ui_locales_supported: undefined },
  };
}

/** Whether an account was disabled after the sign-in that is answered or was kept, though it is enabled again. */
const isDisabledSince = ({ disabled_at: at }: AccountRow, signedInAt: number | undefined): boolean =>
  at !== null && signedInAt !== undefined && at.getTime() >= signedInAt * 1_000;

const clientFinder =
  (deps: OidcDependencies, { tenantId }: ProviderParts) =>
  async (clientId: string) => {
    const integration = await findIntegration(deps.db, tenantId, clientId);
    return integration?.enabled ? clientMetadata(integration) : undefined;
  };

/** A cookie of one tenant's provider is not sent to another's. */
function cookiesOf({ baseUrl }: OidcDependencies, { keys, path }: ProviderParts): Configuration['cookies'] {
  const prefix = baseUrl.startsWith('https:') ? '__Secure-' : '';
  return {
    keys: keys.cookieKeys,
    names: {
      session: `${prefix}selfsame-oidc`,
      interaction: `${prefix}selfsame-oidc-interaction`,
      resume: `${prefix}selfsame-oidc-resume`,
    },
    long: { path, httpOnly: true, sameSite: 'lax', signed: true },
    short: { httpOnly: true, sameSite: 'lax', signed: true },
  };
}

const featuresOf = (pages: ProviderPages): Configuration['features'] => ({
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  resourceIndicators: { enabled: false },
  claimsParameter: { enabled: true },
  introspection: {
    enabled: true,
    // An application is told of its own tokens.
    allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
  },
  revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
  pushedAuthorizationRequests: { enabled: true },
  backchannelLogout: { enabled: true },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: pages.signOut,
    postLogoutSuccessSource: pages.signedOut,
  },
});

/** An integration is set up by the tenant itself: what it asks for is granted, and asked of the person only on `prompt=consent`. */
function grants(): Pick<Configuration, 'loadExistingGrant' | 'issueRefreshToken' | 'rotateRefreshToken'> {
  return {
    async loadExistingGrant(ctx) {
      const { oidc } = ctx;
      const { session, client, provider } = oidc;
      if (!session?.accountId || !client) return undefined;
      const id = session.grantIdFor(client.clientId);
      const known = id ? await provider.Grant.find(id) : undefined;
      const isSame = known?.accountId === session.accountId;
      const grant =
        isSame && known
          ? known
          : new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '));
      grant.addOIDCClaims([...oidc.requestParamClaims]);
      await grant.save();
      return grant;
    },
    issueRefreshToken: async (_ctx, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    // Every one is used once; the second use of one ends all that came of its grant.
    rotateRefreshToken: true,
  };
}

/** The name under which one application knows an account; no other application can tell whose it is. */
const pairwiseSubject = ({ subjectKey }: IssuerSecret, accountId: string, clientId: string): string =>
  createHmac('sha256', subjectKey).update(`${clientId} ${accountId}`).digest('base64url');

function identity({
  secret,
  keys,
}: ProviderParts): Pick<
  Configuration,
  'subjectTypes' | 'pairwiseIdentifier' | 'acrValues' | 'claims' | 'extraParams'
> {
  return {
    subjectTypes: ['pairwise', 'public'],
    pairwiseIdentifier(ctx, accountId, client) {
      if (!client.responseTypeAllowed('id_token')) return pairwiseSubject(secret, accountId, client.clientId);
      const asked = ctx.oidc.params?.[externalSubject.parameter];
      const subject = externalSubject.read(keys, asked, client.clientId);
      if (subject === undefined) throw new errors.InvalidRequest('id_token_hint is required');
      return subject;
    },
    acrValues: Object.values(acrs),
    claims: { ...claimsOfScopes, sid: null, iss: null },
    extraParams: {
      [externalSubject.parameter](_ctx: KoaContextWithOIDC, value: unknown, client: Client) {
        if (value !== undefined && externalSubject.read(keys, value, client.clientId) === undefined)
          throw new errors.InvalidRequest('this parameter is the provider’s own');
      },
    },
  };
}

/** A lifetime that the integration says, s. */
const own = (client: Client, name: LifetimeName): number =>
  Number((client as unknown as Record<string, unknown>)[name]);

function lifetimes(clock: Clock): Configuration['ttl'] {
  const { oidc } = limits;
  return {
    AccessToken: (_ctx, _token, client) => own(client, 'selfsame_access_token_sec'),
    // Counted from the sign-in: a token that replaces another lives no longer.
    RefreshToken: (ctx, _token, client) =>
      ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? own(client, 'selfsame_refresh_token_sec'),
    // Longer than anything that it gives out.
    Grant: ({ oidc: { client } }) =>
      (client ? own(client, 'selfsame_refresh_token_sec') : 0) + 2 * oidc.lifeSec.session,
    AuthorizationCode: oidc.lifeSec.code,
    IdToken: oidc.lifeSec.idToken,
    Interaction: oidc.lifeSec.interaction,
    // Counted from the sign-in: each use would begin it anew otherwise, and a stolen cookie would never end.
    Session: (_ctx, { loginTs }) =>
      loginTs === undefined
        ? oidc.lifeSec.session
        : Math.max(1, Math.ceil(loginTs + oidc.lifeSec.session - clock.now().getTime() / 1_000)),
  };
}
