/** A JSON Schema as our request walk reads it. */
export interface PlainSchema {
  type?: string;
  properties?: Record<string, PlainSchema>;
  patternProperties?: Record<string, PlainSchema>;
  additionalProperties?: boolean | PlainSchema;
  required?: string[];
  items?: PlainSchema;
  anyOf?: PlainSchema[];
  description?: string;
  [keyword: string]: unknown;
}

/** Where a value comes from: in `text` (query strings) everything arrives as a string. */
export type ValueSource = 'json' | 'text';

const isNull = (schema: PlainSchema) => schema.type === 'null';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (
  schemas: Record<string, PlainSchema>,
  map: (schema: PlainSchema, name: string) => PlainSchema,
) => Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, map(schema, name)]));

/**
 * The schema a request is checked by, from the one the contract declares: `$id` goes (one schema may occur in
 * many operations) and an optional field loses its `| null`, because {@link relax} drops nulls. That leaves one
 * branch, so that a validation error names the rule and not the union.
 */
export const requestSchema = (declared: PlainSchema): PlainSchema => {
  const { $id: _id, examples: _examples, ...schema } = declared;
  if (schema.anyOf) schema.anyOf = schema.anyOf.map(requestSchema);
  if (schema.items) schema.items = requestSchema(schema.items);
  if (schema.patternProperties) schema.patternProperties = mapValues(schema.patternProperties, requestSchema);
  if (isRecord(schema.additionalProperties))
    schema.additionalProperties = requestSchema(schema.additionalProperties);
  if (schema.properties) {
    const required = new Set(schema.required);
    schema.properties = mapValues(schema.properties, (property, name) =>
      requestSchema(required.has(name) ? property : withoutNull(property)),
    );
  }
  return schema;
};

const withoutNull = (schema: PlainSchema): PlainSchema => {
  const others = schema.anyOf?.filter((branch) => !isNull(branch));
  return others?.length === 1 && others[0] ? others[0] : schema;
};

const acceptsNull = (schema: PlainSchema): boolean =>
  isNull(schema) || (schema.anyOf?.some(acceptsNull) ?? false) || (!schema.type && !schema.anyOf);

/** Declared names by their lower-case form, once per schema. */
const declaredNames = new WeakMap<PlainSchema, Map<string, string>>();
const namesOf = (schema: PlainSchema): Map<string, string> => {
  const known = declaredNames.get(schema);
  if (known) return known;
  const names = new Map(Object.keys(schema.properties ?? {}).map((name) => [name.toLowerCase(), name]));
  declaredNames.set(schema, names);
  return names;
};

const relaxObject = (schema: PlainSchema, value: Record<string, unknown>, source: ValueSource) => {
  const names = namesOf(schema);
  const required = new Set(schema.required);
  const rest = isRecord(schema.additionalProperties)
    ? schema.additionalProperties
    : Object.values(schema.patternProperties ?? {})[0];
  const out = new Map<string, unknown>();
  for (const [given, item] of Object.entries(value)) {
    const name = names.get(given.toLowerCase());
    if (name === undefined) {
      if (rest) out.set(given, relax(rest, item, source));
      continue;
    }
    // The exact spelling wins over any other; among others the last one does, as in .NET.
    if (given !== name && Object.hasOwn(value, name)) continue;
    const property = schema.properties?.[name] ?? {};
    const relaxed = relax(property, item, source);
    if (relaxed === null && !required.has(name) && !acceptsNull(property)) out.delete(name);
    else if (relaxed === undefined) out.delete(name);
    else out.set(name, relaxed);
  }
  return Object.fromEntries(out);
};

const relaxText = (schema: PlainSchema, text: string, source: ValueSource): unknown => {
  if (schema.type === 'boolean') {
    const lower = text.toLowerCase();
    if (lower === 'true') return true;
    if (lower === 'false') return false;
  }
  if (source === 'json' || schema.type === 'string') return text;
  // `?start=&size=` is what clients send who fill in nothing.
  if (text === '' && (schema.type === 'integer' || schema.type === 'number' || schema.type === 'boolean'))
    return undefined;
  if (schema.type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (schema.type === 'number' && /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text)) return Number(text);
  return text;
};

/**
 * What the wire tolerates, as a pure walk beside the schema: property names in any case at any depth,
 * `"true"`/`"false"` for booleans, null for "absent" in optional fields, unknown fields (dropped), and in query
 * strings numbers as text. Everything else is left as it came, for validation to judge.
 * @param schema result of {@link requestSchema}
 */
export const relax = (schema: PlainSchema, value: unknown, source: ValueSource): unknown => {
  if (schema.anyOf) {
    const branches = schema.anyOf.filter((branch) => !isNull(branch));
    return value !== null && branches.length === 1 && branches[0] ? relax(branches[0], value, source) : value;
  }
  if (typeof value === 'string') return relaxText(schema, value, source);
  if (schema.type === 'array' && Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item) => relax(items, item, source)) : value;
  }
  if (schema.type === 'object' && isRecord(value)) return relaxObject(schema, value, source);
  return value;
};
