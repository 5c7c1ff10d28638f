import type { ListQuery } from '@selfsame/contract';
import { limits } from '@selfsame/contract';
import { type RawBuilder, sql } from 'kysely';
import { foldedSql, normalForms } from '../fold-text.ts';
import { Problem } from './problem.ts';

/** How the values of a list field are written and compared. */
export type ListFieldKind =
  | 'text' // exact, upper and lower case differ
  | 'label' // names and addresses: upper and lower case are the same
  | 'choice' // one of a few lower-case words, or several joined by comma; typed in any case
  | 'integer' // or several joined by comma
  | 'boolean'
  | 'guid'
  | 'instant'; // `2026-01-31` (a whole day, UTC), an instant, or `from..to` with either side open

/** One field of the wire that a list can be filtered and sorted by. */
export interface ListField {
  /** The column, qualified where a join needs it: `account.display_name`. */
  column: string;
  kind: ListFieldKind;
}

/** The fields of one list, by their name on the wire. */
export type ListFields = Readonly<Record<string, ListField>>;

/** All that one list can be asked for: what reads its requests, and what `GET /searchMetadata` tells of it. */
export interface ListDeclaration {
  fields: ListFields;
  defaults: ListDefaults;
}

/** A list request as SQL: hand `where` to `.where()` and `orderBy` to `.orderBy()`. */
export interface ListClauses {
  /** Always true when nothing is filtered. */
  where: RawBuilder<boolean>;
  /** The asked order, then the tie-breaker, so that pages never overlap. */
  orderBy: RawBuilder<unknown>;
  /** Rows to skip, and the most rows to answer with. */
  start: number;
  size: number;
}

/** Order when the caller asks for none, and the unique column that settles ties. */
export interface ListDefaults {
  sort: string;
  tieBreaker: string;
}

/**
 * Reads `filter`, `sort`, `start` and `size` of a list call (docs/wire.md#lists).
 *
 * `filter` is `Field:value` joined by `;`, all of which must hold; a trailing `*` matches a prefix, an empty value
 * matches fields without one, and `\` takes the meaning from a following `;`, `*` or `\`. `sort` is `Field` or
 * `Field,desc`. Field names match in any case.
 * @throws Problem E_INVALID_ARGUMENT that names the fields there are
 */
