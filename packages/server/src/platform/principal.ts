import type { Role } from '@selfsame/contract';

/** Nobody in particular: a public operation. */
export interface Anonymous {
  kind: 'anonymous';
}

/** A customer's backend, by access token. */
export interface ApiPrincipal {
  kind: 'api';
  tenantId: string;
  apiKeyId: string;
  roles: readonly Role[];
}

/** A capture page, by the token of its opened session. */
export interface CapturePrincipal {
  kind: 'capture';
  tenantId: string;
  sessionId: string;
}

/** Who is calling. */
export type Principal = Anonymous | ApiPrincipal | CapturePrincipal;
