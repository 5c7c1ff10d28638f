import type { PoolClient } from 'pg';

/** A table and the columns that a backup keeps of it. */
export interface CatalogTable {
  name: string;
  columns: string[];
}

/** A foreign key, ready to be made again. */
export interface CatalogForeignKey {
  table: string;
  name: string;
  definition: string;
  /** The one column it is made of; null when it has several. */
  column: string | null;
  isNullable: boolean;
  target: string;
}

/** Tables that say how far the schema is; a restore makes them itself. */
export const schemaTable = 'schema_migration';

/**
 * What a restore must not bring back: who was signed in or known then has no part in the restored server, and what tenants
 * have is counted anew while their rows come in.
 */
const passing = [
  'tenant_usage',
  'operator_session',
  'operator_ceremony',
  'passkey_ceremony',
  'passkey_code',
  'account_browser',
  'oidc_record',
  'oidc_sign_in',
];

/**
 * Tables of our schema in the order of their names, without unlogged ones: what a crash may take is no data. Columns of
 * type xid8 are left out: transaction ids mean nothing in another cluster, and their defaults give those of the restoring
 * transaction.
 */
export async function readTables(client: PoolClient): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> all($1)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
     group by c.relname order by c.relname`,
    [[schemaTable, ...passing]],
  );
  return rows;
}

/** Every foreign key of our schema. */
export async function readForeignKeys(client: PoolClient): Promise<CatalogForeignKey[]> {
  const { rows } = await client.query<CatalogForeignKey>(
    `select t.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition,
       case when cardinality(k.conkey) = 1 then a.attname end as column,
       not a.attnotnull as "isNullable", f.relname as target
     from pg_constraint k
     join pg_class t on t.oid = k.conrelid
     join pg_class f on f.oid = k.confrelid
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace
     order by t.relname, k.conname`,
  );
  return rows;
}

/** Where every sequence of our schema stands. */
export async function readSequences(client: PoolClient): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const found: { name: string; value: string }[] = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ value: string }>(
      `select last_value::text as value from ${quoted(name)}`,
    );
    found.push({ name, value: state[0]!.value });
  }
  return found;
}

/** Ids of all blobs that rows point at: every uuid column whose name ends with `blob_id`, and every list of them, `blob_ids`. */
export async function readBlobIds(client: PoolClient): Promise<string[]> {
  const { rows: columns } = await client.query<{ table: string; column: string; isList: boolean }>(
    `select c.relname as table, a.attname as column, a.atttypid = 'uuid[]'::regtype as "isList"
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
       and (a.atttypid = 'uuid'::regtype and a.attname like '%blob\\_id'
         or a.atttypid = 'uuid[]'::regtype and a.attname like '%blob\\_ids')`,
  );
  const selects = columns.map(
    ({ table, column, isList }) =>
      `select ${isList ? `unnest(${quoted(column)})` : quoted(column)} as id from ${quoted(table)} where ${quoted(column)} is not null`,
  );
  if (selects.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(selects.join(' union '));
  return rows.map(({ id }) => id);
}

/** A name of the catalogue inside SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