export function readListQuery(query: ListQuery, fields: ListFields, defaults: ListDefaults): ListClauses {
  const conditions = splitFilter(query.filter ?? '').map((pair) => readCondition(pair, fields));
  return {
    where: conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`,
    orderBy: readSort(query.sort || defaults.sort, fields, defaults.tieBreaker),
    start: query.start ?? 0,
    size: query.size ?? limits.page.default,
  };
}

function readSort(sort: string, fields: ListFields, tieBreaker: string): RawBuilder<unknown> {
  const [name = '', direction = 'asc', ...rest] = sort.split(',').map((part) => part.trim());
  const order = direction.toLowerCase();
  if (rest.length > 0 || (order !== 'asc' && order !== 'desc')) {
    throw refuse(`sort is 'Field' or 'Field,desc', not '${sort}'`);
  }
  const field = findField(name, fields, 'sort');
  const way = order === 'desc' ? sql`desc nulls last` : sql`asc nulls first`;
  return sql`${orderOf(field)} ${way}, ${sql.ref(tieBreaker)} ${order === 'desc' ? sql`desc` : sql`asc`}`;
}

/** By code points, whatever locale the database was made with; names without regard to case. */
function orderOf({ column, kind }: ListField): RawBuilder<unknown> {
  const ref = sql.ref(column);
  if (kind === 'label') return sql`${foldedSql(ref)} collate "C"`;
  return kind === 'text' ? sql`${ref} collate "C"` : ref;
}

function readCondition(pair: string, fields: ListFields): RawBuilder<boolean> {
  const colon = pair.indexOf(':');
  if (colon < 0) throw refuse(`filter is 'Field:value' joined by ';', not '${pair}'`);
  const name = pair.slice(0, colon).trim();
  const { column, kind } = findField(name, fields, 'filter');
  const { value, isPrefix } = readValue(pair.slice(colon + 1));
  // PostgreSQL has no text with it, so no row can match and the driver would throw.
  if (value.includes('\0')) throw refuse(`${name} holds a character that no stored text can hold`);
  const ref = sql.ref(column);
  if (isPrefix && kind !== 'text' && kind !== 'label') {
    throw refuse(`'*' works on text; ${name} is not text`);
  }
  if (value === '' && !isPrefix) {
    return kind === 'text' || kind === 'label' || kind === 'choice'
      ? sql<boolean>`(${ref} is null or ${ref} = '')`
      : sql<boolean>`${ref} is null`;
  }
  switch (kind) {
    case 'text':
      return isPrefix ? beginsWith(ref, value) : isAmong(ref, normalForms(value));
    case 'label':
      return isPrefix
        ? sql<boolean>`starts_with(${foldedSql(ref)}, ${foldedSql(value)})`
        : sql<boolean>`${foldedSql(ref)} = ${foldedSql(value)}`;
    case 'choice':
      return isAmong(
        ref,
        value.split(',').map((word) => word.trim().toLowerCase()),
      );
    case 'integer':
      return isAmong(
        ref,
        value.split(',').map((number) => readInteger(name, number.trim())),
      );
    case 'boolean':
      return sql<boolean>`${ref} = ${readBoolean(name, value)}`;
    case 'guid':
      return sql<boolean>`${ref} = ${readGuid(name, value)}::uuid`;
    case 'instant':
      return readInstants(name, value, ref);
  }
}

function beginsWith(ref: RawBuilder<unknown>, value: string): RawBuilder<boolean> {
  const forms = normalForms(value).map((form) => sql<boolean>`starts_with(${ref}, ${form})`);
  return forms.length === 1 ? forms[0]! : sql<boolean>`(${sql.join(forms, sql` or `)})`;
}

const isAmong = (ref: RawBuilder<unknown>, values: readonly unknown[]): RawBuilder<boolean> =>
  values.length === 1 ? sql<boolean>`${ref} = ${values[0]}` : sql<boolean>`${ref} in (${sql.join(values)})`;

function findField(name: string, fields: ListFields, use: 'filter' | 'sort'): ListField {
  const wanted = name.toLowerCase();
  for (const [key, field] of Object.entries(fields)) if (key.toLowerCase() === wanted) return field;
  throw refuse(`${use} knows no field '${name}'. Fields: ${Object.keys(fields).join(', ')}`);
}

/** Splits at `;` that no `\` precedes; empty pairs are dropped. The escapes stay for {@link readValue}. */
function splitFilter(filter: string): string[] {
  const pairs = filter.match(/(?:\\[\s\S]|[^;\\]|\\$)+/g) ?? [];
  return pairs.map((pair) => pair.trim()).filter((pair) => pair !== '');
}

function readValue(raw: string): { value: string; isPrefix: boolean } {
  let value = '';
  for (let i = 0; i < raw.length; i++) {
    const character = raw.charAt(i);
    if (character === '*' && i === raw.length - 1) return { value, isPrefix: true };
    if (character === '\\' && i + 1 < raw.length) i++;
    value += raw.charAt(i);
  }
  return { value, isPrefix: false };
}

function readInteger(name: string, value: string): number {
  const number = Number(value);
  if (!/^-?\d{1,10}$/.test(value) || Math.abs(number) > 2_147_483_647) {
    throw refuse(`${name} is a whole number, not '${value}'`);
  }
  return number;
}

function readBoolean(name: string, value: string): boolean {
  const word = value.toLowerCase();
  if (word !== 'true' && word !== 'false') throw refuse(`${name} is true or false, not '${value}'`);
  return word === 'true';
}

function readGuid(name: string, value: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
    throw refuse(`${name} is a GUID, not '${value}'`);
  }
  return value;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayMs = 86_400_000;

function readInstants(name: string, value: string, ref: RawBuilder<unknown>): RawBuilder<boolean> {
  const [from = '', to] = value.split('..');
  if (to === undefined && !day.test(from)) return sql<boolean>`${ref} = ${readInstant(name, from)}`;
  const end = to ?? from;
  const bounds = [sql<boolean>`true`];
  if (from !== '') bounds.push(sql<boolean>`${ref} >= ${readInstant(name, from)}`);
  if (end !== '') {
    const last = readInstant(name, end);
    // A day as the upper end means the whole of it.
    bounds.push(
      day.test(end)
        ? sql<boolean>`${ref} < ${new Date(last.getTime() + dayMs)}`
        : sql<boolean>`${ref} <= ${last}`,
    );
  }
  return sql<boolean>`(${sql.join(bounds, sql` and `)})`;
}

function readInstant(name: string, value: string): Date {
  const isShaped = day.test(value) || /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value);
  const instant = new Date(value);
  if (!isShaped || Number.isNaN(instant.getTime())) {
    throw refuse(`${name} is a day (2026-01-31), an instant (2026-01-31T12:00:00Z) or 'from..to'`);
  }
  // `2026-02-30` would be read as 2 March.
  const written = value.slice(0, 10);
  if (new Date(`${written}T00:00:00Z`).toISOString().slice(0, 10) !== written)
    throw refuse(`${name}: there is no day ${written}`);
  return instant;
}

const refuse = (sentence: string): Problem => new Problem('E_INVALID_ARGUMENT', { args: [sentence] });
