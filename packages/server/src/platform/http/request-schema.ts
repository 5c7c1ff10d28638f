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

/** A field that a request has and its schema does not. */
export interface UnknownField {
  /** Where it stands: `ConfirmationPolicy.BioPolicy.CheckLivness`. */
  path: string;
  /** Fields that there are in its place. */
  known: readonly string[];
}

/** Is told every field that was dropped. */
export type OnUnknown = (field: UnknownField) => void;

/** One value of a request on its way through the walk. */
interface Place {
  source: ValueSource;
  /** Empty for the request as a whole. */
  path: string;
  onUnknown: OnUnknown;
}

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
export function requestSchema(declared: PlainSchema): PlainSchema {
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
}

function withoutNull(schema: PlainSchema): PlainSchema {
  const others = schema.anyOf?.filter((branch) => !isNull(branch));
  return others?.length === 1 && others[0] ? others[0] : schema;
}

const acceptsNull = (schema: PlainSchema): boolean =>
  isNull(schema) || (schema.anyOf?.some(acceptsNull) ?? false) || (!schema.type && !schema.anyOf);

/** Declared names by their lower-case form, once per schema. */
const declaredNames = new WeakMap<PlainSchema, Map<string, string>>();
function namesOf(schema: PlainSchema): Map<string, string> {
  const known = declaredNames.get(schema);
  if (known) return known;
  const names = new Map(Object.keys(schema.properties ?? {}).map((name) => [name.toLowerCase(), name]));
  declaredNames.set(schema, names);
  return names;
}

const below = (place: Place, name: string): Place => ({
  ...place,
  path: place.path === '' ? name : `${place.path}.${name}`,
});

function relaxObject(schema: PlainSchema, value: Record<string, unknown>, place: Place) {
  const names = namesOf(schema);
  const required = new Set(schema.required);
  const rest = isRecord(schema.additionalProperties)
    ? schema.additionalProperties
    : Object.values(schema.patternProperties ?? {})[0];
  const out = new Map<string, unknown>();
  for (const [given, item] of Object.entries(value)) {
    const name = names.get(given.toLowerCase());
    if (name === undefined) {
      if (rest) out.set(given, relaxAt(rest, item, below(place, given)));
      else place.onUnknown({ path: below(place, given).path, known: [...names.values()] });
      continue;
    }
    // The exact spelling wins over any other; among others the last one does, as in .NET.
    if (given !== name && Object.hasOwn(value, name)) continue;
    const property = schema.properties?.[name] ?? {};
    const relaxed = relaxAt(property, item, below(place, name));
    if (relaxed === null && !required.has(name) && !acceptsNull(property)) out.delete(name);
    else if (relaxed === undefined) out.delete(name);
    else out.set(name, relaxed);
  }
  return Object.fromEntries(out);
}

const wholeNumber = /^-?\d{1,15}$/;
const anyNumber = /^-?\d{1,15}(\.\d{1,15})?(e-?\d{1,2})?$/i;

function relaxText(schema: PlainSchema, text: string, source: ValueSource): unknown {
  if (schema.type === 'boolean') {
    const lower = text.toLowerCase();
    if (lower === 'true') return true;
    if (lower === 'false') return false;
  }
  if (schema.type === 'integer' && wholeNumber.test(text)) return Number(text);
  if (schema.type === 'number' && anyNumber.test(text)) return Number(text);
  // `?start=&size=` is what clients send who fill in nothing.
  const isEmpty = source === 'text' && text === '';
  return isEmpty && (schema.type === 'integer' || schema.type === 'number' || schema.type === 'boolean')
    ? undefined
    : text;
}

/** A number or a boolean where a text is wanted; a number that JSON has already rounded stays and is refused. */
function asText(value: number | boolean): unknown {
  if (typeof value === 'number' && (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER))
    return value;
  const text = String(value);
  return text.includes('e-') ? value : text;
}

function relaxAt(schema: PlainSchema, value: unknown, place: Place): unknown {
  if (schema.anyOf) {
    const branches = schema.anyOf.filter((branch) => !isNull(branch));
    return value !== null && branches.length === 1 && branches[0]
      ? relaxAt(branches[0], value, place)
      : value;
  }
  if (typeof value === 'string') return relaxText(schema, value, place.source);
  if (schema.type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return asText(value);
  if (schema.type === 'array' && Array.isArray(value)) {
    const { items } = schema;
    return items
      ? value.map((item, index) => relaxAt(items, item, { ...place, path: `${place.path}[${index}]` }))
      : value;
  }
  if (schema.type === 'object' && isRecord(value)) return relaxObject(schema, value, place);
  return value;
}

/**
 * What the wire tolerates, as a pure walk beside the schema: property names in any case at any depth,
 * `"true"`/`"false"` for booleans, `"3600"` for numbers, numbers and booleans for texts, null for "absent" in optional
 * fields, and unknown fields, which are dropped and told. Everything else is left as it came, for validation to judge.
 * @param schema result of {@link requestSchema}
 */
export const relax = (
  schema: PlainSchema,
  value: unknown,
  source: ValueSource,
  onUnknown: OnUnknown = () => {},
): unknown => relaxAt(schema, value, { source, path: '', onUnknown });
