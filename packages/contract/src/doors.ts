import type { Role } from './enums.ts';
import type { Access } from './operation.ts';

/** Who may come in by a door. */
export type DoorAccess =
  | Access
  /** Whoever has the whole address: the secret in it is checked by what answers. */
  | { kind: 'link' }
  /** The machine's own callers, or whoever holds the token of the metrics. */
  | { kind: 'machine' };

/** A way into the server that is no operation: its answer is no JSON of a schema. All are asked by `GET`, a `protocol` by other methods too. */
export interface Door {
  /** `stream`: an answer without an end. `socket`: a WebSocket. `page`: anything that a browser or a probe reads whole.
   * `protocol`: endpoints that a standard describes, with their own callers and errors. */
  kind: 'stream' | 'socket' | 'page' | 'protocol';
  /** Parameters in braces; `*` at the end stands for everything below. */
  path: string;
  access: DoorAccess;
  summary: string;
}

const open = { kind: 'public' } as const;

/** Roles of which one lets an operator or an API key follow: those that may read the audit log, or begin. */
const feedRoles = [
  'Transaction Result Auditor',
  'Configurator',
  'Transaction Manager',
] as const satisfies readonly Role[];

/** Every door beside the operations. A route that is neither an operation nor one of these stops the start. */
export const doors = {
  FollowFeed: {
    kind: 'stream',
    path: '/portal/v1/events',
    access: { kind: 'bearer', roles: feedRoles },
    summary: 'What happens to the tenant, told as it commits',
  },
  AnswerDialogue: {
    kind: 'socket',
    path: '/capture/v1/attempts/{attemptId}/dialogue',
    access: { kind: 'capture' },
    summary: 'A challenge of the capture page, frame by frame',
  },
  GetLogo: { kind: 'page', path: '/capture/v1/logos/{hash}', access: open, summary: 'A logo by its hash' },
  OpenIdProvider: {
    kind: 'protocol',
    path: '/oidc/*',
    access: open,
    summary: 'OpenID Connect, one provider for each tenant, and the pages by which people sign in',
  },
  GetRelatedOrigins: {
    kind: 'page',
    path: '/.well-known/webauthn',
    access: open,
    summary: 'Origins that browsers let ask for our passkeys (WebAuthn Level 3, §5.11)',
  },
  BeginTry: { kind: 'page', path: '/try', access: { kind: 'link' }, summary: 'Begins a selfie to try it' },
  GetMetrics: {
    kind: 'page',
    path: '/metrics',
    access: { kind: 'machine' },
    summary: 'Metrics of the process',
  },
  GetLiveness: { kind: 'page', path: '/healthz', access: open, summary: 'Whether the process lives' },
  GetReadiness: { kind: 'page', path: '/readyz', access: open, summary: 'Whether the server can serve' },
  GetOpenApi: { kind: 'page', path: '/openapi/*', access: open, summary: 'OpenAPI documents' },
  GetPostman: { kind: 'page', path: '/postman/*', access: open, summary: 'Postman collections' },
  GetReference: { kind: 'page', path: '/docs/*', access: open, summary: 'The documentation site' },
  GetLlmsText: {
    kind: 'page',
    path: '/llms.txt',
    access: open,
    summary: 'The documentation for programs that read: a list of its pages as Markdown',
  },
  OpenPortal: { kind: 'page', path: '/portal/*', access: open, summary: 'The Identity Portal’s pages' },
  OpenCapturePage: { kind: 'page', path: '/*', access: open, summary: 'The capture page and its files' },
} as const satisfies Record<string, Door>;

/** The id of a door. */
export type DoorId = keyof typeof doors;
/** Ids of all doors, in the order of the table. */
export const doorIds = Object.keys(doors) as DoorId[];
/** The door under an id, without its literal types. */
export const doorById = (id: DoorId): Door => doors[id];
