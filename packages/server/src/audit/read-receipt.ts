import type { Receipt } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';
import type { Db } from '../store/seal/vault.ts';
import { findReceipt } from '../store/session/receipt.ts';

/** What reading a receipt needs. */
export interface ReadReceiptDependencies {
  db: Db;
  /**
   * Looks at an operation or transaction, so that one whose time is over has ended, and has its receipt.
   * @throws Problem E_OPERATION_NOT_FOUND
   */
  requireSession(query: {
    tenantId: string;
    id: string;
    kind: 'operation' | 'transaction';
  }): Promise<unknown>;
}

/**
 * The signed receipt of a finished operation or transaction.
 * @throws Problem E_OPERATION_NOT_FOUND, E_RECEIPT_NOT_FOUND while it is pending
 */
export async function readReceipt(
  { db, requireSession }: ReadReceiptDependencies,
  query: { tenantId: string; id: string; kind: 'operation' | 'transaction' },
): Promise<Receipt> {
  await requireSession(query);
  const row = await findReceipt(db, { tenantId: query.tenantId, sessionId: query.id });
  if (!row) throw new Problem('E_RECEIPT_NOT_FOUND');
  return { Id: row.session_id, Receipt: row.statement, CreatedDate: row.created_at.toISOString() };
}
