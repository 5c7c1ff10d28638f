import type { ListQuery, OperatorPage } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { listOperators } from '../store/operator/operator.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { presentOperator } from './present-operator.ts';

/** The list of portal users. */
export const operatorList: ListDeclaration = {
  fields: {
    Id: { column: 'id', kind: 'guid' },
    DisplayName: { column: 'display_name', kind: 'label' },
    Email: { column: 'email', kind: 'label' },
    Role: { column: 'role', kind: 'label' },
    Enabled: { column: 'enabled', kind: 'boolean' },
    CreatedDate: { column: 'created_at', kind: 'instant' },
    LastSeenDate: { column: 'last_seen_at', kind: 'instant' },
  },
  defaults: { sort: 'DisplayName', tieBreaker: 'id' },
};

/** The tenant's operators, by name unless asked otherwise. */
export async function readOperators(
  { db }: Pick<OperatorDependencies, 'db'>,
  tenantId: string,
  query: ListQuery,
): Promise<OperatorPage> {
  const clauses = readListQuery(query, operatorList.fields, operatorList.defaults);
  const { rows, total } = await listOperators(db, tenantId, clauses);
  return { Items: rows.map(presentOperator), TotalCount: total };
}
