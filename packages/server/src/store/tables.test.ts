import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { parseSync } from 'vite';
import { withDatabase } from '../../test/database.ts';
import { writeAccountTexts } from './account/account-texts.ts';

/** A column, by what the query builder must know of it. */
interface Column {
  /** `number`, `string`, `bytes`, `instant`, `boolean`, `json`, or one of these with `[]`. */
  type: string;
  isNullable: boolean;
  /** May be left out of an insert. */
  isOptional: boolean;
  isGenerated: boolean;
}
type Tables = Record<string, Record<string, Column>>;

const { pool } = await withDatabase({ after });

const typeOfDatabase: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int8: 'string',
  xid8: 'string',
  int4: 'number',
  int2: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'bytes',
  timestamptz: 'instant',
  jsonb: 'json',
};

async function readDatabase(): Promise<Tables> {
  const { rows } = await pool.query<Record<'table' | 'name' | 'type', string> & Record<string, boolean>>(`
    select c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as "hasDefault", a.attgenerated <> '' as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`);
  const tables: Tables = {};
  for (const { table, name, type, nullable, hasDefault, generated } of rows) {
    const isArray = type.startsWith('_');
    const told = typeOfDatabase[type.replace(/^_/, '')] ?? type;
    tables[table] ??= {};
    tables[table][name] = {
      type: isArray ? `${told}[]` : told,
      isNullable: nullable === true,
      isOptional: nullable === true || hasDefault === true,
      isGenerated: generated === true,
    };
  }
  return tables;
}

/** What a declaration of `tables.ts` says; the names of its helpers carry it. */
function readDeclared(text: string, aliases: ReadonlySet<string>): Column {
  const isGenerated = text.startsWith('GeneratedAlways<');
  const inner = /^\w+<(.*)>$/s.exec(text)?.[1] ?? text;
  const read = text.startsWith('ColumnType<') ? (inner.split(/,(?![^<{]*[>}])/)[0] ?? '') : inner;
  const written = text.startsWith('ColumnType<') ? (inner.split(/,(?![^<{]*[>}])/)[1] ?? '') : '';
  const isJson = /^(Json|JsonWithDefault|NullableJson)$/.test(text);
  const bare = read.replace(/\| null|null \|/g, '').trim();
  const isInstant = /^(Timestamp|NullableTimestamp)$/.test(text) || bare === 'Date';
  const element = bare.replace(/\[\]$/, '');
  const scalar = isInstant
    ? 'instant'
    : /^(Bytes|Buffer)$/.test(element)
      ? 'bytes'
      : aliases.has(element) || element.startsWith("'")
        ? 'string'
        : element;
  const isNullable = /^Nullable/.test(text) || /\bnull\b/.test(read);
  return {
    type: isJson ? 'json' : bare.endsWith('[]') ? `${scalar}[]` : scalar,
    isNullable,
    isOptional:
      /^(WithDefault|JsonWithDefault|Generated|GeneratedAlways|Nullable)/.test(text) ||
      /undefined/.test(written) ||
      isNullable,
    isGenerated,
  };
}

interface Member {
  key: { name: string };
  typeAnnotation: { typeAnnotation: Declared };
}

/** A table's declaration: its columns, alone or with texts that `account/account-texts.ts` declares. */
interface Declared {
  start: number;
  end: number;
  members?: Member[];
  types?: Declared[];
}

const membersOf = ({ members, types }: Declared): Member[] => members ?? types?.flatMap(membersOf) ?? [];

const nullableText: Column = { type: 'string', isNullable: true, isOptional: true, isGenerated: false };

async function readTables(): Promise<Tables> {
  const url = new URL('./tables.ts', import.meta.url);
  const text = await readFile(url, 'utf8');
  const { program } = parseSync('tables.ts', text);
  const declarations = program.body.map((node) => ('declaration' in node ? node.declaration : node));
  const database = declarations.find(
    (node) => node?.type === 'TSInterfaceDeclaration' && node.id.name === 'Database',
  ) as unknown as {
    body: { body: Member[] };
  };
  // Enumerations of strings, ours and the contract's.
  const aliases = new Set([...text.matchAll(/export type (\w+) =/g)].map(([, name]) => name ?? ''));
  for (const name of [
    'MessageResourceName',
    'IntegrationClientType',
    'OperatorRole',
    'PortalLocale',
    'Remedy',
    'ReviewReason',
    'Role',
    'SandboxFault',
    'PasskeyStandIn',
    'SecondFactor',
    'SubjectType',
    'UsernameMapping',
    "CaptureOutcome['outcome']",
  ])
    aliases.add(name);
  return Object.fromEntries(
    database.body.body.map(({ key, typeAnnotation: { typeAnnotation } }) => [
      key.name,
      Object.fromEntries([
        ...membersOf(typeAnnotation).map((member) => {
          const { start, end } = member.typeAnnotation.typeAnnotation;
          return [member.key.name, readDeclared(text.slice(start, end).replace(/\s+/g, ' '), aliases)];
        }),
        ...(key.name === 'account'
          ? Object.keys(writeAccountTexts({})).map((name) => [name, nullableText])
          : []),
      ]),
    ]),
  );
}

/** Tables that the migration runner keeps for itself. */
const own = ['migration', 'schema_migration'];

test('tables.ts: says of every table and column what the migrated database has', async () => {
  const [declared, database] = await Promise.all([readTables(), readDatabase()]);
  for (const name of own) delete database[name];
  assert.deepEqual(Object.keys(declared).sort(), Object.keys(database).sort());
  const differences = Object.entries(database).flatMap(([table, columns]) => {
    const said = declared[table] ?? {};
    const names = new Set([...Object.keys(columns), ...Object.keys(said)]);
    return [...names].flatMap((name) => compare(`${table}.${name}`, said[name], columns[name]));
  });
  assert.deepEqual(differences, []);
});

function compare(at: string, said: Column | undefined, column: Column | undefined): string[] {
  if (!said || !column) return [`${at} is ${said ? 'declared only' : 'not declared'}`];
  const differences: string[] = [];
  if (said.type !== column.type) differences.push(`${at} is ${column.type}, declared as ${said.type}`);
  // A generated column never has `not null`; its expression says whether it can be null.
  if (said.isNullable !== column.isNullable && !column.isGenerated)
    differences.push(`${at} may be null: ${column.isNullable}`);
  if (said.isGenerated !== column.isGenerated) differences.push(`${at} is generated: ${column.isGenerated}`);
  // What the type lets an insert leave out, the database must fill in.
  if (said.isOptional && !column.isOptional) differences.push(`${at} has no default`);
  return differences;
}
