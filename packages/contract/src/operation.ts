import { type Static, type TSchema, Type } from 'typebox';
import type { OperatorRole, Role } from './enums.ts';
import type { ErrorCode } from './errors.ts';

/** Who may call an operation. No operation exists without one. `sandbox`: of a sandbox only; `E_SANDBOX_ONLY` otherwise. */
export type Access =
  | { kind: 'public' }
  /** API key id and value by HTTP Basic. */
  | { kind: 'basic' }
  /**
   * Access token that carries at least one of the roles; an empty list means any valid token. An operator's session in
   * the portal passes too, with the API roles of its role (`operatorRoles`).
   */
  | { kind: 'bearer'; roles: readonly Role[]; recent?: Recent; sandbox?: true }
  /** Token that `POST /capture/v1/sessions/open` gave to the capture page. */
  | { kind: 'capture'; sandbox?: true }
  /** An operator's session in the portal; an empty list means any operator who is signed in. */
  | {
      kind: 'operator';
      roles: readonly OperatorRole[];
      recent?: Recent;
      /** Only operators of the tenant that owns the installation. */
      installation?: true;
      /** A program passes too, by a key of the installation (`CreateInstallationKey`). */
      installationKey?: true;
    };

/**
 * An operator's session needs a proof of who it is that is no older than `limits.portal.recentSec`: a session that was left
 * open is not enough for what weakens protection, lets somebody in, or can't be undone. `E_RECENT_SIGN_IN_REQUIRED`
 * otherwise; `ConfirmSession` gives the proof. No person stands behind an API key: its token is not asked.
 * `{ to }`: only a call that does what `to` says; what is asked depends on the body or on what is stored, so the use case
 * asks (`requireRecent` of the server).
 */
export type Recent = true | { readonly to: string };

/** The services of the wire, and where each is mounted. */
export const services = {
  identity: { title: 'Identity Service', bases: ['/IDCompleteBackendEngine/IdentityService/v1'] },
  administration: {
    title: 'Administration Service',
    bases: [
      '/IDCompleteBackendEngine/Default/AdministrationServiceRest',
      '/IDCompleteBackendEngine/Default/AdministrationServiceRest/v1',
    ],
  },
  authorization: {
    title: 'Authorization Service',
    bases: [
      '/IDCompleteBackendEngine/Default/AuthorizationServiceRest',
      '/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v1',
    ],
  },
  /** V2 lives only under its own prefix. */
  authorizationV2: {
    title: 'Authorization Service',
    bases: ['/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2'],
  },
  search: { title: 'Biometric Search', bases: ['/search'] },
  capture: { title: 'Capture', bases: ['/capture/v1'] },
  portal: { title: 'Portal', bases: ['/portal/v1'] },
  /** For tenants that are sandboxes. */
  sandbox: { title: 'Sandbox', bases: ['/sandbox/v1'] },
} as const satisfies Record<string, { title: string; bases: readonly string[] }>;
export type ServiceName = keyof typeof services;

/** One operation of the API: the only place where its path, schemas, access and errors are written. */
export interface Operation<
  P extends TSchema | undefined = TSchema | undefined,
  Q extends TSchema | undefined = TSchema | undefined,
  B extends TSchema | undefined = TSchema | undefined,
  R extends TSchema = TSchema,
  A extends Access = Access,
> {
  service: ServiceName;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the service's base, parameters in braces: `/accounts/{AccountNumber}`. */
  path: string;
  access: A;
  /** Heading under which the reference lists it. */
  tag: string;
  summary: string;
  description?: string;
  params?: P;
  query?: Q;
  body?: B;
  /** `json` unless said; `multipart` bodies are read by the handler part by part. */
  bodyKind?: 'json' | 'multipart';
  /** A body may be missing altogether. */
  bodyOptional?: boolean;
  /** Bytes; `limits.jsonBytes` unless said. */
  bodyLimit?: number;
  response: R;
  /** Takes the header `Selfsame-Sandbox-Outcome`, in a sandbox. */
  ordersOutcome?: true;
  /**
   * Media types of an answer that is a file of any length, sent as it is made: `response` is then `StreamedFile`, and
   * the handler answers with one. Absent: JSON.
   */
  mediaTypes?: readonly [string, ...string[]];
  /** Answer that the reference shows; the first example of `response` unless said. */
  example?: Static<R>;
  /** Errors beyond those that any operation may answer with. */
  errors: readonly ErrorCode[];
}

/** A file that is sent while it is made, and read while it arrives: neither side holds the whole of it. */
export interface StreamedFile {
  mediaType: string;
  /** What it is saved as. */
  fileName: string;
  chunks: AsyncIterable<string | Uint8Array>;
}
/** The response schema of an operation with `mediaTypes`. */
export const StreamedFile = Type.Unsafe<StreamedFile>({ type: 'string', format: 'binary' });

/** Identity function that keeps the literal types of an operation, its access included: handlers' principals follow. */
export const operation = <
  const A extends Access,
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(
  definition: Operation<P, Q, B, R> & { access: A },
): Operation<P, Q, B, R> & { access: A } => definition;

type Parsed<S> = S extends TSchema ? Static<S> : undefined;

/** Parsed path parameters of an operation. */
export type ParamsOf<O> =
  O extends Operation<infer P, infer _Q, infer _B, infer _R, infer _A> ? Parsed<P> : never;
/** Parsed query of an operation. */
export type QueryOf<O> =
  O extends Operation<infer _P, infer Q, infer _B, infer _R, infer _A> ? Parsed<Q> : never;
/** Parsed body of an operation. */
export type BodyOf<O> =
  O extends Operation<infer _P, infer _Q, infer B, infer _R, infer _A> ? Parsed<B> : never;
/** Answer of an operation. */
export type ResponseOf<O> =
  O extends Operation<infer _P, infer _Q, infer _B, infer R, infer _A> ? Static<R> : never;
