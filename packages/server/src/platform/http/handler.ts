import type { BodyOf, OperationId, Operations, ParamsOf, QueryOf, ResponseOf } from '@selfsame/contract';
import type { BrowserExchange } from '../access/browser-cookie.ts';
import type { PortalExchange } from '../access/portal-cookie.ts';
import type {
  BearerPrincipal,
  CapturePrincipal,
  InstallationPrincipal,
  OperatorPrincipal,
  Principal,
} from '../access/principal.ts';

/** One part of a multipart body, read whole within the operation's limits. */
export interface Part {
  name: string;
  filename: string | undefined;
  contentType: string;
  bytes: Buffer;
}

type PrincipalOf<O> = O extends { access: { kind: 'bearer' } }
  ? BearerPrincipal
  : O extends { access: { kind: 'capture' } }
    ? CapturePrincipal
    : O extends { access: { kind: 'operator'; installationKey: true } }
      ? OperatorPrincipal | InstallationPrincipal
      : O extends { access: { kind: 'operator' } }
        ? OperatorPrincipal
        : Principal;

/** All that a handler sees: parsed input and who calls. Never the raw request. */
export interface Call<O> {
  params: ParamsOf<O>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  principal: PrincipalOf<O>;
  /** Parts of a multipart body, in order; empty otherwise. */
  parts: Part[];
  /** `Authorization: Basic`, decoded, for operations with access `basic`. */
  basic: { id: string; value: string } | undefined;
  /** Caller's address, for rate limits only; never stored. */
  remoteAddress: string;
  /** In a sandbox: what `Selfsame-Sandbox-Outcome` says, for operations that take it. */
  order: string | undefined;
  /** For the portal: its session's cookie and the browser. */
  portal: PortalExchange;
  /** For the capture page: what its browser is known by. */
  browser: BrowserExchange;
  requestId: string;
  /** Aborted when the client went away. */
  signal: AbortSignal;
}

/** What answers one operation: one call of a use case. */
export type Handler<O> = (call: Call<O>) => Promise<ResponseOf<O>>;

/** Handlers of a module, by operation id. `serve` refuses to start while any operation has none. */
export type Handlers<Id extends OperationId = OperationId> = { [K in Id]: Handler<Operations[K]> };
