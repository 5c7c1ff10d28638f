import { type Static, Type } from 'typebox';
import {
  type IntegrationClientType,
  integrationClientTypes,
  type SubjectType,
  subjectTypes,
  type UsernameMapping,
  usernameMappings,
} from '../enums.ts';
import { limits } from '../limits.ts';
import { Guid, Instant, Maybe, Nullable, Page, RecordVersion } from './primitives.ts';

const bounds = limits.integration;

const name = Type.String({ minLength: 1, maxLength: bounds.name, examples: ['Intranet'] });
const displayName = Type.String({
  minLength: 1,
  maxLength: limits.displayName,
  description: 'What people read who sign in',
  examples: ['Intranet of the Shop'],
});
const url = Type.String({ minLength: 1, maxLength: bounds.url });
const accessTokenLifetime = Type.Integer({
  minimum: bounds.accessTokenSec.min,
  maximum: bounds.accessTokenSec.max,
  description: `s; ${bounds.accessTokenSec.default} unless said`,
});
const refreshTokenLifetime = Type.Integer({
  minimum: 0,
  maximum: bounds.refreshTokenSec.max,
  description: `s; 0: no refresh tokens; ${bounds.refreshTokenSec.default} unless said`,
});
const clientType = Type.Unsafe<IntegrationClientType>({
  type: 'string',
  enum: [...integrationClientTypes],
  description:
    '`confidential`: a server, which proves itself by secret or key. `public`: an app or a page in a browser, by PKCE alone. Cannot be changed later',
});
const loginType = Type.Unsafe<UsernameMapping>({
  type: 'string',
  enum: [...usernameMappings],
  description: 'Which field of the account the user name, or `login_hint`, is',
});
const subjectType = Type.Unsafe<SubjectType>({
  type: 'string',
  enum: [...subjectTypes],
  description: '`pairwise`: `sub` of a person differs from integration to integration. `public`: it is one',
});
const selfEnrolmentFlow = Type.Unsafe<'EnrollBioCredential'>({
  type: 'string',
  enum: ['EnrollBioCredential'],
  description:
    'Lets people whose account has no face ask for a link to enrol one while signing in. It goes to a confirmed e-mail address or phone number of the account; null: nobody can',
});
const redirectUrls = Type.Array(url, {
  minItems: 1,
  maxItems: bounds.urls,
  description:
    'https, or http at localhost, 127.0.0.1 or [::1]; of a public client also a scheme that is a reversed domain name (`com.example.app:/cb`). Compared exactly, as written here; no fragment, wildcard or user name',
  examples: [['https://intranet.example/callback']],
});
const logoutUrls = Type.Array(url, {
  maxItems: bounds.urls,
  description: 'Where a browser may be sent after signing out; as LoginRedirectUrls',
});
const backchannelLogoutUrl = Type.String({
  minLength: 1,
  maxLength: bounds.url,
  description: 'Where the server posts that somebody signed out (OpenID Connect Back-Channel Logout); https',
});
const publicKeys = Type.Object(
  {
    keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: bounds.keys }),
  },
  {
    description:
      'JWKS of RSA keys (2,048 bits or more), EC keys (P-256, P-384, P-521) or Ed25519 keys without their private parts. A client with keys signs in by `private_key_jwt` and has no secret',
  },
);
const externalMethod = Type.Object(
  {
    Issuer: Type.String({
      minLength: 1,
      maxLength: bounds.url,
      description:
        '`iss` of its `id_token_hint`; its keys are read from what OpenID Connect Discovery finds there',
      examples: ['https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'],
    }),
    Audience: Type.String({
      minLength: 1,
      maxLength: bounds.audience,
      description: '`aud` of its `id_token_hint`: at Microsoft Entra the Application ID',
    }),
    AccountClaim: Type.Optional(
      Type.Unsafe<'oid' | 'sub'>({
        type: 'string',
        enum: ['oid', 'sub'],
        description:
          'Claim of the hint that is the AccountNumber; `oid` unless said, the object id at Microsoft Entra. Only claims that nobody can change',
      }),
    ),
  },
  {
    description:
      'An identity provider whose second factor this is (Microsoft Entra: external authentication method); null: none',
  },
);

