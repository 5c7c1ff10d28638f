import {
  type OpenApiDocumentName,
  type OperationId,
  openApiDocument,
  openApiDocuments,
  operationById,
  postmanCollections,
} from '@selfsame/contract';
import { describeSnippets } from './describe-snippets.ts';
import type { SitePage } from './site-page.ts';

type Node = Record<string, unknown>;
interface Described {
  operationId: OperationId;
  tags: string[];
  summary: string;
  description: string;
  parameters: {
    name: string;
    in: string;
    required: boolean;
    description?: string;
    schema: Node;
    example?: unknown;
  }[];
  requestBody?: { content: Record<string, { schema: Node; example?: unknown }> };
  responses: Record<
    string,
    { description: string; content: Record<string, { schema: Node; example?: unknown }> }
  >;
}
interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Node> };
}

const cell = (text: unknown): string =>
  String(text ?? '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');

function typeOf(schema: Node): string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1)!;
    return `[${name}](#${name})`;
  }
  if (Array.isArray(schema.anyOf)) return [...new Set((schema.anyOf as Node[]).map(typeOf))].join(' or ');
  if (Array.isArray(schema.enum))
    return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if ('const' in schema) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.type === 'array') return `array of ${typeOf((schema.items ?? {}) as Node)}`;
  return typeof schema.type === 'string' ? schema.type : 'anything';
}

/** The rows of a field that has fields of its own, in an array or beside null too; a named schema has its own table. */
function inner(schema: Node, path: string): string[] {
  if (schema.type === 'object') return fields(schema, `${path}.`);
  if (schema.type === 'array') return inner((schema.items ?? {}) as Node, `${path}[]`);
  return ((schema.anyOf ?? []) as Node[]).flatMap((one) => inner(one, path));
}

/** What is said of a field, or of the one schema that it may have beside null. */
function descriptionOf({ description, anyOf }: Node): unknown {
  return description ?? ((anyOf ?? []) as Node[]).find((one) => one.description)?.description;
}

function fields(schema: Node, prefix = ''): string[] {
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, Node>).flatMap(([name, child]) => [
    `| \`${prefix}${name}\` | ${cell(typeOf(child))} | ${required.has(name) ? 'yes' : 'no'} | ${cell(descriptionOf(child))} |`,
    ...inner(child, prefix + name),
  ]);
}

const table = (rows: string[]): string =>
  `| Field | Type | Always | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;

function describeParameters({ parameters }: Described): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    ({ name, in: place, required, description, schema }) =>
      `| \`${name}\` | ${place} | ${cell(typeOf(schema))} | ${required ? 'yes' : 'no'} | ${cell(description)} |`,
  );
  return `| Parameter | In | Type | Needed | |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function exampleOf({ parameters, requestBody }: Described) {
  const values = (place: string): Record<string, unknown> =>
    Object.fromEntries(
      parameters
        .filter((one) => one.in === place && (one.required || place === 'path'))
        .map(({ name, example }) => [name, example]),
    );
  // A body that may be anything says nothing: it is left out.
  const body = requestBody?.content['application/json']?.example ?? undefined;
  return { params: values('path'), query: values('query'), body };
}

function describeAnswer({ responses }: Described): string {
  const [mediaType, answer] = Object.entries(responses['200']!.content)[0]!;
  const schema = answer.schema;
  if (mediaType !== 'application/json')
    return `Answers with a file: ${Object.keys(responses['200']!.content).join(' or ')}.`;
  const example = `\`\`\`json fold\n${JSON.stringify(answer.example, null, 2)}\n\`\`\``;
  return `Answers with ${typeOf(schema)}.\n\n${example}`;
}

function describeErrors({ responses }: Described): string {
  const lines = Object.entries(responses)
    .filter(([status]) => status !== '200')
    .map(([status, { description }]) => {
      const codes = [...description.matchAll(/`(E_[A-Z0-9_]+)`/g)].map(
        ([, code]) => `[${code}](page:errors#${code})`,
      );
      return `${status}: ${[...new Set(codes)].join(', ')}`;
    });
  return `Errors: ${lines.join('; ')}.`;
}

