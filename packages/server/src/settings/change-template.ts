import { type CustomOperation, type CustomOperationRequest, operationNames } from '@selfsame/contract';
import { transaction, violatedConstraint } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { readTenant } from '../store/tenant.ts';
import {
  defaultTemplateName,
  findTemplateById,
  insertTemplate,
  updateTemplate,
} from '../store/transaction-template.ts';
import { presentTemplate } from './present-template.ts';
import { requireSupportedFmr } from './require-supported-fmr.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';

/** A template of a tenant. */
export interface TemplateId {
  tenantId: string;
  id: string;
}

const refused = (sentence: string) => new Problem('E_INVALID_ARGUMENT', { args: [sentence] });
const nameTaken = (name: string) => refused(`Name '${name}' is taken by another transaction template.`);
const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const checkRequest = (request: CustomOperationRequest, { supportedFmr }: SettingsDependencies) => {
  requireSupportedFmr(request.FalseMatchRate, supportedFmr);
  if (operationNames.some((name) => sameName(name, request.Name)))
    throw refused(`Name '${request.Name}' belongs to a predefined operation.`);
};

const columns = (request: CustomOperationRequest) => ({
  name: request.Name,
  description: request.Description ?? null,
  title: request.Title ?? null,
  false_match_rate: request.FalseMatchRate ?? null,
  check_liveness: request.CheckLiveness ?? null,
  enabled: request.Enabled ?? true,
});

/** Creates a template. @throws Problem E_FMR_NOT_SUPPORTED, E_INVALID_ARGUMENT when the name is taken */
export async function createTemplate(
  deps: SettingsDependencies,
  tenantId: string,
  request: CustomOperationRequest,
): Promise<CustomOperation> {
  checkRequest(request, deps);
  const template = await insertTemplate(deps.db, {
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    ...columns(request),
    created_at: deps.clock.now(),
  });
  if (!template) throw nameTaken(request.Name);
  return presentTemplate(template, await readTenant(deps.db, tenantId));
}

/**
 * Replaces what a template says. `Verify_Identity` keeps its name and stays enabled: every tenant has it.
 * @throws Problem E_TEMPLATE_NOT_FOUND, E_FMR_NOT_SUPPORTED, E_INVALID_ARGUMENT
 */
export async function changeTemplate(
  deps: SettingsDependencies,
  { tenantId, id }: TemplateId,
  request: CustomOperationRequest,
): Promise<CustomOperation> {
  checkRequest(request, deps);
  const stored = await findTemplateById(deps.db, tenantId, id);
  if (!stored) throw new Problem('E_TEMPLATE_NOT_FOUND');
  if (sameName(stored.name, defaultTemplateName)) {
    if (!sameName(request.Name, defaultTemplateName)) throw refused(`${defaultTemplateName} keeps its name.`);
    if (request.Enabled === false) throw refused(`${defaultTemplateName} stays enabled.`);
  }
  try {
    const template = await updateTemplate(deps.db, tenantId, id, columns(request));
    if (!template) throw new Problem('E_TEMPLATE_NOT_FOUND');
    return presentTemplate(template, await readTenant(deps.db, tenantId));
  } catch (error) {
    if (violatedConstraint(error) === 'transaction_template_live') throw nameTaken(request.Name);
    throw error;
  }
}

/** Deletes a template. @throws Problem E_TEMPLATE_NOT_FOUND, E_INVALID_ARGUMENT for `Verify_Identity` */
export async function deleteTemplate(
  deps: SettingsDependencies,
  { tenantId, id }: TemplateId,
): Promise<true> {
  return transaction(deps.db, async (tx) => {
    const stored = await findTemplateById(tx, tenantId, id);
    if (!stored) throw new Problem('E_TEMPLATE_NOT_FOUND');
    if (sameName(stored.name, defaultTemplateName))
      throw refused(`${defaultTemplateName} cannot be deleted: every tenant has it.`);
    await updateTemplate(tx, tenantId, id, { deleted_at: deps.clock.now() });
    return true as const;
  });
}
