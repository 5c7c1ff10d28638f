import {
  type CreateOpenIdIntegrationRequest,
  type IntegrationClientType,
  limits,
  type UpdateOpenIdIntegrationRequest,
} from '@selfsame/contract';
import type { Insertable } from 'kysely';
import { EgressFailure } from '../platform/egress/egress.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { defaultTemplateName, findTemplate } from '../store/tenant/transaction-template.ts';
import { checkPublicKeys } from './check-public-keys.ts';
import { checkRedirectUrls } from './check-redirect-urls.ts';
import type { IntegrationDependencies } from './integration-dependencies.ts';
import { refuseIntegration } from './refuse-integration.ts';

type Written = CreateOpenIdIntegrationRequest | UpdateOpenIdIntegrationRequest;
type Columns = Omit<
  Insertable<Database['oidc_integration']>,
  'id' | 'tenant_id' | 'client_type' | 'secret_hash' | 'version' | 'created_at' | 'modified_at'
>;

const isText = (text: string) => text.trim() === text && text !== '' && !/\p{Cc}/u.test(text);

/** An address that the server itself calls: it must be one that it may call at all. */
async function checkCalled(
  { egress }: Pick<IntegrationDependencies, 'egress'>,
  field: string,
  url: string | null | undefined,
): Promise<void> {
  if (!url) return;
  if (url.includes('#')) refuseIntegration(`${field} holds a fragment.`);
  try {
    await egress.check(url);
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error;
    refuseIntegration(`${field}: ${error.message}`);
  }
}

/**
 * Checks what is written of an integration, and gives it as columns. Asks names of hosts, so that it belongs before a
 * transaction.
 * @throws Problem E_INTEGRATION_REFUSED
 */
export async function checkIntegration(
  deps: Pick<IntegrationDependencies, 'egress'>,
  request: Written,
  clientType: IntegrationClientType,
): Promise<Columns> {
  const { PublicKeys: keys, ExternalMethod: method } = request;
  const displayName = request.DisplayName ?? request.Name;
  if (!isText(request.Name)) refuseIntegration('Name begins or ends with a space, or holds a line break.');
  if (!isText(displayName))
    refuseIntegration('DisplayName begins or ends with a space, or holds a line break.');
  if (method && (request.LoginType ?? 'AccountNumber') !== 'AccountNumber')
    refuseIntegration(
      'with ExternalMethod, LoginType is AccountNumber: people can change the other names to those of somebody else.',
    );
  if (keys && clientType === 'public') refuseIntegration('a public client has no PublicKeys.');
  if (keys) checkPublicKeys(keys.keys);
  await checkCalled(deps, 'BackchannelLogoutUrl', request.BackchannelLogoutUrl);
  await checkCalled(deps, 'ExternalMethod.Issuer', method?.Issuer);
  return {
    name: request.Name,
    display_name: displayName,
    public_keys: keys ? JSON.stringify(keys) : null,
    redirect_uris: checkRedirectUrls('LoginRedirectUrls', request.LoginRedirectUrls, clientType),
    post_logout_redirect_uris: checkRedirectUrls(
      'LogoutRedirectUrls',
      request.LogoutRedirectUrls ?? [],
      clientType,
    ),
    backchannel_logout_uri: request.BackchannelLogoutUrl ?? null,
    access_token_lifetime_sec: request.AccessTokenLifetime ?? limits.integration.accessTokenSec.default,
    refresh_token_lifetime_sec: request.RefreshTokenLifetime ?? limits.integration.refreshTokenSec.default,
    username_mapping: request.LoginType ?? 'AccountNumber',
    self_enrolment_flow: request.SelfEnrollmentFlow ?? null,
    verification_template: request.VerificationFlow ?? defaultTemplateName,
    subject_type: request.SubjectType ?? 'pairwise',
    external_method: method
      ? JSON.stringify({
          issuer: method.Issuer,
          audience: method.Audience,
          account_claim: method.AccountClaim ?? 'oid',
        })
      : null,
  };
}

/**
 * The stored name of the template that a sign-in is verified by.
 * @throws Problem E_INTEGRATION_REFUSED when there is none, or it is disabled
 */
export async function requireTemplate(tx: Db, tenantId: string, name: string): Promise<string> {
  const template = await findTemplate(tx, tenantId, name);
  if (!template?.enabled)
    return refuseIntegration(`there is no enabled transaction template '${name}' for VerificationFlow.`);
  return template.name;
}
