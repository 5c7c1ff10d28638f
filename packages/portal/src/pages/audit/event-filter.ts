import { dayRange, listFilter } from '../../api/list-filter.ts';

/** Filters of the log, as the address names them. */
export const auditFilterNames = [
  'source',
  'executor',
  'level',
  'from',
  'to',
  'account',
  'transaction',
  'credential',
] as const;
export type AuditFilterName = (typeof auditFilterNames)[number];
export type AuditFilterValues = Readonly<Record<AuditFilterName, string>>;

/** Things that events can be asked for by their id, and the log's field for each. */
export const subjects = {
  account: 'Account',
  transaction: 'Transaction',
  credential: 'BioCredential',
} as const;
export type Subject = keyof typeof subjects;

const fieldsOf = (values: AuditFilterValues) => ({
  EventSource: values.source,
  ExecutorType: values.executor,
  EventLevel: values.level,
  Account: values.account,
  Transaction: values.transaction,
  BioCredential: values.credential,
});

/** The `filter` of the list. */
export const auditFilter = (values: AuditFilterValues): string | undefined =>
  listFilter({ ...fieldsOf(values), EventDate: dayRange(values.from, values.to) });

/** The same without the days: an export has its own. */
export const filterWithoutDays = (values: AuditFilterValues): string | undefined =>
  listFilter(fieldsOf(values));
