import type { Static, TSchema } from 'typebox';
import { checkJson, isJson } from '../platform/parse-json.ts';
import { reportUnreadable } from '../platform/unreadable-json.ts';
import type { Database, StoredJson } from './tables.ts';

/** What a schema describes, as it is written and read: nobody changes a record that was read. */
export type Stored<S extends TSchema> = DeepReadonly<Static<S>>;
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** Reads the JSON of one column. `id` names the row in the error; SQL's null stays null. */
export interface JsonReader<T> {
  /** @throws JsonUnreadable */
  (value: StoredJson, id: string): T;
  /** @throws JsonUnreadable */
  (value: StoredJson | null, id: string): T | null;
  /**
   * Reads a value for a list or a page that shows other things beside it. Null and what cannot be read are `absent`; the
   * log names the row of the latter. Not for a value by which something is decided, or to which a user agrees.
   */
  shown<A>(value: StoredJson | null, id: string, absent: A): T | A;
}

/**
 * Declares what a column of type jsonb holds, and returns the one way to read it. The schema says what any version has
 * written: a field that came later is optional in it. Bounds of a request do not belong into it, since they may change.
 */
export function jsonColumn<T extends keyof Database & string, S extends TSchema>(
  table: T,
  column: keyof Database[T] & string,
  schema: S,
): JsonReader<Static<S>> {
  function read(value: StoredJson, id: string): Static<S>;
  function read(value: StoredJson | null, id: string): Static<S> | null;
  function read(value: StoredJson | null, id: string): Static<S> | null {
    return value === null ? null : checkJson(schema, value, placeOf(id));
  }
  function shown<A>(value: StoredJson | null, id: string, absent: A): Static<S> | A {
    if (value === null) return absent;
    if (isJson(schema, value)) return value;
    reportUnreadable(placeOf(id));
    return absent;
  }
  const placeOf = (id: string) => `${table}.${column} of ${id}`;
  return Object.assign(read, { shown });
}
