import {
  commonErrors,
  type Operation,
  type OperationId,
  operationById,
  operationIds,
  services,
} from '../../packages/contract/src/index.ts';
import { type PythonTypes, typeOf } from './describe-type.ts';

type Node = Record<string, unknown>;

const reserved = new Set(['from', 'global', 'import', 'class', 'in', 'is', 'not', 'or', 'and', 'def', 'for']);
/** A name as Python takes it for a variable: a word of the language gets an underscore. */
export const variable = (name: string): string => (reserved.has(name) ? `${name}_` : name);

/** `BeginGetForeignBiometry` → `begin_get_foreign_biometry`; `V2` and `Fido2` stay whole. */
export const snakeCase = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** What a backend calls: no operation of a page, which has a session or a capture of its own. */
export const backendOperations: OperationId[] = operationIds.filter((id) => {
  const { access, service } = operationById(id);
  return (
    service !== 'portal' && service !== 'capture' && access.kind !== 'operator' && access.kind !== 'capture'
  );
});

/** What a program calls with a key of the installation. */
export const installationOperations: OperationId[] = operationIds.filter((id) => {
  const { access } = operationById(id);
  return access.kind === 'operator' && access.installationKey === true;
});

interface Parameter {
  wire: string;
  signature: string;
}

function pathParameters(op: Operation): Parameter[] {
  return [...op.path.matchAll(/\{(\w+)\}/g)].map(([, wire]) => ({
    wire: wire!,
    signature: `${variable(snakeCase(wire!))}: str`,
  }));
}

function queryParameters(id: OperationId, op: Operation, types: PythonTypes): Parameter[] {
  const { properties = {}, required = [] } = (op.query ?? {}) as unknown as {
    properties?: Record<string, Node>;
    required?: string[];
  };
  return Object.entries(properties).map(([wire, child]) => {
    const type = typeOf(child, `${id}${wire[0]!.toUpperCase()}${wire.slice(1)}`, types);
    const isRequired = required.includes(wire);
    const optional = type.startsWith('Optional[') ? type : `Optional[${type}]`;
    const name = variable(snakeCase(wire));
    return { wire, signature: isRequired ? `${name}: ${type}` : `${name}: ${optional} = None` };
  });
}

const nameOf = ({ signature }: Parameter): string => signature.split(':')[0]!;

function bodyParameter(id: OperationId, op: Operation, types: PythonTypes): string | undefined {
  if (op.bodyKind === 'multipart') return 'form: Mapping[str, Union[str, bytes]]';
  if (!op.body) return undefined;
  const schema = op.body as unknown as Node;
  const type = typeOf(schema, `${id}Request`, types);
  const mayBeEmpty = op.bodyOptional || (schema.type === 'object' && !(schema.required as string[])?.length);
  return mayBeEmpty ? `body: ${type === 'Any' ? type : `Optional[${type}]`} = None` : `body: ${type}`;
}

const width = 100;

/** Breaks a paragraph into lines. */
function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(indent + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

function docstring(op: Operation, path: string): string {
  const codes = [...new Set([...op.errors, ...commonErrors(op)])];
  const text = [
    `${op.summary}.`,
    ...(op.description ? [op.description.replaceAll('\\', '\\\\')] : []),
    ...(op.ordersOutcome
      ? ['In a sandbox ``order`` says how what this begins comes out, such as ``rejectLiveness``.']
      : []),
    `\`\`${op.method} ${path}\`\``,
    `Raises :class:\`SelfsameError\` with one of ${codes.join(', ')}.`,
  ];
  const indent = '        ';
  const paragraphs = text.map((paragraph) => wrap(paragraph, indent)).join('\n\n');
  return `"""${paragraphs.trimStart()}\n${indent}"""`;
}

function call(op: Operation, parts: { path: string; query: Parameter[]; body?: string | undefined }): string {
  const options = [
    parts.query.length > 0 &&
      `query={${parts.query.map((one) => `"${one.wire}": ${nameOf(one)}`).join(', ')}}`,
    op.bodyKind === 'multipart' && 'form=form',
    parts.body?.startsWith('body') &&
      (op.bodyOptional || !parts.body.includes('= None') ? 'body=body' : 'body={} if body is None else body'),
    op.ordersOutcome && 'order=order',
    op.mediaTypes && 'file=True',
  ].filter(Boolean);
  const given = [`"${op.method}"`, parts.path, `"${op.access.kind}"`, ...options];
  return `self._call(\n${given.map((one) => `            ${one},`).join('\n')}\n        )`;
}

const returning = (answer: string, sent: string): string =>
  answer === 'None'
    ? sent
    : `answer = ${sent}\n        return cast("${answer.replaceAll('"', "'")}", answer)`;

/** A method of the client for one operation of the contract. */
export function describeOperation(id: OperationId, types: PythonTypes): string {
  const op = operationById(id);
  const path = services[op.service].bases[0] + op.path;
  const inPath = pathParameters(op);
  const query = queryParameters(id, op, types);
  const body = bodyParameter(id, op, types);
  const must = query.filter(({ signature }) => !signature.includes('= None'));
  const may = query.filter((one) => !must.includes(one));
  const given = [
    'self',
    ...inPath.map(({ signature }) => signature),
    ...(body ? [body] : []),
    ...(query.length > 0 || op.ordersOutcome ? ['*'] : []),
    ...[...must, ...may].map(({ signature }) => signature),
    ...(op.ordersOutcome ? ['order: Optional[str] = None'] : []),
  ];
  const answer = op.mediaTypes ? 'Download' : typeOf(op.response as unknown as Node, `${id}Response`, types);
  const filled = inPath.reduce(
    (text, one) => text.replace(`{${one.wire}}`, `{self._segment("${nameOf(one)}", ${nameOf(one)})}`),
    path,
  );
  const pathText = inPath.length > 0 ? `f'${filled}'` : `"${filled}"`;
  return `    def ${snakeCase(id)}(
${given.map((one) => `        ${one},`).join('\n')}
    ) -> ${answer}:
        ${docstring(op, path)}
        ${returning(answer, call(op, { path: pathText, query, body }))}
`;
}
