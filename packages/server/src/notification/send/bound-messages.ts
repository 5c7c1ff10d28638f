import { limits } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import {
  countAddressMessages,
  countTenantMessages,
  lockTenantMessages,
} from '../../store/message/message.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { MessageChannel } from '../../store/tables.ts';

const hourMs = 3_600_000;

/**
 * Refuses messages beyond what a tenant, and one address, gets within an hour. Until the transaction ends no other
 * of this tenant is let through, so that two at once can't both be the last.
 * @throws Problem E_RATE_LIMITED with the time until there is room again
 */
export async function boundMessages(
  tx: Db,
  wanted: {
    tenantId: string;
    targets: readonly { channel: MessageChannel; address: string }[];
    perHour: number;
    now: Date;
  },
): Promise<void> {
  const { tenantId, targets, perHour, now } = wanted;
  const since = new Date(now.getTime() - hourMs);
  const require = ({ count, first }: { count: number; first: Date | null }, more: number, most: number) => {
    if (count + more <= most) return;
    const seconds = Math.max(1, Math.ceil(((first ?? now).getTime() + hourMs - now.getTime()) / 1_000));
    throw new Problem('E_RATE_LIMITED', { args: [seconds], retryAfter: seconds });
  };
  await lockTenantMessages(tx, tenantId);
  require(await countTenantMessages(tx, tenantId, since), targets.length, perHour);
  for (const target of targets) {
    const counted = await countAddressMessages(tx, { tenantId, ...target }, since);
    require(counted, 1, limits.message.perAddressPerHour);
  }
}
