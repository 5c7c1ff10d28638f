import type { IntegrationClientType, OpenIdIntegration, UsernameMapping } from '@selfsame/contract';
import { linesOf } from '../../parts/fields/lines-of.ts';

/** An integration as it stands in a form. */
export interface IntegrationDraft {
  name: string;
  displayName: string;
  clientType: IntegrationClientType;
  /** One address a line. */
  loginUrls: string;
  logoutUrls: string;
  backchannelUrl: string;
  accessLifetime: number;
  refreshLifetime: number;
  loginType: UsernameMapping;
  flow: string;
  isPairwise: boolean;
  /** People may ask for a link to enrol a face while signing in. */
  canEnrol: boolean;
  externalIssuer: string;
  externalAudience: string;
  externalClaim: 'oid' | 'sub';
}

/** The form of a stored integration. */
export const draftOf = (integration: OpenIdIntegration): IntegrationDraft => ({
  name: integration.Name,
  displayName: integration.DisplayName,
  clientType: integration.ClientType,
  loginUrls: integration.LoginRedirectUrls.join('\n'),
  logoutUrls: integration.LogoutRedirectUrls.join('\n'),
  backchannelUrl: integration.BackchannelLogoutUrl ?? '',
  accessLifetime: integration.AccessTokenLifetime,
  refreshLifetime: integration.RefreshTokenLifetime,
  loginType: integration.LoginType,
  flow: integration.VerificationFlow,
  isPairwise: integration.SubjectType === 'pairwise',
  canEnrol: Boolean(integration.SelfEnrollmentFlow),
  externalIssuer: integration.ExternalMethod?.Issuer ?? '',
  externalAudience: integration.ExternalMethod?.Audience ?? '',
  externalClaim: integration.ExternalMethod?.AccountClaim ?? 'oid',
});

/** What a form sends. */
export const requestOf = (draft: IntegrationDraft) => ({
  Name: draft.name.trim(),
  DisplayName: draft.displayName.trim() || null,
  LoginRedirectUrls: linesOf(draft.loginUrls),
  LogoutRedirectUrls: linesOf(draft.logoutUrls),
  BackchannelLogoutUrl: draft.backchannelUrl.trim() || null,
  AccessTokenLifetime: draft.accessLifetime,
  RefreshTokenLifetime: draft.refreshLifetime,
  LoginType: draft.loginType,
  VerificationFlow: draft.flow,
  SubjectType: draft.isPairwise ? ('pairwise' as const) : ('public' as const),
  SelfEnrollmentFlow: draft.canEnrol ? ('EnrollBioCredential' as const) : null,
  ExternalMethod: draft.externalIssuer.trim()
    ? {
        Issuer: draft.externalIssuer.trim(),
        Audience: draft.externalAudience.trim(),
        AccountClaim: draft.externalClaim,
      }
    : null,
});