function describeOperation(method: string, url: string, described: Described): string {
  const op = operationById(described.operationId);
  const body = described.requestBody?.content['application/json']?.schema;
  return [
    `### ${described.operationId}`,
    `\`${method.toUpperCase()} ${url}\``,
    `${described.summary}.`,
    described.description,
    describeParameters(described),
    body && typeOf(body) !== 'anything' ? `Body: ${typeOf(body)}.` : '',
    body && body.$ref === undefined && body.properties ? table(fields(body)) : '',
    describeSnippets(described.operationId, op, exampleOf(described)),
    describeAnswer(described),
    describeErrors(described),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function describeSchema([name, schema]: [string, Node]): string {
  const said = typeof schema.description === 'string' ? `${schema.description}\n\n` : '';
  const rows = fields(schema);
  return `### ${name}\n\n${said}${rows.length > 0 ? table(rows) : `${typeOf(schema)}\n`}`;
}

function describeService(
  name: OpenApiDocumentName,
  version: string,
): { markdown: string; operations: OperationId[] } {
  const { title, base } = openApiDocuments[name];
  const document = openApiDocument(name, {
    baseUrl: 'https://id.example.com',
    version,
  }) as unknown as Document;
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, described]) => described.operationId)
      .map(([method, described]) => ({ method, url: base + path, described })),
  );
  const tags = [...new Set(all.map(({ described }) => described.tags[0]!))];
  const parts = tags.map((tag) => {
    const inTag = all.filter(({ described }) => described.tags[0] === tag);
    return `## ${tag}\n\n${inTag.map(({ method, url, described }) => describeOperation(method, url, described)).join('\n\n')}`;
  });
  const schemas = Object.entries(document.components.schemas);
  const markdown = `# ${title.replace('Selfsame ', '')}

The [API reference](page:reference) says how to call it. As OpenAPI 3.1: [${name}.json](/openapi/${name}.json).

${parts.join('\n\n')}

## Schemas

What bodies and answers hold. *Always* says whether the field is there in every one.

${schemas.map(describeSchema).join('\n')}`;
  return { markdown, operations: all.map(({ described }) => described.operationId) };
}

const head = `# API reference

Every operation of the API, with curl, TypeScript and Python. It is made from the contract that the server checks requests by.

In the examples \`BASE\` is the address of your server, \`KEY\` an API key as \`id:value\`, and \`TOKEN\` an access token:

\`\`\`sh
BASE=https://id.example.com
KEY=id:value
TOKEN=$(curl -sS -X POST -u "$KEY" "$BASE/IDCompleteBackendEngine/IdentityService/v1/auth/token" |
  sed -n 's/.*"AccessToken": *"\\([^"]*\\)".*/\\1/p')
\`\`\`

\`\`\`ts
import { createClient } from '@selfsame/client';

const selfsame = createClient({ baseUrl: 'https://id.example.com', apiKeyId: 'id', apiKeyValue: 'value' });
\`\`\`

\`\`\`python
from selfsame import Client

client = Client("https://id.example.com", "id", "value")
\`\`\`

More about the clients: [TypeScript](page:typescript), [Python](page:python). To download: OpenAPI 3.1 (${Object.keys(
  openApiDocuments,
)
  .map((name) => `[${name}](/openapi/${name}.json)`)
  .join(
    ', ',
  )}) and Postman collections (${postmanCollections.map((name) => `[${name}](/postman/${name}.json)`).join(', ')}).
The collections ask for the variables \`ApiKeyId\`, \`ApiKeyValue\` and \`AccountNumber\`. The number is free for the first collection, and enrolled for
the second. With the key of a sandbox a run needs no browser.
`;

/** The reference: a page for each service, and one that lists every operation. */
export function describeReference(version: string): SitePage[] {
  const services = (Object.keys(openApiDocuments) as OpenApiDocumentName[]).map((name) => ({
    name,
    path: `reference-${name}`,
    title: openApiDocuments[name].title.replace('Selfsame ', ''),
    ...describeService(name, version),
  }));
  const lists = services.map(
    ({ path, title, operations }) =>
      `## ${title}\n\n${operations
        .map((id) => `- [${id}](page:${path}#${id}): ${operationById(id).summary}`)
        .join('\n')}`,
  );
  const overview: SitePage = {
    path: 'reference',
    group: 'Reference',
    source: 'docs/reference',
    markdown: `${head}\n${lists.join('\n\n')}\n`,
  };
  return [
    overview,
    ...services.map(({ path, markdown, operations }) => ({
      path,
      group: 'Reference' as const,
      about: `Its operations (${operations.length}), in curl, TypeScript and Python where backends call them.`,
      source: `docs/${path}`,
      markdown,
    })),
  ];
}
