import type { TSchema } from 'typebox';
import { type ErrorCode, errors } from './errors.ts';
import { limits } from './limits.ts';
import type { Access, Operation, Recent, ServiceName } from './operation.ts';
import { type OperationId, operationById, operationIds } from './operations.ts';
import { orderParameter } from './order-parameter.ts';
import { sample } from './sample.ts';
import { Problem } from './schemas/problem.ts';

/** The documents we serve, one per service of the wire, and our own capture API beside them. */
export const openApiDocuments = {
  identity: {
    title: 'Selfsame Identity Service',
    base: '/IDCompleteBackendEngine/IdentityService/v1',
    services: { identity: '' },
  },
  administration: {
    title: 'Selfsame Administration Service',
    base: '/IDCompleteBackendEngine/Default/AdministrationServiceRest',
    services: { administration: '' },
  },
  authorization: {
    title: 'Selfsame Authorization Service',
    base: '/IDCompleteBackendEngine/Default/AuthorizationServiceRest',
    services: { authorization: '', authorizationV2: '/v2' },
  },
  search: { title: 'Selfsame Biometric Search', base: '/search', services: { search: '' } },
  capture: { title: 'Selfsame Capture API', base: '/capture/v1', services: { capture: '' } },
  portal: { title: 'Selfsame Portal', base: '/portal/v1', services: { portal: '' } },
  sandbox: { title: 'Selfsame Sandbox', base: '/sandbox/v1', services: { sandbox: '' } },
} as const satisfies Record<
  string,
  { title: string; base: string; services: Partial<Record<ServiceName, string>> }
>;
export type OpenApiDocumentName = keyof typeof openApiDocuments;

type Node = Record<string, unknown>;
type Components = Map<string, Node>;

const recentOf = (access: Access): Recent | undefined =>
  access.kind === 'bearer' || access.kind === 'operator' ? access.recent : undefined;

function describeRecent(recent: Recent | undefined): string {
  if (recent === undefined) return '';
  const purpose = recent === true ? '' : `, to ${recent.to}`;
  return `In a session of the portal${purpose}: within ${limits.portal.recentSec / 60} minutes of a proof of who it is (\`POST /portal/v1/session/confirm\`).`;
}

/** Whether an operation, or a header that it takes, is for sandboxes alone. */
const isOfSandbox = ({ access, ordersOutcome }: Operation): boolean =>
  ordersOutcome === true || ('sandbox' in access && access.sandbox === true);

const rolesOf = (access: Access): readonly string[] =>
  access.kind === 'bearer' || access.kind === 'operator' ? access.roles : [];

/** Errors that an operation may always answer with, by what it takes and who may call it. */
export function commonErrors(op: Operation): ErrorCode[] {
  const codes: ErrorCode[] = [];
  if (op.params || op.query || op.body || op.bodyKind) codes.push('E_INVALID_ARGUMENT');
  if (op.body) codes.push('E_BODY_NOT_JSON', 'E_BODY_TOO_LARGE', 'E_MEDIA_TYPE_NOT_SUPPORTED');
  if (op.access.kind !== 'public') codes.push('E_USER_NOT_AUTHENTICATED', 'E_TENANT_DISABLED');
  if (rolesOf(op.access).length > 0) codes.push('E_ACCESS_DENIED');
  if (isOfSandbox(op)) codes.push('E_SANDBOX_ONLY');
  if (recentOf(op.access)) codes.push('E_RECENT_SIGN_IN_REQUIRED');
  if (op.service === 'portal') codes.push('E_PORTAL_REQUEST_REFUSED');
  return [...codes, 'E_RATE_LIMITED', 'E_INTERNAL', 'E_SERVER_BUSY', 'E_STORAGE_UNAVAILABLE'];
}

/** Copies a schema, moving every part that has an `$id` into `components` and leaving a `$ref` behind. */
function hoist(schema: unknown, components: Components): unknown {
  if (Array.isArray(schema)) return schema.map((item) => hoist(item, components));
  if (schema === null || typeof schema !== 'object') return schema;
  const { $id, ...rest } = schema as Node;
  if (typeof $id !== 'string') return mapValues(rest, components);
  if (!components.has($id)) {
    components.set($id, {});
    components.set($id, mapValues(rest, components));
  }
  return { $ref: `#/components/schemas/${$id}` };
}

const mapValues = (node: Node, components: Components): Node =>
  Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'examples' || key === 'default' ? value : hoist(value, components),
    ]),
  );

function parameters(schema: TSchema | undefined, place: 'path' | 'query', components: Components): Node[] {
  if (!schema) return [];
  const { properties, required = [] } = schema as unknown as {
    properties: Record<string, Node>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, child]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(typeof child.description === 'string' ? { description: child.description } : {}),
    schema: hoist(child, components),
    ...(place === 'path' || required.includes(name)
      ? { example: name === 'AccountNumber' ? 'MyAccount' : sample(child as TSchema) }
      : {}),
  }));
}

