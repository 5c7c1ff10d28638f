import type { ApiKey } from '@selfsame/contract';
import { shortId } from '../../parts/short-id.ts';

/** Whether a key works, and if not, why. */
export type KeyState = 'enabled' | 'disabled' | 'expired';

/** The state of a key at a moment, ms. */
export function keyState({ Enabled, ExpirationDate }: ApiKey, now = Date.now()): KeyState {
  if (!Enabled) return 'disabled';
  return ExpirationDate !== null && Date.parse(ExpirationDate) <= now ? 'expired' : 'enabled';
}

/** What people call a key: what it is for, and as much of its id as tells it from another that is for the same. */
export const keyName = ({ Description, ExternalId }: Pick<ApiKey, 'Description' | 'ExternalId'>): string =>
  Description ? `${Description} (${shortId(ExternalId)})` : ExternalId;
