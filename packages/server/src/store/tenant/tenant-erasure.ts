import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';
import { jsonColumn } from '../stored-json.ts';
import { type TenantRow, updateTenant } from './tenant.ts';
import { readTenantContents, TenantContents } from './tenant-overview.ts';

/** Counts what is in the other tables: erased after them, since deleting their rows changes it. */
const counting = 'tenant_usage';

/** What stays of a tenant: its log, the statements about it, and the certificates. Its own row is not among these tables. */
const keptTenantTables: readonly string[] = ['audit_event', 'audit_checkpoint', 'erasure_certificate'];

const batch = 1_000;
/** Pictures are removed one by one outside of the database. */
const blobBatch = 200;

/**
 * Every table with rows of tenants but those that stay, children before what they refer to. Asked of the database, so that
 * a table of a later migration is erased too.
 */
export async function readTenantTables(db: Db): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and a.attname = 'tenant_id' and not a.attisdropped order by c.relname`.execute(db);
  const { rows: edges } = await sql<{ child: string; parent: string }>`
    select t.relname as child, f.relname as parent from pg_constraint k
    join pg_class t on t.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> k.confrelid`.execute(db);
  const left = new Set(
    tables.map(({ name }) => name).filter((name) => name !== counting && !keptTenantTables.includes(name)),
  );
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !edges.some(({ child, parent }) => parent === name && left.has(child)),
    );
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...left].join(', ')}`);
    for (const name of free) left.delete(name);
    ordered.push(...free);
  }
  return [...ordered, counting];
}

/**
 * Destroys some data keys of a tenant, and rows that can't be without theirs. Nothing that they sealed opens from here on.
 * @returns how many keys; 0: none is left
 */
export async function destroyTenantKeys(tx: Db, tenantId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from data_key where tenant_id = ${tenantId} limit ${batch} for update`.execute(tx);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const { rows: holders } = await sql<{ table: string; column: string }>`
    select t.relname as table, a.attname as column from pg_constraint k
    join pg_class t on t.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'data_key'::regclass and k.confdeltype in ('a', 'r')`.execute(tx);
  for (const { table, column } of holders)
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = any(${ids}::uuid[])`.execute(tx);
  await sql`delete from data_key where id = any(${ids}::uuid[])`.execute(tx);
  return ids.length;
}

/**
 * Takes the templates of some credentials away, as search indexes follow it: they let go of what is marked so, and can't
 * see a row that is missing.
 * @returns how many; 0: none is left
 */
export async function withdrawTenantTemplates(tx: Db, tenantId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update biometric_credential set template_sealed = null, views_sealed = null, deleted_at = ${now},
      written_by = default, rev = default
    where id = any(array(
      select id from biometric_credential where tenant_id = ${tenantId} and deleted_at is null limit ${batch}
    ))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** When a template of a tenant was withdrawn last, as long as its row is there; null: none was. */
export async function readLastWithdrawal(db: Db, tenantId: string): Promise<Date | null> {
  const { last } = await db
    .selectFrom('biometric_credential')
    .select((eb) => eb.fn.max('deleted_at').as('last'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return last;
}

/** A row that points at pictures. */
export interface BlobHolder {
  table: string;
  id: string;
  blobIds: string[];
}

/** Some rows of a tenant that point at pictures; empty: none is left. */
export async function findTenantBlobs(db: Db, tenantId: string): Promise<BlobHolder[]> {
  const { rows } = await sql<BlobHolder>`
    (select 'biometric_credential' as table, id, array[image_blob_id] as "blobIds" from biometric_credential
      where tenant_id = ${tenantId} and image_blob_id is not null limit ${blobBatch})
    union all
    (select 'temp_capture', id, array[image_blob_id] from temp_capture
      where tenant_id = ${tenantId} and image_blob_id is not null limit ${blobBatch})
    union all
    (select 'review', session_id, blob_ids from review
      where tenant_id = ${tenantId} and blob_ids <> '{}' limit ${blobBatch})`.execute(db);
  return rows;
}

/** Writes down that the pictures of rows are removed. */
export async function forgetTenantBlobs(db: Db, holders: readonly BlobHolder[]): Promise<void> {
  const idsOf = (table: string) => holders.filter((each) => each.table === table).map(({ id }) => id);
  for (const table of ['biometric_credential', 'temp_capture'])
    await sql`update ${sql.table(table)} set image_blob_id = null where id = any(${idsOf(table)})`.execute(
      db,
    );
  await sql`delete from review where session_id = any(${idsOf('review')})`.execute(db);
}

const erasingStock = jsonColumn('tenant', 'erasing_stock', TenantContents);

/** What there was to destroy when a tenant's erasure began; null before. @throws JsonUnreadable */
export const readErasingStock = (row: Pick<TenantRow, 'id' | 'erasing_stock'>): TenantContents | null =>
  erasingStock(row.erasing_stock, row.id);

/** Disables a tenant for good: from here on its erasure goes on until nothing is left. Counts what there is to destroy. */
export async function markErasing(
  tx: Db,
  { id, disabled_at }: Pick<TenantRow, 'id' | 'disabled_at'>,
  now: Date,
): Promise<void> {
  await updateTenant(tx, id, {
    disabled_at: disabled_at ?? now,
    disable_reason: '',
    erasing_at: now,
    erasing_stock: JSON.stringify(await readTenantContents(tx, id)),
  });
}

/** Deletes some rows of a tenant from a table; one that somebody changes meanwhile, too: hence the locks. @returns how many */
export async function deleteTenantRows(db: Db, table: string, tenantId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where tenant_id = ${tenantId} limit ${batch} for update
    ))`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Whether any of these tables holds a row of a tenant. */
export async function hasTenantRows(db: Db, tables: readonly string[], tenantId: string): Promise<boolean> {
  const any = sql.join(
    tables.map((table) => sql`exists (select from ${sql.table(table)} where tenant_id = ${tenantId})`),
    sql` or `,
  );
  const { rows } = await sql<{ found: boolean }>`select ${any} as found`.execute(db);
  return rows[0]!.found;
}
