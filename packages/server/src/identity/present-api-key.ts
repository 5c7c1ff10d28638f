import type { ApiKey } from '@selfsame/contract';
import type { ApiKeyRow } from '../store/tenant/api-key.ts';

/** An API key as the wire shows it. */
export const presentApiKey = (key: ApiKeyRow, customerNumber: string): ApiKey => ({
  ExternalId: key.external_id,
  Description: key.description,
  Enabled: key.enabled,
  DisableReason: key.disable_reason,
  Roles: key.roles,
  RejectUnknownFields: key.rejects_unknown_fields,
  CreatedDate: key.created_at.toISOString(),
  ModifiedDate: key.modified_at.toISOString(),
  DeletedDate: key.deleted_at?.toISOString() ?? null,
  ExpirationDate: key.expires_at?.toISOString() ?? null,
  LastUsedDate: key.last_used_at?.toISOString() ?? null,
  AdministrativeUserLogin: null,
  CustomerNumber: customerNumber,
});
