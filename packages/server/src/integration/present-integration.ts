import type { OpenIdIntegration } from '@selfsame/contract';
import type { Integration } from '../store/oidc/integration.ts';

/** An integration as the wire shows it. @param issuer of its tenant */
export function presentIntegration(
  stored: Integration,
  { now, issuer }: { now: Date; issuer: string },
): OpenIdIntegration {
  const { publicKeys, externalMethod, previousSecretUntil } = stored;
  return {
    ClientId: stored.id,
    Issuer: issuer,
    Name: stored.name,
    DisplayName: stored.displayName,
    Enabled: stored.enabled,
    ClientType: stored.clientType,
    HasSecret: stored.secretHash !== null,
    PreviousSecretExpirationDate:
      previousSecretUntil && previousSecretUntil > now ? previousSecretUntil.toISOString() : null,
    PublicKeys: publicKeys && { keys: publicKeys.keys.map((key) => ({ ...key })) },
    LoginRedirectUrls: stored.redirectUris,
    LogoutRedirectUrls: stored.postLogoutRedirectUris,
    BackchannelLogoutUrl: stored.backchannelLogoutUri,
    AccessTokenLifetime: stored.accessTokenLifetimeSec,
    RefreshTokenLifetime: stored.refreshTokenLifetimeSec,
    LoginType: stored.usernameMapping,
    SelfEnrollmentFlow: stored.selfEnrolmentFlow as OpenIdIntegration['SelfEnrollmentFlow'],
    VerificationFlow: stored.verificationTemplate,
    SubjectType: stored.subjectType,
    ExternalMethod: externalMethod && {
      Issuer: externalMethod.issuer,
      Audience: externalMethod.audience,
      AccountClaim: externalMethod.accountClaim,
    },
    Version: stored.version,
    CreatedDate: stored.createdAt.toISOString(),
    ModifiedDate: stored.modifiedAt.toISOString(),
  };
}
