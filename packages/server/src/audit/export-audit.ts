import { type AuditExportQuery, limits, type StreamedFile } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { transaction } from '../platform/database.ts';
import type { Caller, Events } from '../platform/events.ts';
import { readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  type AuditExportRow,
  type AuditRange,
  countAuditRange,
  readAuditRange,
} from '../store/audit-event.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { csvHead, csvLine } from './csv-line.ts';
import { presentEvent } from './present-event.ts';
import { auditList } from './read-audit.ts';

/** What exporting needs. */
export interface ExportAuditDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
}

const dayMs = 86_400_000;
/** Rows in memory at one time. */
const pageSize = 1_000;
const refuse = (sentence: string) => new Problem('E_INVALID_ARGUMENT', { args: [sentence] });

const formats = {
  csv: { mediaType: 'text/csv; charset=utf-8', head: csvHead, line: csvLine },
  jsonl: {
    mediaType: 'application/jsonl; charset=utf-8',
    head: '',
    line: (event: ReturnType<typeof presentEvent>) => `${JSON.stringify(event)}\n`,
  },
} as const;

function readRange(now: Date, tenantId: string, query: AuditExportQuery): AuditRange {
  const from = new Date(query.from);
  const asked = query.to ? new Date(query.to) : now;
  // Never past this moment: the export would list itself.
  const to = asked < now ? asked : now;
  if (!(from < to)) throw refuse('from must be before to, and in the past.');
  if (to.getTime() - from.getTime() > limits.auditExport.days * dayMs)
    throw refuse(`One export spans at most ${limits.auditExport.days} days. Export in several parts.`);
  const filter = query.filter ? { filter: query.filter } : {};
  const { where } = readListQuery(filter, auditList.fields, auditList.defaults);
  return { tenantId, from, to, where };
}

/**
 * The audit log of a time range as a file, oldest first. It is read and sent a page at a time, and says in the log
 * itself that it was taken.
 * @throws Problem E_INVALID_ARGUMENT for a range that is too long or holds too much
 */
export async function exportAudit(
  { db, clock, events }: ExportAuditDependencies,
  caller: Caller,
  query: AuditExportQuery,
): Promise<StreamedFile> {
  const now = clock.now();
  const range = readRange(now, caller.tenantId, query);
  const count = await countAuditRange(db, range);
  if (count > limits.auditExport.rows)
    throw refuse(
      `The range holds ${count} events; one export holds at most ${limits.auditExport.rows}. Choose a shorter one.`,
    );
  const name = query.format ?? 'jsonl';
  const [from, to] = [range.from.toISOString(), range.to.toISOString()];
  await transaction(db, (tx) =>
    events.publish(tx, {
      ...caller,
      type: 'audit.exported',
      references: {},
      data: { format: name, from, to, isFiltered: query.filter !== undefined, count },
      at: now,
    }),
  );
  const { mediaType, head, line } = formats[name];
  return {
    mediaType,
    fileName: `audit-${from.slice(0, 10)}-${to.slice(0, 10)}.${name}`,
    chunks: writeRows(db, range, head, (row) => line(presentEvent(row))),
  };
}

async function* writeRows(
  db: Db,
  range: AuditRange,
  head: string,
  write: (row: AuditExportRow) => string,
): AsyncGenerator<string> {
  if (head) yield head;
  for (let last: AuditExportRow | undefined; ; ) {
    const rows = await readAuditRange(db, range, last, pageSize);
    if (rows.length > 0) yield rows.map(write).join('');
    if (rows.length < pageSize) return;
    last = rows.at(-1);
  }
}
