import type { OperatorRole, Role } from '@selfsame/contract';

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
  /** The key asks that requests with unknown fields are refused. */
  isStrict: boolean;
}

/** A capture page, by the token of its opened session. */
export interface CapturePrincipal {
  kind: 'capture';
  tenantId: string;
  sessionId: string;
  /** Of the token: another each time that a page opens the session. */
  tokenId: string;
  /** The known browser that opened the session with its token; absent: none that is known for the account. */
  browserId?: string;
}

/** An operator, by a session of the portal. */
export interface OperatorPrincipal {
  kind: 'operator';
  tenantId: string;
  operatorId: string;
  /** Of the tenant that owns the installation. */
  ownsInstallation: boolean;
  role: OperatorRole;
  /** The API roles that the role stands for. */
  roles: readonly Role[];
  sessionId: string;
  /** Whether the last proof of who it is counts as recent (`limits.portal.recentSec`). */
  isRecent: boolean;
}

/** A program that manages the tenants of the installation, by a key of it. It has no part in any tenant's data. */
export interface InstallationPrincipal {
  kind: 'installation';
  /** The tenant that owns the installation: whose audit log says what was done. */
  tenantId: string;
  installationKeyId: string;
}

/** Who may call an operation of the API: a backend by its token, or an operator through the portal. */
export type BearerPrincipal = ApiPrincipal | OperatorPrincipal;

/** Who is calling. */
export type Principal =
  | Anonymous
  | ApiPrincipal
  | CapturePrincipal
  | OperatorPrincipal
  | InstallationPrincipal;
