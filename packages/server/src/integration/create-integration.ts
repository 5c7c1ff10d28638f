import {
  type CreatedOpenIdIntegration,
  type CreateOpenIdIntegrationRequest,
  limits,
} from '@selfsame/contract';
import { createSecretValue, hashSecretValue } from '../platform/access/secret-value.ts';
import { transaction } from '../platform/database.ts';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { countIntegrations, insertIntegration, readIntegrationRow } from '../store/oidc/integration.ts';
import { lockTenant } from '../store/tenant/tenant.ts';
import { checkIntegration, requireTemplate } from './check-integration.ts';
import type { IntegrationDependencies } from './integration-dependencies.ts';
import { presentIntegration } from './present-integration.ts';
import { refuseIntegration } from './refuse-integration.ts';

/**
 * Adds an integration; the answer is the only place that ever holds its secret.
 * @throws Problem E_INTEGRATION_REFUSED, E_INTEGRATION_ALREADY_EXISTS
 */
export async function createIntegration(
  deps: IntegrationDependencies,
  { tenantId, actor }: Caller,
  request: CreateOpenIdIntegrationRequest,
): Promise<CreatedOpenIdIntegration> {
  const clientType = request.ClientType ?? 'confidential';
  const columns = await checkIntegration(deps, request, clientType);
  const id = crypto.randomUUID();
  const secret = clientType === 'confidential' && !request.PublicKeys ? createSecretValue() : null;
  const now = deps.clock.now();
  const issuer = await deps.readIssuer(tenantId);
  return transaction(deps.db, async (tx) => {
    // The lock makes count and insert one step: two callers can't both take the last place.
    await lockTenant(tx, tenantId);
    if ((await countIntegrations(tx, tenantId)) >= limits.integration.perTenant)
      refuseIntegration(
        `a tenant can hold ${limits.integration.perTenant} OpenID integrations. Delete one first.`,
      );
    const row = await insertIntegration(tx, {
      ...columns,
      id,
      tenant_id: tenantId,
      client_type: clientType,
      enabled: request.Enabled ?? true,
      verification_template: await requireTemplate(tx, tenantId, columns.verification_template),
      secret_hash: secret === null ? null : hashSecretValue(id, secret),
      created_at: now,
      modified_at: now,
    });
    if (!row) throw new Problem('E_INTEGRATION_ALREADY_EXISTS', { args: [request.Name] });
    await deps.events.publish(tx, {
      tenantId,
      actor,
      type: 'integration.created',
      references: { integrationId: id },
      data: {
        name: row.name,
        clientType,
        enabled: row.enabled,
        redirectUris: row.redirect_uris,
        selfEnrolmentFlow: row.self_enrolment_flow,
        verificationTemplate: row.verification_template,
      },
      at: now,
    });
    return { ...presentIntegration(readIntegrationRow(row), { now, issuer }), ClientSecret: secret };
  });
}
