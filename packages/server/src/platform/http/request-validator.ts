import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import type { Static, TSchema } from 'typebox';
import { Problem } from './problem.ts';
import {
  type OnUnknown,
  type PlainSchema,
  relax,
  requestSchema,
  type ValueSource,
} from './request-schema.ts';

/**
 * Checks one input of a request and answers it as the schema names it; is told of fields that the schema lacks.
 * @throws Problem E_INVALID_ARGUMENT
 */
export type RequestValidator<T> = (value: unknown, onUnknown?: OnUnknown) => T;

const ajv = new Ajv({ allErrors: false, coerceTypes: false, useDefaults: true, verbose: true, strict: true });
formats.default(ajv);

/** `/Items/0/Key` → `Items[0].Key`. */
const fieldName = (instancePath: string): string =>
  instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path ? `${path}.${step}` : step), '');

const kinds: Record<string, string> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

const plural = (count: unknown, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const rules: Record<string, (error: ErrorObject) => string> = {
  type: ({ params }) => `must be ${kinds[params.type] ?? params.type}`,
  enum: ({ params }) => `must be one of ${(params.allowedValues as unknown[]).join(', ')}`,
  minimum: ({ params }) => `must be at least ${params.limit}`,
  maximum: ({ params }) => `must be at most ${params.limit}`,
  exclusiveMinimum: ({ params }) => `must be greater than ${params.limit}`,
  minLength: ({ params }) => `must have at least ${plural(params.limit, 'character')}`,
  maxLength: ({ params }) => `must have at most ${plural(params.limit, 'character')}`,
  minItems: ({ params }) => `must have at least ${plural(params.limit, 'item')}`,
  maxItems: ({ params }) => `must have at most ${plural(params.limit, 'item')}`,
  uniqueItems: () => 'must not hold the same item twice',
  format: () => 'must be an ISO 8601 instant such as 2021-10-13T15:59:25.06Z',
  pattern: ({ parentSchema, params }) =>
    parentSchema?.description === 'GUID' ? 'must be a GUID' : `must match ${params.pattern}`,
};

/** One sentence that names the field and the rule, never the value: it may be a face. */
function sentence(error: ErrorObject, whole: string): string {
  const field = fieldName(error.instancePath);
  if (error.keyword === 'required') {
    const missing = String(error.params.missingProperty);
    return `${field ? `${field}.${missing}` : missing} is required.`;
  }
  return `${field || whole} ${rules[error.keyword]?.(error) ?? error.message ?? 'is not valid'}.`;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/**
 * PostgreSQL stores no U+0000, neither in text nor in JSON, and no half of a surrogate pair in JSON: such a value could
 * only fail later, as our fault.
 */
const holdsUnstorable = (value: unknown): boolean =>
  typeof value === 'string'
    ? !isStorable(value)
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([name, item]) => !isStorable(name) || holdsUnstorable(item));

/**
 * Compiles the check of one request input: the wire's leniency ({@link relax}) first, then the schema as it is.
 * @param schema from the contract
 * @param source `text` for query strings and paths
 * @param whole what to call the value as a whole in a sentence
 */
export function requestValidator<S extends TSchema>(
  schema: S,
  source: ValueSource = 'json',
  whole = 'The request body',
): RequestValidator<Static<S>> {
  const plain = requestSchema(schema as unknown as PlainSchema);
  const check = ajv.compile(plain);
  return (value, onUnknown) => {
    const relaxed = relax(plain, value, source, onUnknown);
    if (holdsUnstorable(relaxed)) {
      const args = [`${whole} holds the character U+0000 or half of a surrogate pair.`];
      throw new Problem('E_INVALID_ARGUMENT', { args });
    }
    if (check(relaxed)) return relaxed as Static<S>;
    const error = check.errors?.[0];
    throw new Problem('E_INVALID_ARGUMENT', {
      args: [error ? sentence(error, whole) : `${whole} is not valid.`],
    });
  };
}
