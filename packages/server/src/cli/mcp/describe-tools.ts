import type { Tool } from '@modelcontextprotocol/server';
import { errors, type Operation, type OperationId, operationById, operationIds } from '@selfsame/contract';

/** Which operations are tools. `write`: also what changes or begins something outside of a sandbox. */
export interface ToolChoice {
  write: boolean;
  /** Roles of the API key. */
  roles: readonly string[];
}

/** Pictures of people: an assistant has no need of them. */
const pictures: readonly OperationId[] = ['GetAccountBiometricCredentialImage'];

/** Each answer gives a right to whoever reads it: a link, a code, or the secret that signs webhooks. */
const rights: readonly OperationId[] = ['GetTransactionLink', 'GetOutbox', 'GetCustomerWebhookSettings'];

const isReading = (id: OperationId): boolean => operationById(id).method === 'GET' && !rights.includes(id);

/** What a token of an API key opens, asks by JSON and answers by JSON. */
function canBeTool(id: OperationId): boolean {
  const { access, bodyKind, mediaTypes } = operationById(id);
  return access.kind === 'bearer' && bodyKind !== 'multipart' && !mediaTypes && !pictures.includes(id);
}

const isOfSandbox = (id: OperationId): boolean => operationById(id).service === 'sandbox';

const needsWrite = (id: OperationId): boolean => !isReading(id) && !isOfSandbox(id);

/** Roles of which the key needs one and has none; empty when it may. */
function missingRoles(id: OperationId, held: readonly string[]): readonly string[] {
  const { access } = operationById(id);
  if (access.kind !== 'bearer' || access.roles.some((role) => held.includes(role))) return [];
  return access.roles;
}

/** The operations that are offered as tools, in the order of the contract. */
export const toolIds = ({ write, roles }: ToolChoice): OperationId[] =>
  operationIds
    .filter(canBeTool)
    .filter((id) => (write || !needsWrite(id)) && missingRoles(id, roles).length === 0);

/** Why there is no tool of this name, and what makes one where that can be. */
export function explainMissing(name: string, { write, roles }: ToolChoice): string {
  const missing = `There is no tool ${name}`;
  const id = operationIds.find((known) => known === name);
  if (id === undefined || !canBeTool(id)) return `${missing}.`;
  const wanted = missingRoles(id, roles);
  if (wanted.length > 0) return `${missing}: the API key needs the role ${wanted.join(' or ')}.`;
  if (write || !needsWrite(id)) return `${missing}.`;
  return `${missing}: it changes something, or its answer gives a right. Start selfsame mcp with --write.`;
}

/** A schema of the contract without the names of its parts: two parts of one name make a schema that isn't valid. */
function withoutIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutIds);
  if (schema === null || typeof schema !== 'object') return schema;
  const { $id: _, ...rest } = schema as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === 'examples' || key === 'default' ? value : withoutIds(value),
    ]),
  );
}

function inputSchemaOf(op: Operation): Tool['inputSchema'] {
  const parts = { params: op.params, query: op.query, body: op.body };
  const given = Object.entries(parts).filter(([, schema]) => schema !== undefined);
  const required = [...(op.params ? ['params'] : []), ...(op.body && !op.bodyOptional ? ['body'] : [])];
  // A part of our own JSON Schema is JSON: the library's type for it is too deep to be told so otherwise.
  return {
    type: 'object',
    properties: Object.fromEntries(given.map(([name, schema]) => [name, withoutIds(schema)])),
    required,
    additionalProperties: false,
  } as Tool['inputSchema'];
}

function describe(op: Operation): string {
  const fails = op.errors.map((code) => `${code}: ${errors[code].message}`);
  return [
    `${op.summary}.`,
    op.description,
    op.access.kind === 'bearer' &&
      op.access.roles.length > 0 &&
      `The API key needs the role ${op.access.roles.join(' or ')}.`,
    fails.length > 0 && `It fails with ${fails.join(' ')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** An operation of the contract as a tool of the Model Context Protocol (specification 2026-07-28, Tools). */
export function describeTool(id: OperationId): Tool {
  const op = operationById(id);
  return {
    name: id,
    title: op.summary,
    description: describe(op),
    inputSchema: inputSchemaOf(op),
    annotations: {
      readOnlyHint: isReading(id),
      destructiveHint: op.method !== 'GET',
      idempotentHint: op.method !== 'POST',
      // What it does stays within one server of Selfsame.
      openWorldHint: false,
    },
  };
}
