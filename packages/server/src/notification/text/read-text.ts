import {
  messageParameters,
  messageResourceNames,
  type OperationResource,
  type PredefinedOperation,
} from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import {
  findAnyMessageTemplate,
  findMessageTemplate,
  listMessageTemplates,
  type MessageTemplateRow,
} from '../../store/message/message-template.ts';
import type { Db } from '../../store/seal/vault.ts';
import { readTenant } from '../../store/tenant/tenant.ts';
import { defaultTexts } from './default-texts.ts';
import type { OwnerKind, TextOwner } from './find-owner.ts';
import { type MessageKind, predefinedOperations } from './predefined-operations.ts';

/** A text of a tenant as the wire shows it. */
export const presentText = (row: MessageTemplateRow): OperationResource => ({
  ExternalId: row.id,
  Name: row.name,
  Locale: row.locale,
  Content: row.content,
  Version: row.version,
  CreatedDate: row.created_at.toISOString(),
  DeletedDate: row.deleted_at?.toISOString() ?? null,
});

const defaultsOf = (kind: MessageKind): OperationResource[] =>
  Object.entries(defaultTexts).flatMap(([locale, { texts }]) =>
    messageResourceNames.map((name) => ({
      ExternalId: null,
      Name: name,
      Locale: locale,
      Content: texts[kind][name],
      Version: 0,
      CreatedDate: null,
      DeletedDate: null,
    })),
  );

/** All texts of an operation: the tenant's own, and those of the server that it has not replaced. */
export async function readTexts(db: Db, owner: TextOwner): Promise<OperationResource[]> {
  const own = (await listMessageTemplates(db, owner)).map(presentText);
  const isReplaced = ({ Name, Locale }: OperationResource) =>
    own.some((text) => text.Name === Name && text.Locale.toLowerCase() === Locale.toLowerCase());
  return [...own, ...defaultsOf(owner.kind).filter((text) => !isReplaced(text))];
}

/** One text of the tenant's own. @throws Problem E_RESOURCE_NOT_FOUND */
export async function readText(db: Db, owner: TextOwner, id: string): Promise<OperationResource> {
  const row = await findMessageTemplate(db, owner, id.toLowerCase());
  if (!row) throw new Problem('E_RESOURCE_NOT_FOUND');
  return presentText(row);
}

/**
 * A text of the tenant, deleted or not.
 * @throws Problem E_AUDIT_OBJECT_NOT_FOUND, also for a text of the other kind of operation
 */
export async function readAuditText(
  db: Db,
  { tenantId, id, ownerKind }: { tenantId: string; id: string; ownerKind: OwnerKind },
): Promise<OperationResource> {
  const row = await findAnyMessageTemplate(db, tenantId, id);
  const kind = predefinedOperations.some((entry) => entry.id === row?.operation_id) ? 'predefined' : 'custom';
  if (!row || kind !== ownerKind) throw new Problem('E_AUDIT_OBJECT_NOT_FOUND', { args: ['text'] });
  return presentText(row);
}

/** A predefined operation by its id. @throws Problem E_AUDIT_OBJECT_NOT_FOUND */
export async function readAuditPredefinedOperation(
  db: Db,
  tenantId: string,
  id: string,
): Promise<PredefinedOperation> {
  const operations = await readPredefinedOperations(db, tenantId);
  const found = operations.find(({ ExternalId }) => ExternalId === id.toLowerCase());
  if (!found) throw new Problem('E_AUDIT_OBJECT_NOT_FOUND', { args: ['predefined operation'] });
  return found;
}

const parameters = [
  ...Object.entries(messageParameters),
  ['data.<key>', 'Value of CustomData under that key'] as const,
].map(([Name, Description]) => ({ Name, Description }));

/** The operations every tenant has. */
export async function readPredefinedOperations(db: Db, tenantId: string): Promise<PredefinedOperation[]> {
  const tenant = await readTenant(db, tenantId);
  return Promise.all(
    predefinedOperations.map(async ({ id, kind, name, description }) => ({
      ExternalId: id,
      CustomerName: tenant.customer_name,
      CustomerNumber: tenant.customer_number,
      Name: name,
      Description: description,
      Resources: await readTexts(db, { tenantId, operationId: id, kind }),
      Parameters: parameters,
    })),
  );
}
