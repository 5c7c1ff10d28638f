import {
  type CreatedOpenIdIntegration,
  limits,
  type OpenIdIntegration,
  type UpdateOpenIdIntegrationRequest,
} from '@selfsame/contract';
import { createSecretValue, hashSecretValue } from '../platform/access/secret-value.ts';
import { transaction, violatedConstraint } from '../platform/database.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  deleteIntegration as deleteRow,
  findIntegration,
  type IntegrationRow,
  lockIntegration,
  readIntegrationRow,
  updateIntegration as updateRow,
} from '../store/oidc/integration.ts';
import type { Db } from '../store/seal/vault.ts';
import { checkIntegration, requireTemplate } from './check-integration.ts';
import type { IntegrationAct, IntegrationDependencies } from './integration-dependencies.ts';
import { presentIntegration } from './present-integration.ts';

const gone = () => new Problem('E_INTEGRATION_NOT_FOUND');
const noSecret = { secret_hash: null, previous_secret_hash: null, previous_secret_until: null };

async function requireLocked(tx: Db, { tenantId, clientId }: IntegrationAct): Promise<IntegrationRow> {
  const row = await lockIntegration(tx, tenantId, clientId);
  if (!row) throw gone();
  return row;
}

/** Names of the columns that differ; never their values. */
const changedFields = (before: IntegrationRow, after: IntegrationRow): string[] =>
  (Object.keys(after) as (keyof IntegrationRow)[]).filter(
    (name) =>
      name !== 'version' &&
      name !== 'modified_at' &&
      JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );

/**
 * Replaces what can be changed of an integration. One that gets public keys loses its secrets.
 * @throws Problem E_INTEGRATION_NOT_FOUND, E_INTEGRATION_REFUSED, E_INTEGRATION_ALREADY_EXISTS, E_ACCOUNT_VERSION_MISMATCH
 */
export async function updateIntegration(
  deps: IntegrationDependencies,
  act: IntegrationAct,
  request: UpdateOpenIdIntegrationRequest,
): Promise<OpenIdIntegration> {
  const { tenantId, actor, clientId } = act;
  const known = await findIntegration(deps.db, tenantId, clientId);
  if (!known) throw gone();
  const columns = await checkIntegration(deps, request, known.clientType);
  const at = deps.clock.now();
  const issuer = await deps.readIssuer(tenantId);
  try {
    return await transaction(deps.db, async (tx) => {
      const stored = await requireLocked(tx, act);
      if (request.Version !== stored.version)
        throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [request.Version, stored.version] });
      const row = await updateRow(tx, stored, {
        ...columns,
        ...(request.PublicKeys ? noSecret : {}),
        verification_template: await requireTemplate(tx, tenantId, columns.verification_template),
        modified_at: at,
      });
      await deps.events.publish(tx, {
        tenantId,
        actor,
        type: 'integration.changed',
        references: { integrationId: clientId },
        data: { name: row.name, version: row.version, fields: changedFields(stored, row) },
        at,
      });
      return presentIntegration(readIntegrationRow(row), { now: at, issuer });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'oidc_integration_name')
      throw new Problem('E_INTEGRATION_ALREADY_EXISTS', { args: [request.Name] });
    throw error;
  }
}

/** Enables or disables an integration. Idempotent. @throws Problem E_INTEGRATION_NOT_FOUND */
export async function enableIntegration(
  { db, clock, events, readIssuer }: IntegrationDependencies,
  act: IntegrationAct,
  enabled: boolean,
): Promise<OpenIdIntegration> {
  const at = clock.now();
  const issuer = await readIssuer(act.tenantId);
  return transaction(db, async (tx) => {
    const stored = await requireLocked(tx, act);
    if (stored.enabled === enabled)
      return presentIntegration(readIntegrationRow(stored), { now: at, issuer });
    const row = await updateRow(tx, stored, { enabled, modified_at: at });
    await events.publish(tx, {
      tenantId: act.tenantId,
      actor: act.actor,
      type: enabled ? 'integration.enabled' : 'integration.disabled',
      references: { integrationId: row.id },
      data: { name: row.name },
      at,
    });
    return presentIntegration(readIntegrationRow(row), { now: at, issuer });
  });
}

/**
 * Makes a new secret. The old one works for a day more, unless it leaked; what was before it does not.
 * @throws Problem E_INTEGRATION_NOT_FOUND, E_INTEGRATION_WITHOUT_SECRET
 */
export async function renewSecret(
  { db, clock, events, readIssuer }: IntegrationDependencies,
  act: IntegrationAct,
  isImmediate: boolean,
): Promise<CreatedOpenIdIntegration> {
  const at = clock.now();
  const secret = createSecretValue();
  const issuer = await readIssuer(act.tenantId);
  return transaction(db, async (tx) => {
    const stored = await requireLocked(tx, act);
    if (stored.client_type === 'public' || stored.public_keys !== null)
      throw new Problem('E_INTEGRATION_WITHOUT_SECRET');
    const keepsOld = !isImmediate && stored.secret_hash !== null;
    const row = await updateRow(tx, stored, {
      secret_hash: hashSecretValue(stored.id, secret),
      previous_secret_hash: keepsOld ? stored.secret_hash : null,
      previous_secret_until: keepsOld
        ? new Date(at.getTime() + limits.integration.secretOverlapSec * 1_000)
        : null,
      modified_at: at,
    });
    await events.publish(tx, {
      tenantId: act.tenantId,
      actor: act.actor,
      type: 'integration.secretRenewed',
      references: { integrationId: row.id },
      data: { name: row.name, immediate: isImmediate },
      at,
    });
    return { ...presentIntegration(readIntegrationRow(row), { now: at, issuer }), ClientSecret: secret };
  });
}

/** Deletes an integration for good. @throws Problem E_INTEGRATION_NOT_FOUND */
export async function deleteIntegration(
  { db, clock, events }: IntegrationDependencies,
  { tenantId, actor, clientId }: IntegrationAct,
): Promise<true> {
  return transaction(db, async (tx) => {
    const row = await deleteRow(tx, tenantId, clientId);
    if (!row) throw gone();
    await events.publish(tx, {
      tenantId,
      actor,
      type: 'integration.deleted',
      references: { integrationId: clientId },
      data: { name: row.name },
      at: clock.now(),
    });
    return true as const;
  });
}
