import { sql } from 'kysely';
import { showSubject } from './audit-event.ts';
import type { Db } from './seal/vault.ts';
import type { StoredJson } from './tables.ts';

/** One thing that happened, as the live feed tells it: what and about which ids. */
export interface FeedRow {
  /** Its number, of all tenants together. Rises in the order of writing, not of committing. */
  entry: number;
  tenantId: string;
  type: string;
  references: Record<string, string>;
  at: Date;
}

interface Raw {
  entry: string;
  tenant_id: string;
  type: string;
  subject: StoredJson;
  at: Date;
}

const toRow = ({ entry, tenant_id, type, subject, at }: Raw): FeedRow => ({
  entry: Number(entry),
  tenantId: tenant_id,
  type,
  references: showSubject(subject, `entry ${entry}`),
  at,
});

/** Numbers from `from` to `to`, both included; `to` null: no end. */
export interface FeedRange {
  from: number;
  to: number | null;
}

const inRange = ({ from, to }: FeedRange) =>
  to === null ? sql`entry >= ${from}` : sql`entry between ${from} and ${to}`;

/** What is visible by now within ranges, in order. Webhook deliveries that are over take numbers of the same sequence. */
export async function readFeed(
  db: Db,
  query: { ranges: readonly FeedRange[]; tenantId?: string; limit: number },
): Promise<FeedRow[]> {
  const where = sql`(${sql.join(query.ranges.map(inRange), sql` or `)})${
    query.tenantId === undefined ? sql`` : sql` and tenant_id = ${query.tenantId}`
  }`;
  const { rows } = await sql<Raw>`
    (select entry, tenant_id, type, subject, occurred_at as at
      from audit_event where ${where} order by entry limit ${query.limit})
    union all
    (select entry, tenant_id, 'webhook.' || status,
        jsonb_strip_nulls(jsonb_build_object('WebhookDelivery', id, 'Transaction', session_id)), finished_at
      from webhook_delivery where entry is not null and ${where} order by entry limit ${query.limit})
    order by entry limit ${query.limit}`.execute(db);
  return rows.map(toRow);
}

/** The highest number that is visible; 0 before anything happened. */
export async function readFeedHead(db: Db): Promise<number> {
  const { rows } = await sql<{ head: string }>`
    select greatest(
      (select max(entry) from audit_event),
      (select max(entry) from webhook_delivery where entry is not null),
      0
    ) as head`.execute(db);
  return Number(rows[0]?.head ?? 0);
}
