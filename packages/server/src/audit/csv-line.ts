import type { AuditEvent } from '@selfsame/contract';

/** Columns of the export, in order. */
const columns: [name: string, value: (event: AuditEvent) => string | number | null][] = [
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

/**
 * One value as a field (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: names of
 * keys are words of whoever made them (OWASP, CSV injection).
 */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const inert = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Byte order mark, by which spreadsheets know UTF-8, and the names of the columns. */
export const csvHead = `\uFEFF${columns.map(([name]) => name).join(',')}\r\n`;

/** An event as a line. */
export const csvLine = (event: AuditEvent): string =>
  `${columns.map(([, read]) => csvField(read(event))).join(',')}\r\n`;
