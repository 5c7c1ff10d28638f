import { type OperationId, operationById } from '@selfsame/contract';
import build, { type Schema } from 'fast-json-stringify';
import type { TSchema } from 'typebox';
import type { PlainSchema, ValueSource } from './request-schema.ts';
import { type RequestValidator, requestValidator } from './request-validator.ts';

/** Everything compiled from the schemas of one operation. */
export interface OperationChecks {
  params: RequestValidator<unknown> | undefined;
  query: RequestValidator<unknown> | undefined;
  body: RequestValidator<unknown> | undefined;
  /** Writes an answer as JSON and drops what the contract does not name. @throws when a field is missing */
  serialize(answer: unknown): string;
}

/**
 * The schema an answer is written by: the contract's without what only documents, since one named schema may occur
 * twice in an answer.
 */
function answerSchema({ $id: _id, examples: _examples, ...schema }: PlainSchema): PlainSchema {
  if (schema.anyOf) schema.anyOf = schema.anyOf.map(answerSchema);
  if (schema.items) schema.items = answerSchema(schema.items);
  if (schema.properties)
    schema.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, answerSchema(property)]),
    );
  return schema;
}

const compile = (schema: TSchema | undefined, source: ValueSource, whole: string) =>
  schema ? requestValidator(schema, source, whole) : undefined;

const compiled = new Map<OperationId, OperationChecks>();

/** The checks of an operation, compiled at the first call: the contract does not change while we run. */
export function checksOf(id: OperationId): OperationChecks {
  const known = compiled.get(id);
  if (known) return known;
  const { params, query, body, response } = operationById(id);
  const checks = {
    params: compile(params, 'text', 'The path'),
    query: compile(query, 'text', 'The query'),
    body: compile(body, 'json', 'The request body'),
    serialize: build(answerSchema(response as unknown as PlainSchema) as Schema),
  };
  compiled.set(id, checks);
  return checks;
}
