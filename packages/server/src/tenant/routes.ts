import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import type { Jobs } from '../platform/jobs.ts';
import { disableTenant, enableTenant } from './change-tenant.ts';
import { createTenant } from './create-tenant.ts';
import { beginErasure } from './erase-tenant.ts';
import { type InstallationKeyOperationId, installationKeyHandlers } from './key/installation-key-handlers.ts';
import { presentCreated, presentOwnerLink } from './present-tenant.ts';
import { readTenant, readTenantDetails, readTenants } from './read-tenants.ts';
import { renewOwnerLink } from './renew-owner-link.ts';
import { setQuotas } from './set-quotas.ts';
import type { OwnerLinkRenewal, TenantDependencies, TenantMaking } from './tenant-dependencies.ts';

/** What the operations of tenants need. */
export interface TenantRouteDependencies extends TenantDependencies, TenantMaking, OwnerLinkRenewal {
  jobs: Pick<Jobs, 'add'>;
}

/** Operations of tenants. */
export type TenantOperationId =
  | InstallationKeyOperationId
  | 'GetTenants'
  | 'GetTenant'
  | 'CreateTenant'
  | 'RenewTenantOwnerLink'
  | 'SetTenantQuotas'
  | 'DisableTenant'
  | 'EnableTenant'
  | 'EraseTenant';

/** Handlers of tenants, for the owners of the installation. */
export const tenantHandlers = (deps: TenantRouteDependencies): Pick<Handlers, TenantOperationId> => ({
  ...installationKeyHandlers(deps),
  GetTenants: ({ query }) => readTenants(deps, query),
  GetTenant: ({ params }) => readTenantDetails(deps, params.tenantId),
  CreateTenant: async ({ principal, body }) => {
    const { actor } = callerOf(principal);
    const made = await createTenant(deps, {
      customerNumber: body.CustomerNumber,
      customerName: body.CustomerName,
      sandbox: body.Sandbox ?? false,
      quotas: body.Quotas ?? {},
      actor,
    });
    return presentCreated(await readTenant(deps, made.tenant.id), made);
  },
  RenewTenantOwnerLink: async ({ principal, params: { tenantId: id } }) =>
    presentOwnerLink(await renewOwnerLink(deps, { ...callerOf(principal), id })),
  SetTenantQuotas: async ({ principal, params: { tenantId: id }, body }) => {
    await setQuotas(deps, { ...callerOf(principal), id, quotas: body });
    return readTenant(deps, id);
  },
  DisableTenant: async ({ principal, params: { tenantId: id }, body }) => {
    await disableTenant(deps, { ...callerOf(principal), id, reason: body.Reason });
    return readTenant(deps, id);
  },
  EnableTenant: async ({ principal, params: { tenantId: id }, body }) => {
    await enableTenant(deps, { ...callerOf(principal), id, reason: body.Reason });
    return readTenant(deps, id);
  },
  EraseTenant: async ({ principal, params: { tenantId: id }, body }) => {
    const act = { ...callerOf(principal), id, customerNumber: body.CustomerNumber };
    await beginErasure(deps, act, (tx) => deps.jobs.add(tx, 'erase-tenants', {}));
    return readTenant(deps, id);
  },
});