const integrationFields = {
  ClientId: Guid,
  Issuer: Type.String({ description: 'The OpenID Provider of the tenant; Discovery begins there' }),
  Name: name,
  DisplayName: displayName,
  Enabled: Type.Boolean(),
  ClientType: clientType,
  HasSecret: Type.Boolean(),
  PreviousSecretExpirationDate: Nullable(
    Type.String({ format: 'date-time', description: 'Until then the secret before works too' }),
  ),
  PublicKeys: Nullable(publicKeys),
  LoginRedirectUrls: redirectUrls,
  LogoutRedirectUrls: logoutUrls,
  BackchannelLogoutUrl: Nullable(backchannelLogoutUrl),
  AccessTokenLifetime: accessTokenLifetime,
  RefreshTokenLifetime: refreshTokenLifetime,
  LoginType: loginType,
  SelfEnrollmentFlow: Nullable(selfEnrolmentFlow),
  VerificationFlow: Type.String({
    description: 'Name of the transaction template that a sign-in is verified by',
  }),
  SubjectType: subjectType,
  ExternalMethod: Nullable(externalMethod),
  Version: RecordVersion,
  CreatedDate: Instant,
  ModifiedDate: Instant,
};

/** An OpenID integration: an application that signs people in with this server. Never its secret. */
export const OpenIdIntegration = Type.Object(integrationFields, { $id: 'OpenIdIntegration' });
export type OpenIdIntegration = Static<typeof OpenIdIntegration>;
export const OpenIdIntegrationPage = Page(OpenIdIntegration);
export type OpenIdIntegrationPage = Static<typeof OpenIdIntegrationPage>;

const secret = Nullable(
  Type.String({
    description: 'client_secret, in this answer and nowhere else; null where the client has none',
  }),
);

/** The one answer that holds the secret. */
export const CreatedOpenIdIntegration = Type.Object(
  { ...integrationFields, ClientSecret: secret },
  { $id: 'CreatedOpenIdIntegration' },
);
export type CreatedOpenIdIntegration = Static<typeof CreatedOpenIdIntegration>;

/** Path that names an integration. */
export const OpenIdIntegrationParams = Type.Object({ clientId: Guid });
export type OpenIdIntegrationParams = Static<typeof OpenIdIntegrationParams>;

const writtenFields = {
  Name: name,
  DisplayName: Maybe(
    Type.String({ ...displayName, description: 'What people read who sign in; Name unless said' }),
  ),
  LoginRedirectUrls: redirectUrls,
  LogoutRedirectUrls: Maybe(logoutUrls),
  BackchannelLogoutUrl: Maybe(backchannelLogoutUrl),
  AccessTokenLifetime: Maybe(accessTokenLifetime),
  RefreshTokenLifetime: Maybe(refreshTokenLifetime),
  LoginType: Maybe(loginType),
  SelfEnrollmentFlow: Maybe(selfEnrolmentFlow),
  VerificationFlow: Maybe(
    Type.String({
      minLength: 1,
      maxLength: limits.templateName,
      description: 'Name of an enabled transaction template; `Verify_Identity` unless said',
    }),
  ),
  SubjectType: Maybe(subjectType),
  PublicKeys: Maybe(publicKeys),
  ExternalMethod: Maybe(externalMethod),
};
const example = { Name: 'Intranet', LoginRedirectUrls: ['https://intranet.example/callback'] };

/** Body of CreateOpenIdIntegration. */
export const CreateOpenIdIntegrationRequest = Type.Object(
  { ...writtenFields, ClientType: Maybe(clientType), Enabled: Maybe(Type.Boolean()) },
  { $id: 'CreateOpenIdIntegrationRequest', examples: [example] },
);
export type CreateOpenIdIntegrationRequest = Static<typeof CreateOpenIdIntegrationRequest>;

/** Body of UpdateOpenIdIntegration: all that can be changed; what is left out gets its default. */
export const UpdateOpenIdIntegrationRequest = Type.Object(
  { ...writtenFields, Version: RecordVersion },
  { $id: 'UpdateOpenIdIntegrationRequest', examples: [{ ...example, Version: 0 }] },
);
export type UpdateOpenIdIntegrationRequest = Static<typeof UpdateOpenIdIntegrationRequest>;

/** Query of EnableOpenIdIntegration. */
export const EnableOpenIdIntegrationQuery = Type.Object({ enabled: Type.Boolean() });
export type EnableOpenIdIntegrationQuery = Static<typeof EnableOpenIdIntegrationQuery>;

/** Query of RenewOpenIdIntegrationSecret. */
export const RenewOpenIdIntegrationSecretQuery = Type.Object({
  immediate: Type.Optional(
    Type.Boolean({ description: 'true: the old secret stops working at once, because it leaked' }),
  ),
});
export type RenewOpenIdIntegrationSecretQuery = Static<typeof RenewOpenIdIntegrationSecretQuery>;
