import { Problem } from '../../platform/http/problem.ts';
import type { TemplateOwner } from '../../store/message/message-template.ts';
import type { Db } from '../../store/seal/vault.ts';
import { findTemplateById } from '../../store/tenant/transaction-template.ts';
import { type MessageKind, predefinedOperations } from './predefined-operations.ts';

/** Which of the two lists of operations a path names. */
export type OwnerKind = 'predefined' | 'custom';

/** An operation whose texts can be written. */
export interface TextOwner extends TemplateOwner {
  kind: MessageKind;
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
