import type { TSchema } from 'typebox';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = Record<string, unknown>;

const formats: Record<string, string> = { 'date-time': '2026-01-31T09:30:00.000Z' };

function sampleString(schema: Node): string {
  if (typeof schema.format === 'string' && formats[schema.format]) return formats[schema.format]!;
  return typeof schema.description === 'string' && schema.description.includes('base64')
    ? '/9j/4AAQSkZJRg=='
    : 'text';
}

const sampleObject = (schema: Node): Json =>
  Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Record<string, Node>).map(([name, child]) => [
      name,
      sampleNode(child, name),
    ]),
  );

function sampleNode(schema: Node, name = ''): Json {
  const examples = schema.examples as Json[] | undefined;
  if (examples?.length) return examples[0]!;
  if ('default' in schema) return schema.default as Json;
  if ('const' in schema) return schema.const as Json;
  if (Array.isArray(schema.enum)) return schema.enum[0] as Json;
  if (Array.isArray(schema.anyOf)) return sampleNode(schema.anyOf[0] as Node, name);
  switch (schema.type) {
    case 'object':
      return sampleObject(schema);
    case 'array':
      return schema.items ? [sampleNode(schema.items as Node)] : [];
    case 'integer':
    case 'number':
      return Math.max(0, Number(schema.minimum ?? 0));
    case 'boolean':
      return true;
    case 'string':
      return name === 'AccountNumber' ? 'MyAccount' : sampleString(schema);
    default:
      return null;
  }
}

/**
 * An example value of a schema for documentation: its own `examples`, `default` or first `enum` value where
 * there is one, else the plainest value of the type.
 */
export const sample = (schema: TSchema): Json => sampleNode(schema as unknown as Node);
