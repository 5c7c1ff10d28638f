import { type CustomOperation, type CustomOperationRequest, operationNames } from '@selfsame/contract';
import { transaction, violatedConstraint } from '../platform/database.ts';
import type { Actor, Caller } from '../platform/events.ts';
import { isSameText } from '../platform/fold-text.ts';
import { Problem } from '../platform/http/problem.ts';
import { listIntegrationsOfTemplate, renameIntegrationTemplate } from '../store/oidc/integration.ts';
import type { Db } from '../store/seal/vault.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import {
  defaultTemplateName,
  findTemplateById,
  insertTemplate,
  type TransactionTemplateRow,
  updateTemplate,
} from '../store/tenant/transaction-template.ts';
import { presentTemplate } from './present-template.ts';
import { requireSupportedFmr } from './require-supported-fmr.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';

/** A template of a tenant, and who changes it. */
export interface TemplateId {
  tenantId: string;
  actor: Actor;
  id: string;
}

const refused = (sentence: string) => new Problem('E_INVALID_ARGUMENT', { args: [sentence] });
const nameTaken = (name: string) => refused(`Name '${name}' is taken by another transaction template.`);

function checkRequest(request: CustomOperationRequest, { supportedFmr }: SettingsDependencies) {
  requireSupportedFmr(request.FalseMatchRate, supportedFmr);
  if (operationNames.some((name) => isSameText(name, request.Name)))
    throw refused(`Name '${request.Name}' belongs to a predefined operation.`);
}

const columns = (request: CustomOperationRequest) => ({
  name: request.Name,
  description: request.Description ?? null,
  title: request.Title ?? null,
  false_match_rate: request.FalseMatchRate ?? null,
  check_liveness: request.CheckLiveness ?? null,
  second_factor: request.SecondFactor ?? null,
  synced_passkeys: request.SyncedPasskeys ?? null,
  without_key: request.WithoutKey ?? null,
  enabled: request.Enabled ?? true,
});

/** Creates a template. @throws Problem E_FMR_NOT_SUPPORTED, E_INVALID_ARGUMENT when the name is taken */
export async function createTemplate(
  deps: SettingsDependencies,
  caller: Caller,
  request: CustomOperationRequest,
): Promise<CustomOperation> {
  checkRequest(request, deps);
  return transaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const template = await insertTemplate(tx, {
      id: crypto.randomUUID(),
      tenant_id: caller.tenantId,
      ...columns(request),
      created_at: now,
    });
    if (!template) throw nameTaken(request.Name);
    await publish(deps, tx, caller, 'template.created', template);
    return presentTemplate(template, await readTenant(tx, caller.tenantId));
  });
}

/**
 * Replaces what a template says. `Verify_Identity` keeps its name and stays enabled: every tenant has it.
 * @throws Problem E_TEMPLATE_NOT_FOUND, E_FMR_NOT_SUPPORTED, E_INVALID_ARGUMENT
 */
export async function changeTemplate(
  deps: SettingsDependencies,
  { tenantId, actor, id }: TemplateId,
  request: CustomOperationRequest,
): Promise<CustomOperation> {
  checkRequest(request, deps);
  try {
    return await transaction(deps.db, async (tx) => {
      const stored = await findTemplateById(tx, tenantId, id);
      if (!stored) throw new Problem('E_TEMPLATE_NOT_FOUND');
      if (isSameText(stored.name, defaultTemplateName)) keepDefault(request);
      const template = await updateTemplate(tx, tenantId, id, columns(request));
      if (!template) throw new Problem('E_TEMPLATE_NOT_FOUND');
      await renameIntegrationTemplate(tx, tenantId, { from: stored.name, to: template.name });
      await publish(deps, tx, { tenantId, actor }, 'template.changed', template);
      return presentTemplate(template, await readTenant(tx, tenantId));
    });
  } catch (error) {
    if (violatedConstraint(error) === 'transaction_template_live') throw nameTaken(request.Name);
    throw error;
  }
}

function keepDefault(request: CustomOperationRequest): void {
  if (!isSameText(request.Name, defaultTemplateName)) throw refused(`${defaultTemplateName} keeps its name.`);
  if (request.Enabled === false) throw refused(`${defaultTemplateName} stays enabled.`);
}

/** Deletes a template. @throws Problem E_TEMPLATE_NOT_FOUND, E_TEMPLATE_IN_USE, E_INVALID_ARGUMENT for `Verify_Identity` */
export async function deleteTemplate(
  deps: SettingsDependencies,
  { tenantId, actor, id }: TemplateId,
): Promise<true> {
  return transaction(deps.db, async (tx) => {
    const stored = await findTemplateById(tx, tenantId, id);
    if (!stored) throw new Problem('E_TEMPLATE_NOT_FOUND');
    if (isSameText(stored.name, defaultTemplateName))
      throw refused(`${defaultTemplateName} cannot be deleted: every tenant has it.`);
    const users = await listIntegrationsOfTemplate(tx, tenantId, stored.name);
    if (users.length > 0) throw new Problem('E_TEMPLATE_IN_USE', { args: [users.join(', ')] });
    const deleted = await updateTemplate(tx, tenantId, id, { deleted_at: deps.clock.now() });
    if (!deleted) throw new Problem('E_TEMPLATE_NOT_FOUND');
    await publish(deps, tx, { tenantId, actor }, 'template.deleted', deleted);
    return true as const;
  });
}

/** The template's own policy is what an auditor asks for; title and description are free text. */
const publish = (
  { events, clock }: SettingsDependencies,
  tx: Db,
  caller: Caller,
  type: 'template.created' | 'template.changed' | 'template.deleted',
  template: TransactionTemplateRow,
): Promise<void> =>
  events.publish(tx, {
    ...caller,
    type,
    references: { templateId: template.id },
    data: {
      name: template.name,
      falseMatchRate: template.false_match_rate,
      checkLiveness: template.check_liveness,
      secondFactor: template.second_factor,
      syncedPasskeys: template.synced_passkeys,
      withoutKey: template.without_key,
      enabled: template.enabled,
    },
    at: clock.now(),
  });
