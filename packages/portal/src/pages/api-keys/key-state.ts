import type { ApiKey } from '@selfsame/contract';

/** Whether a key works, and if not, why. */
export type KeyState = 'enabled' | 'disabled' | 'expired';

/** The state of a key at a moment, ms. */
export function keyState({ Enabled, ExpirationDate }: ApiKey, now = Date.now()): KeyState {
  if (!Enabled) return 'disabled';
  return ExpirationDate !== null && Date.parse(ExpirationDate) <= now ? 'expired' : 'enabled';
}

/** What people call a key. */
export const keyName = ({ Description, ExternalId }: Pick<ApiKey, 'Description' | 'ExternalId'>): string =>
  Description || ExternalId;
