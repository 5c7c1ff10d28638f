import type { Operator } from '@selfsame/contract';
import type { OperatorRow } from '../store/operator/operator.ts';

/** An operator as others see them. */
export const presentOperator = (row: OperatorRow): Operator => ({
  Id: row.id,
  DisplayName: row.display_name,
  Email: row.email,
  Role: row.role,
  Enabled: row.enabled,
  CreatedDate: row.created_at.toISOString(),
  LastSeenDate: row.last_seen_at?.toISOString() ?? null,
});
