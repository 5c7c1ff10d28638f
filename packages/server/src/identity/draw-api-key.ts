import { createSecretValue } from '../platform/access/secret-value.ts';
import type { TenantRow } from '../store/tenant/tenant.ts';

/** A new API key at random. One of a sandbox says so in its id, and so cannot pass for a live one in somebody's settings. */
export const drawApiKey = ({ sandbox }: Pick<TenantRow, 'sandbox'>): { id: string; value: string } => ({
  id: (sandbox ? 'sandbox-' : '') + crypto.randomUUID(),
  value: createSecretValue(),
});
