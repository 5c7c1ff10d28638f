type Node = Record<string, unknown>;

/** Types of Python by name, in the order in which they were met. */
export type PythonTypes = Map<string, string>;

const scalars: Record<string, string> = {
  string: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  null: 'None',
};

const literal = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value);

/** One line of a comment, or none. */
function comment(schema: Node): string {
  if (typeof schema.description !== 'string') return '';
  return `    # ${schema.description.replaceAll(/\s+/g, ' ')}\n`;
}

function union(members: Node[], name: string, types: PythonTypes): string {
  const objects = members.filter((member) => fieldsOf(member).length > 0);
  const nameOf = (member: Node) => (objects.length > 1 ? `${name}${objects.indexOf(member) + 1}` : name);
  const made = new Set(members.map((member) => typeOf(member, nameOf(member), types)));
  if (made.size === 1) return [...made][0]!;
  if (!made.delete('None')) return `Union[${[...made].join(', ')}]`;
  return `Optional[${made.size === 1 ? [...made][0] : `Union[${[...made].join(', ')}]`}]`;
}

const fieldsOf = (schema: Node): [string, Node][] =>
  Object.entries((schema.properties ?? {}) as Record<string, Node>);

/** A `TypedDict`; members that may be missing are in a class of their own, as Python 3.9 wants it. */
function describeObject(schema: Node, name: string, types: PythonTypes): void {
  // Holds the place: what it refers to comes later, and may refer back.
  types.set(name, '');
  const required = new Set((schema.required ?? []) as string[]);
  const fields = fieldsOf(schema).map(([key, child]) => ({
    key,
    line: `${comment(child)}    ${key}: ${typeOf(child, name + key[0]!.toUpperCase() + key.slice(1), types)}`,
  }));
  const linesOf = (isRequired: boolean) =>
    fields.filter(({ key }) => required.has(key) === isRequired).map(({ line }) => line);
  const [must, may] = [linesOf(true), linesOf(false)];
  const said = typeof schema.description === 'string' ? `    """${schema.description}"""\n` : '';
  const body = (lines: string[]) => `${said}${lines.join('\n') || '    pass'}\n`;
  if (may.length === 0) types.set(name, `class ${name}(TypedDict):\n${body(must)}`);
  else if (must.length === 0) types.set(name, `class ${name}(TypedDict, total=False):\n${body(may)}`);
  else
    types.set(
      name,
      `class _${name}(TypedDict):\n${must.join('\n')}\n\n\nclass ${name}(_${name}, total=False):\n${body(may)}`,
    );
}

function mapping(schema: Node, name: string, types: PythonTypes): string {
  const [values] = Object.values((schema.patternProperties ?? {}) as Record<string, Node>);
  return `Dict[str, ${values ? typeOf(values, `${name}Value`, types) : 'Any'}]`;
}

const isTypedObject = (schema: Node): boolean =>
  schema.type === 'object' && fieldsOf(schema).every(([key]) => /^[A-Za-z]\w*$/.test(key));

/** How Python writes a schema that has no name of its own. */
function plainType(schema: Node, name: string, types: PythonTypes): string {
  if (Array.isArray(schema.anyOf)) return union(schema.anyOf as Node[], name, types);
  if (Array.isArray(schema.enum)) return `Literal[${schema.enum.map(literal).join(', ')}]`;
  if ('const' in schema) return `Literal[${literal(schema.const)}]`;
  if (schema.type === 'array') return `List[${typeOf((schema.items ?? {}) as Node, `${name}Item`, types)}]`;
  if (schema.type !== 'object') return scalars[String(schema.type)] ?? 'Any';
  if (fieldsOf(schema).length === 0 || !isTypedObject(schema)) return mapping(schema, name, types);
  if (!types.has(name)) describeObject(schema, name, types);
  return name;
}

/**
 * The Python type of a schema; the classes and aliases that it needs are added to `types`.
 * @param name what an object without an `$id` is called
 */
export function typeOf(schema: Node, name: string, types: PythonTypes): string {
  if (typeof schema.$id !== 'string') return plainType(schema, name, types);
  const own = schema.$id;
  if (types.has(own)) return own;
  if (schema.type === 'object' && fieldsOf(schema).length > 0) describeObject(schema, own, types);
  else types.set(own, `${own} = ${plainType(schema, `${own}Value`, types)}\n`);
  return own;
}
