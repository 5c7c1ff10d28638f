import { operation } from '../../operation.ts';
import {
  CreatedInstallationKey,
  CreateInstallationKeyRequest,
  InstallationKey,
  InstallationKeyParams,
  InstallationKeys,
} from '../../schemas/portal/installation-keys.ts';

const service = 'portal';
const tag = 'Installation keys';
const access = { kind: 'operator', roles: ['owner'], installation: true } as const;

/** The keys by which programs manage the tenants of the installation, for its owners. No key makes or revokes keys. */
export const portalInstallationKeyOperations = {
  GetInstallationKeys: operation({
    service,
    method: 'GET',
    path: '/installationKeys',
    access,
    tag,
    summary: 'List the keys of the installation',
    description: 'Those that are in force and the last 20 that were revoked, the newest first.',
    response: InstallationKeys,
    errors: [],
  }),
  CreateInstallationKey: operation({
    service,
    method: 'POST',
    path: '/installationKeys',
    access: { ...access, recent: true },
    tag,
    summary: 'Make a key by which a program manages tenants',
    description:
      'The key is in this answer and nowhere else. It opens the operations of tenants and nothing inside of any tenant.',
    body: CreateInstallationKeyRequest,
    response: CreatedInstallationKey,
    errors: [],
  }),
  RevokeInstallationKey: operation({
    service,
    method: 'DELETE',
    path: '/installationKeys/{installationKeyId}',
    access,
    tag,
    summary: 'Revoke a key of the installation for good',
    description: 'From this answer on it opens nothing, on every server. Idempotent.',
    params: InstallationKeyParams,
    response: InstallationKey,
    errors: ['E_INSTALLATION_KEY_NOT_FOUND'],
  }),
};
