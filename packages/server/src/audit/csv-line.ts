import type { AuditEvent } from '@selfsame/contract';
import { type CsvColumn, csvHead as headOf, csvLine as lineOf } from '../platform/csv.ts';

/** Columns of the export, in order. */
const columns: CsvColumn<AuditEvent>[] = [
  ['EventDate', (event) => event.EventDate],
  ['EventLevel', (event) => event.EventLevel],
  ['MessageType', (event) => event.MessageType],
  ['Message', (event) => event.Message],
  ['ExecutorType', (event) => event.ExecutorType],
  ['ExecutorExternalId', (event) => event.ExecutorExternalId],
  ['ExecutorValue', (event) => event.ExecutorValue],
  ['ExecutorRoles', (event) => event.ExecutorRoles],
  [
    'References',
    ({ References }) => References.map(({ Type, ExternalId }) => `${Type}=${ExternalId}`).join(' '),
  ],
  ['Data', (event) => JSON.stringify(event.Data)],
  ['HostName', (event) => event.HostName],
  ['Id', (event) => event.Id],
  ['Sequence', (event) => event.Sequence],
  ['Hash', (event) => event.Hash],
];

/** The names of the columns, with what makes spreadsheets read UTF-8. */
export const csvHead = headOf(columns);

/** An event as a line. */
export const csvLine = (event: AuditEvent): string => lineOf(columns, event);