function requestBody(op: Operation, components: Components): Node | undefined {
  if (op.bodyKind === 'multipart') {
    const files =
      op.service === 'search'
        ? {
            image: { type: 'string', format: 'binary' },
            operationId: { type: 'string' },
            threshold: { type: 'number' },
          }
        : {
            meta: { type: 'string', description: 'CaptureMeta as JSON' },
            frame: { type: 'array', items: { type: 'string', format: 'binary' } },
          };
    return {
      required: true,
      content: { 'multipart/form-data': { schema: { type: 'object', properties: files } } },
    };
  }
  if (!op.body) return undefined;
  return {
    required: !op.bodyOptional,
    content: { 'application/json': { schema: hoist(op.body, components), example: sample(op.body) } },
  };
}

const problemExample = (code: ErrorCode): Node => ({
  ...(sample(Problem) as Node),
  ID: code,
  Code: code,
  Message: errors[code].message,
  title: errors[code].message,
  detail: errors[code].message,
  status: errors[code].status,
  type: `urn:selfsame:error:${code}`,
});

function success(op: Operation, components: Components): Node {
  const schema = hoist(op.response, components);
  const content = op.mediaTypes
    ? op.mediaTypes.map((mediaType) => [mediaType, { schema }])
    : [['application/json', { schema, example: op.example ?? sample(op.response) }]];
  return { description: 'Done', content: Object.fromEntries(content) };
}

function responses(op: Operation, components: Components): Node {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...op.errors, ...commonErrors(op)])) {
    const { status } = errors[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const problems = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${errors[code].message}`).join('\n\n'),
        content: {
          'application/json': {
            schema: hoist(Problem, components),
            examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code) }])),
          },
        },
        ...(status === 429 || status === 503
          ? { headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } } }
          : {}),
      },
    ]);
  return { 200: success(op, components), ...Object.fromEntries(problems) };
}

function security(op: Operation): Node[] {
  switch (op.access.kind) {
    case 'public':
      return [];
    case 'basic':
      return [{ apiKey: [] }];
    case 'bearer':
      return [{ accessToken: [] }];
    case 'capture':
      return [{ captureToken: [] }];
    case 'operator':
      return [{ portalSession: [] }, ...(op.access.installationKey ? [{ installationKey: [] }] : [])];
  }
}

function describeLimits(id: OperationId, op: Operation): string {
  const calls = (limits.callsPerMinute as Partial<Record<OperationId, number>>)[id];
  const bytes = op.body || op.bodyKind ? (op.bodyLimit ?? limits.jsonBytes) : undefined;
  const said = [
    bytes && `request body ${bytes.toLocaleString('en')} bytes`,
    calls && `${calls.toLocaleString('en')} calls per minute from one address`,
  ].filter(Boolean);
  return said.length > 0 ? `Limits: ${said.join(', ')}.` : '';
}

function describe(id: OperationId, op: Operation): string {
  const roles = rolesOf(op.access);
  const access = roles.length ? `Role: ${roles.map((role) => `**${role}**`).join(' or ')}.` : '';
  const recent = describeRecent(recentOf(op.access));
  return [op.description, access, installationOf(op.access), recent, describeLimits(id, op)]
    .filter(Boolean)
    .join('\n\n');
}

function openApiOperation(id: OperationId, op: Operation, components: Components): Node {
  const body = requestBody(op, components);
  return {
    operationId: id,
    tags: [op.tag],
    summary: op.summary,
    description: describe(id, op),
    security: security(op),
    parameters: [
      ...parameters(op.params, 'path', components),
      ...parameters(op.query, 'query', components),
      ...(op.ordersOutcome ? [orderParameter] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: responses(op, components),
  };
}

const installationOf = (access: Access): string =>
  access.kind !== 'operator' || !access.installation
    ? ''
    : `For operators of the tenant that owns the installation: the first one.${access.installationKey ? ' A key of the installation opens it too.' : ''}`;

const securitySchemes: Record<string, Node> = {
  apiKey: { type: 'http', scheme: 'basic', description: 'API key id and value' },
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'AccessToken of /auth/token',
  },
  captureToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Token of an opened capture session',
  },
  installationKey: { type: 'http', scheme: 'bearer', description: 'A key of the installation, whole' },
  portalSession: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-selfsame-portal',
    description:
      'Session of an operator, from signing in. Over http the cookie is `selfsame-portal`. Send the header `X-Selfsame-Portal: 1` with it; requests from other origins are refused.',
  },
};

/**
 * The OpenAPI 3.1 document of one service, made from the operations table.
 * @param name which document
 * @param options.baseUrl origin of the server, e.g. `https://id.example.com`
 */
export function openApiDocument(
  name: OpenApiDocumentName,
  options: { baseUrl: string; version: string },
): Node {
  const { title, base, services } = openApiDocuments[name];
  const components: Components = new Map();
  const paths: Record<string, Node> = {};
  const tags = new Set<string>();
  for (const id of operationIds) {
    const op = operationById(id);
    const prefix = (services as Partial<Record<ServiceName, string>>)[op.service];
    if (prefix === undefined) continue;
    tags.add(op.tag);
    const path = prefix + op.path;
    paths[path] = { ...paths[path], [op.method.toLowerCase()]: openApiOperation(id, op, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: options.version,
      description:
        'Wire-compatible with the Verified platform. Property names of requests are matched case-insensitively.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: options.baseUrl + base }],
    tags: [...tags].map((tag) => ({ name: tag })),
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => a.localeCompare(b))),
      securitySchemes,
    },
  };
}
