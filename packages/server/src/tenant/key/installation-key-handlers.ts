import { type InstallationKey, limits } from '@selfsame/contract';
import { callerOf } from '../../platform/events.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { listInstallationKeys, type NamedInstallationKey } from '../../store/tenant/installation-key.ts';
import type { TenantDependencies } from '../tenant-dependencies.ts';
import { makeInstallationKey } from './make-installation-key.ts';
import { revokeInstallationKey } from './revoke-installation-key.ts';

/** Operations of the keys of the installation. */
export type InstallationKeyOperationId =
  | 'GetInstallationKeys'
  | 'CreateInstallationKey'
  | 'RevokeInstallationKey';

const present = (key: NamedInstallationKey): InstallationKey => ({
  Id: key.id,
  ExternalId: key.external_id,
  Description: key.description,
  CreatedDate: key.created_at.toISOString(),
  CreatedBy: key.maker,
  ExpirationDate: key.expires_at?.toISOString() ?? null,
  LastUsedDate: key.last_used_at?.toISOString() ?? null,
  RevokedDate: key.revoked_at?.toISOString() ?? null,
});

/** Handlers of the keys of the installation, for its owners. */
export const installationKeyHandlers = (
  deps: TenantDependencies,
): Pick<Handlers, InstallationKeyOperationId> => ({
  GetInstallationKeys: async () => ({
    Items: (await listInstallationKeys(deps.db, limits.installation.keys)).map(present),
  }),
  CreateInstallationKey: async ({ principal, body }) => {
    const { row, key } = await makeInstallationKey(deps, {
      description: body.Description,
      expiresAt: body.ExpirationDate ? new Date(body.ExpirationDate) : null,
      actor: callerOf(principal).actor,
      operatorId: principal.operatorId,
    });
    return { ...present(row), Key: key };
  },
  RevokeInstallationKey: async ({ principal, params }) =>
    present(
      await revokeInstallationKey(deps, { id: params.installationKeyId, actor: callerOf(principal).actor }),
    ),
});
