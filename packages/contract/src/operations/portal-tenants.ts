import { operation } from '../operation.ts';
import { ListQuery } from '../schemas/account.ts';
import {
  CreatedTenant,
  CreateTenantRequest,
  EraseTenantRequest,
  Tenant,
  TenantDetails,
  TenantOwnerLink,
  TenantPage,
  TenantParams,
  TenantQuotas,
  TenantReasonRequest,
} from '../schemas/portal/tenants.ts';

const service = 'portal';
const tag = 'Tenants';
const access = { kind: 'operator', roles: ['owner'], installation: true, installationKey: true } as const;
const recent = { ...access, recent: true } as const;

/** The tenants (customers) of the installation, for its owners and for programs with a key of the installation. */
export const portalTenantOperations = {
  GetTenants: operation({
    service,
    method: 'GET',
    path: '/tenants',
    access,
    tag,
    summary: 'List tenants',
    query: ListQuery,
    response: TenantPage,
    errors: [],
  }),
  GetTenant: operation({
    service,
    method: 'GET',
    path: '/tenants/{tenantId}',
    access,
    tag,
    summary: 'A tenant, and of an erased one the certificate',
    params: TenantParams,
    response: TenantDetails,
    errors: ['E_TENANT_NOT_FOUND'],
  }),
  CreateTenant: operation({
    service,
    method: 'POST',
    path: '/tenants',
    access: recent,
    tag,
    summary: 'Make a tenant with its first API key and the link of its first owner',
    description: 'The value of the key and the link are in this answer and nowhere else.',
    body: CreateTenantRequest,
    response: CreatedTenant,
    errors: ['E_TENANT_ALREADY_EXISTS'],
  }),
  RenewTenantOwnerLink: operation({
    service,
    method: 'POST',
    path: '/tenants/{tenantId}/ownerLink',
    access: recent,
    tag,
    summary: 'Make a new link for the first owner of a tenant that has none',
    description:
      'The link is in this answer and nowhere else. Earlier links for the first owner open nothing any more. Refused once the tenant has an owner, while it is disabled, and for the tenant that owns the installation.',
    params: TenantParams,
    response: TenantOwnerLink,
    errors: ['E_TENANT_NOT_FOUND', 'E_TENANT_OWNS_INSTALLATION', 'E_TENANT_HAS_OWNER', 'E_TENANT_ERASED'],
  }),
  SetTenantQuotas: operation({
    service,
    method: 'PUT',
    path: '/tenants/{tenantId}/quotas',
    access: recent,
    tag,
    summary: 'Say what a tenant may have at most',
    description:
      'Takes effect at once, on every server; `AnalysesAtOnce` within a second. A quota below what the tenant has takes nothing away: more is refused until there is less.',
    params: TenantParams,
    body: TenantQuotas,
    response: Tenant,
    errors: ['E_TENANT_NOT_FOUND', 'E_TENANT_ERASED'],
  }),
  DisableTenant: operation({
    service,
    method: 'POST',
    path: '/tenants/{tenantId}/disable',
    access: recent,
    tag,
    summary: 'Stop a tenant at once',
    description:
      'Its tokens, sessions, links and sockets answer `E_TENANT_DISABLED` until it is enabled; webhook deliveries are held.',
    params: TenantParams,
    body: TenantReasonRequest,
    response: Tenant,
    errors: ['E_TENANT_NOT_FOUND', 'E_TENANT_OWNS_INSTALLATION', 'E_TENANT_ERASED'],
  }),
  EnableTenant: operation({
    service,
    method: 'POST',
    path: '/tenants/{tenantId}/enable',
    access: recent,
    tag,
    summary: 'Let a disabled tenant act again',
    params: TenantParams,
    body: TenantReasonRequest,
    response: Tenant,
    errors: ['E_TENANT_NOT_FOUND', 'E_TENANT_OWNS_INSTALLATION', 'E_TENANT_ERASED'],
  }),
  EraseTenant: operation({
    service,
    method: 'POST',
    path: '/tenants/{tenantId}/erase',
    access: recent,
    tag,
    summary: 'Erase a tenant for good',
    description:
      'Answers when the erasure has begun; `GetTenant` says `erased` when it is done. Data keys are destroyed first. The customer number, the audit log and a signed certificate stay.',
    params: TenantParams,
    body: EraseTenantRequest,
    response: Tenant,
    errors: ['E_TENANT_NOT_FOUND', 'E_TENANT_OWNS_INSTALLATION'],
  }),
};
