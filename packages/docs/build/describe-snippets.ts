import { type Operation, type OperationId, services } from '@selfsame/contract';
import { backendOperations, snakeCase, variable } from '../../../scripts/python-sdk/describe-operations.ts';

/** What an operation is asked with in an example. */
export interface Example {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

const indent = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

/** A value as Python writes it. */
function python(value: unknown, depth = 0): string {
  const pad = '    '.repeat(depth + 1);
  const end = `\n${'    '.repeat(depth)}`;
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map((one) => python(one, depth)).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, one]) => `${pad}"${key}": ${python(one, depth + 1)},`);
  return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}${end}}`;
}

/** A value as TypeScript writes it: names without quotes. */
const typescript = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:');

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const credentials: Partial<Record<Operation['access']['kind'], string>> = {
  basic: '-u "$KEY"',
  bearer: '-H "Authorization: Bearer $TOKEN"',
  capture: '-H "Authorization: Bearer $CAPTURE_TOKEN"',
  operator: `-b "$PORTAL_COOKIE" -H 'X-Selfsame-Portal: 1'`,
};

function curl(op: Operation, { params, query, body }: Example): string {
  const path = op.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const asked = new URLSearchParams(
    Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
  );
  const url = `$BASE${services[op.service].bases[0]}${path}${asked.size > 0 ? `?${asked}` : ''}`;
  const given = [
    credentials[op.access.kind],
    ...(op.bodyKind === 'multipart' ? [`-F image=@face.jpg`] : []),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ].filter(Boolean);
  const method = op.method === 'GET' ? '' : `-X ${op.method} `;
  return [`curl ${method}"${url}"`, ...given].join(' \\\n  ');
}

function inTypeScript(id: OperationId, { params, query, body }: Example): string {
  const parts = Object.entries({ params, query, body }).filter(
    ([, value]) =>
      value !== undefined && (typeof value !== 'object' || value === null || Object.keys(value).length > 0),
  );
  const input = parts.map(([name, value]) => `  ${name}: ${indent(typescript(value), '  ')},`).join('\n');
  return `const answer = await selfsame.${id}(${input ? `{\n${input}\n}` : ''});`;
}

function inPython(id: OperationId, { params, query, body }: Example): string {
  const given = [
    ...Object.values(params).map((value) => python(value)),
    ...(body === undefined ? [] : [python(body)]),
    ...Object.entries(query).map(([wire, value]) => `${variable(snakeCase(wire))}=${python(value)}`),
  ];
  return `answer = client.${snakeCase(id)}(${given.join(', ')})`;
}

/** The call of an operation by curl, TypeScript and Python, as fenced code; what is not for backends is curl alone. */
export function describeSnippets(id: OperationId, op: Operation, example: Example): string {
  const sh = `\`\`\`sh\n${curl(op, example)}\n\`\`\``;
  if (!backendOperations.includes(id) || op.bodyKind === 'multipart') return sh;
  return `${sh}\n\n\`\`\`ts fold\n${inTypeScript(id, example)}\n\`\`\`\n\n\`\`\`python fold\n${inPython(id, example)}\n\`\`\``;
}
