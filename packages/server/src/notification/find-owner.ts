import { Problem } from '../platform/problem.ts';
import type { TemplateOwner } from '../store/message-template.ts';
import type { SessionKind } from '../store/tables.ts';
import { findTemplateById } from '../store/transaction-template.ts';
import type { Db } from '../store/vault.ts';
import { predefinedOperations } from './predefined-operations.ts';

/** Which of the two lists of operations a path names. */
export type OwnerKind = 'predefined' | 'custom';

/** An operation whose texts can be written. */
export interface TextOwner extends TemplateOwner {
  kind: SessionKind;
}

/** The operation of a path. @throws Problem E_TEMPLATE_NOT_FOUND */
export async function findOwner(
  db: Db,
  path: { ownerKind: OwnerKind; tenantId: string; operationId: string },
): Promise<TextOwner> {
  const { tenantId } = path;
  const id = path.operationId.toLowerCase();
  if (path.ownerKind === 'predefined') {
    const operation = predefinedOperations.find((entry) => entry.id === id);
    if (operation) return { tenantId, operationId: operation.id, kind: operation.kind };
  } else {
    const template = await findTemplateById(db, tenantId, id);
    if (template) return { tenantId, operationId: template.id, kind: 'verification' };
  }
  throw new Problem('E_TEMPLATE_NOT_FOUND');
}
