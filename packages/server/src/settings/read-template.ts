import type { CustomOperation } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import { findAnyTemplate, findTemplateById, listTemplates } from '../store/tenant/transaction-template.ts';
import { presentTemplate } from './present-template.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';

/** One template of the tenant. @throws Problem E_TEMPLATE_NOT_FOUND */
export async function readTemplate(
  { db }: Pick<SettingsDependencies, 'db'>,
  tenantId: string,
  id: string,
): Promise<CustomOperation> {
  const template = await findTemplateById(db, tenantId, id);
  if (!template) throw new Problem('E_TEMPLATE_NOT_FOUND');
  return presentTemplate(template, await readTenant(db, tenantId));
}

/** A template of the tenant, deleted or not. @throws Problem E_AUDIT_OBJECT_NOT_FOUND */
export async function readAuditTemplate(
  { db }: Pick<SettingsDependencies, 'db'>,
  tenantId: string,
  id: string,
): Promise<CustomOperation> {
  const template = await findAnyTemplate(db, tenantId, id);
  if (!template) throw new Problem('E_AUDIT_OBJECT_NOT_FOUND', { args: ['transaction template'] });
  return presentTemplate(template, await readTenant(db, tenantId));
}

/** All templates of the tenant, oldest first. */
export async function readTemplates(
  { db }: Pick<SettingsDependencies, 'db'>,
  tenantId: string,
): Promise<CustomOperation[]> {
  const tenant = await readTenant(db, tenantId);
  return (await listTemplates(db, tenantId)).map((template) => presentTemplate(template, tenant));
}
