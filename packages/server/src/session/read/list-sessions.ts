import { type ListQuery, Status, type TransactionPage } from '@selfsame/contract';
import { type ListDeclaration, type ListFields, readListQuery } from '../../platform/http/list-query.ts';
import { listSessions as listRows, type SessionRow } from '../../store/session/session.ts';
import { showCustomData } from '../../store/session/session-json.ts';
import { reasonOf } from '../life/session-end.ts';
import { expireSessions } from '../life/settle-expiry.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** Fields that the transaction list can be filtered and sorted by. */
const fields: ListFields = {
  Id: { column: 'session.id', kind: 'guid' },
  AccountNumber: { column: 'session.account_number', kind: 'text' },
  Name: { column: 'session.name', kind: 'label' },
  AccountUIN: { column: 'session.account_id', kind: 'guid' },
  Type: { column: 'session.kind', kind: 'choice' },
  Status: { column: 'session.status', kind: 'integer' },
  Result: { column: 'session.message', kind: 'label' },
  Tag: { column: 'session.tag', kind: 'text' },
  StartDate: { column: 'session.started_at', kind: 'instant' },
  EndDate: { column: 'session.ended_at', kind: 'instant' },
  TransportType: { column: 'session.transport_type', kind: 'integer' },
};

/** The list of operations and transactions. */
export const sessionList: ListDeclaration = {
  fields,
  defaults: { sort: 'StartDate,desc', tieBreaker: 'session.id' },
};

const presentItem = (session: SessionRow): TransactionPage['Items'][number] => ({
  Id: session.id,
  AccountNumber: session.account_number,
  Name: session.name,
  Amount: null,
  Merchant: null,
  Type: session.kind,
  IsNotification: false,
  IsForeign: true,
  CustomData: showCustomData(session),
  Status: session.status,
  Result: session.status === Status.Pending ? null : session.message,
  StartDate: session.started_at.toISOString(),
  EndDate: session.ended_at?.toISOString() ?? null,
  Direct: false,
  Tag: session.tag,
  AccountUIN: session.account_id,
  TransportType: session.transport_type,
  AttemptsUsed: session.attempts_used,
  Reason: reasonOf(session),
  ExpirationDate: session.expires_at.toISOString(),
});

/**
 * Lists a tenant's operations and transactions, newest first unless asked otherwise.
 * @throws Problem E_INVALID_ARGUMENT
 */
export async function listSessions(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  tenantId: string,
  query: ListQuery,
): Promise<TransactionPage> {
  const clauses = readListQuery(query, sessionList.fields, sessionList.defaults);
  // Expiries are settled first, so that the filter on Status and every later reader see the same.
  await expireSessions(deps, deps.clock.now(), tenantId);
  const { rows, total } = await listRows(deps.db, tenantId, clauses);
  return { Items: rows.map(presentItem), TotalCount: total };
}
