import { type Insertable, type Selectable, sql } from 'kysely';
import { Type } from 'typebox';
import type { ListClauses, ListFields } from '../platform/http/list-query.ts';
import { type PageOf, readPage } from './read-page.ts';
import type { Db } from './seal/vault.ts';
import { jsonColumn } from './stored-json.ts';
import type { AuditLevel, Database, StoredJson } from './tables.ts';

/** A row of the audit log as stored. */
export type AuditEventRow = Selectable<Database['audit_event']>;

/** A row of the log with the name of the API key or operator that acted, if one did. */
export interface AuditListRow {
  id: string;
  type: string;
  level: AuditLevel;
  actor_kind: AuditEventRow['actor_kind'];
  actor_id: string | null;
  subject: StoredJson;
  data: StoredJson;
  host_name: string;
  occurred_at: Date;
  sequence: string | null;
  hash: Buffer | null;
  key_external_id: string | null;
  key_description: string | null;
  key_roles: string[] | null;
  operator_name: string | null;
  operator_role: string | null;
}

const subject = jsonColumn('audit_event', 'subject', Type.Record(Type.String(), Type.String()));

const data = jsonColumn('audit_event', 'data', Type.Record(Type.String(), Type.Unknown()));

/** What an event is about, by id: an `audit_event.subject`, or what the feed makes of other rows. Empty when it cannot be read. */
export const showSubject = (value: StoredJson, id: string): Record<string, string> =>
  subject.shown(value, id, {});

/** What an event says beside; empty when it cannot be read. */
export const showEventData = (row: Pick<AuditListRow, 'id' | 'data'>): Record<string, unknown> =>
  data.shown(row.data, row.id, {});

/** Fields that the log can be filtered and sorted by. */
export const auditListFields: ListFields = {
  Id: { column: 'event.id', kind: 'guid' },
  EventLevel: { column: 'event.level', kind: 'label' },
  MessageType: { column: 'event.type', kind: 'label' },
  EventDate: { column: 'event.occurred_at', kind: 'instant' },
  EventSource: { column: 'event.source', kind: 'label' },
  HostName: { column: 'event.host_name', kind: 'label' },
  ExecutorType: { column: 'event.executor_type', kind: 'label' },
  ExecutorExternalId: { column: 'event.executor_id', kind: 'text' },
  Account: { column: 'event.account_id', kind: 'text' },
  BioCredential: { column: 'event.credential_id', kind: 'text' },
  Transaction: { column: 'event.session_id', kind: 'text' },
  Sequence: { column: 'event.sequence', kind: 'integer' },
};

/** Adds a row; it gets its place in the chain only after its transaction has committed. */
export async function insertAuditEvent(tx: Db, row: Insertable<Database['audit_event']>): Promise<void> {
  await tx.insertInto('audit_event').values(row).execute();
}

const listed = (db: Db, tenantId: string) =>
  db.selectFrom(
    db
      .selectFrom('audit_event')
      .leftJoin('api_key', (join) =>
        join
          .onRef('api_key.id', '=', 'audit_event.actor_id')
          .onRef('api_key.tenant_id', '=', 'audit_event.tenant_id'),
      )
      .leftJoin('operator', (join) =>
        join
          .onRef('operator.id', '=', 'audit_event.actor_id')
          .onRef('operator.tenant_id', '=', 'audit_event.tenant_id'),
      )
      // Of the tenant that owns the installation: others don't learn what its programs are called.
      .leftJoin('installation_key', (join) =>
        join
          .onRef('installation_key.id', '=', 'audit_event.actor_id')
          .onRef('installation_key.tenant_id', '=', 'audit_event.tenant_id'),
      )
      .where('audit_event.tenant_id', '=', tenantId)
      .select([
        'audit_event.id',
        'audit_event.type',
        'audit_event.level',
        'audit_event.actor_kind',
        'audit_event.actor_id',
        'audit_event.subject',
        'audit_event.data',
        'audit_event.host_name',
        'audit_event.occurred_at',
        'audit_event.entry',
        'audit_event.sequence',
        'audit_event.hash',
        sql<string | null>`coalesce(api_key.external_id, installation_key.external_id)`.as('key_external_id'),
        sql<string | null>`coalesce(api_key.description, installation_key.description)`.as('key_description'),
        'api_key.roles as key_roles',
        'operator.display_name as operator_name',
        'operator.role as operator_role',
        sql<string>`split_part(audit_event.type, '.', 1)`.as('source'),
        sql<string>`case audit_event.actor_kind when 'api' then 'ApiKey' else initcap(audit_event.actor_kind) end`.as(
          'executor_type',
        ),
        sql<string>`coalesce(api_key.external_id, installation_key.external_id, audit_event.actor_id::text)`.as(
          'executor_id',
        ),
        sql<string>`audit_event.subject ->> 'Account'`.as('account_id'),
        sql<string>`audit_event.subject ->> 'BioCredential'`.as('credential_id'),
        sql<string>`audit_event.subject ->> 'Transaction'`.as('session_id'),
      ])
      .as('event'),
  );

/** How many events of a type a tenant's log holds since a moment, and when the first of them was. */
export async function countAuditEventsOf(
  db: Db,
  { tenantId, type, since }: { tenantId: string; type: string; since: Date },
): Promise<{ count: number; first: Date | null }> {
  const { count, first } = await db
    .selectFrom('audit_event')
    .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.min('occurred_at').as('first')])
    .where('tenant_id', '=', tenantId)
    .where('type', '=', type)
    .where('occurred_at', '>', since)
    .executeTakeFirstOrThrow();
  return { count: Number(count), first: first as Date | null };
}

/** A stretch of a tenant's log: from the first instant, to before the second. */
export interface AuditRange {
  tenantId: string;
  from: Date;
  to: Date;
  where: ListClauses['where'];
}

/** A row of an export, and where the next page goes on. */
export type AuditExportRow = AuditListRow & { entry: string };

const inRange = (db: Db, { tenantId, from, to, where }: AuditRange) =>
  listed(db, tenantId)
    .where('event.occurred_at', '>=', from)
    .where('event.occurred_at', '<', to)
    .where(where);

/** How many rows a stretch holds. */
export async function countAuditRange(db: Db, range: AuditRange): Promise<number> {
  const { total } = await inRange(db, range)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The rows of a stretch, oldest first, some at a time. @param after the last row of the page before */
export const readAuditRange = (
  db: Db,
  range: AuditRange,
  after: AuditExportRow | undefined,
  limit: number,
): Promise<AuditExportRow[]> =>
  inRange(db, range)
    .selectAll()
    .where(
      after
        ? sql<boolean>`(event.occurred_at, event.entry) > (${after.occurred_at}, ${after.entry})`
        : sql<boolean>`true`,
    )
    .orderBy('event.occurred_at')
    .orderBy('event.entry')
    .limit(limit)
    .execute();

/** One page of a tenant's log. */
export const listAuditEvents = (
  db: Db,
  tenantId: string,
  clauses: ListClauses,
): Promise<PageOf<AuditListRow>> => readPage(listed(db, tenantId).selectAll(), clauses);

/** What the log says of one operation or transaction, oldest first. */
export const listEventsOfSession = (
  db: Db,
  query: { tenantId: string; sessionId: string },
): Promise<AuditListRow[]> =>
  listed(db, query.tenantId)
    .selectAll()
    // By containment, because that is what the index of subjects answers.
    .where(sql<boolean>`event.subject @> ${JSON.stringify({ Transaction: query.sessionId })}::jsonb`)
    .orderBy('entry')
    .execute();
