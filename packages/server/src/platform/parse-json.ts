import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** Thrown for JSON of ours that is not what its schema says. Names the place, never the content. */
export class JsonUnreadable extends Error {
  /** Where the JSON lies, such as `session.result of 4f0c…`. */
  readonly place: string;

  constructor(place: string, options?: ErrorOptions) {
    super(`${place} does not hold what this version reads.`, options);
    this.name = 'JsonUnreadable';
    this.place = place;
  }
}

const validators = new WeakMap<TSchema, Validator>();

/** Compiled on first use: most schemas are never needed by a command. */
function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const validator = Compile(schema);
  validators.set(schema, validator);
  return validator;
}

/**
 * Holds a value that came out of JSON against a schema and returns it as it is. Members that the schema does not name
 * stay: a later version may have written them.
 * @param place where the value lies, for the error
 * @throws JsonUnreadable
 */
export function checkJson<S extends TSchema>(schema: S, value: unknown, place: string): Static<S> {
  if (!isJson(schema, value)) throw new JsonUnreadable(place);
  return value;
}

/** Whether a value that came out of JSON is what a schema says. */
export const isJson = <S extends TSchema>(schema: S, value: unknown): value is Static<S> =>
  validatorOf(schema).Check(value);

/**
 * Reads JSON text that we or our packages wrote, by a schema.
 * @param place where the text lies, for the error
 * @throws JsonUnreadable also for text that is no JSON
 */
export function parseJson<S extends TSchema>(schema: S, text: string, place: string): Static<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Without the cause: the parser's message repeats a piece of the text.
    throw new JsonUnreadable(place);
  }
  return checkJson(schema, value, place);
}
