import { limits } from '@selfsame/contract';
import { foldText } from '../../platform/fold-text.ts';
import { rateLimited } from '../../platform/http/problem.ts';
import {
  countAddressMessages,
  countTenantMessages,
  lockTenantMessages,
} from '../../store/message/message.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { MessageChannel } from '../../store/tables.ts';
import { countCall } from '../../store/tenant/rate-window.ts';
import { isSandbox } from '../../store/tenant/require-open-tenant.ts';

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
  const refuseAbove = (
    { count, first }: { count: number; first: Date | null },
    more: number,
    most: number,
  ) => {
    if (count + more > most) throw rateLimited((first ?? now).getTime() + hourMs - now.getTime());
  };
  await lockTenantMessages(tx, tenantId);
  refuseAbove(await countTenantMessages(tx, tenantId, since), targets.length, perHour);
  for (const target of targets) {
    const counted = await countAddressMessages(tx, { tenantId, ...target }, since);
    refuseAbove(counted, 1, limits.message.perAddressPerHour);
  }
  if (await isSandbox(tx, tenantId)) await boundSandboxMessages(tx, wanted);
}

/**
 * The same limits again for a sandbox, of counts that a reset leaves: its messages reach real people. Counted in windows by the
 * database's time, and taken back with the transaction where they are refused.
 * @throws Problem E_RATE_LIMITED
 */
async function boundSandboxMessages(
  tx: Db,
  { tenantId, targets, perHour }: Parameters<typeof boundMessages>[1],
): Promise<void> {
  for (const { channel, address } of targets) {
    const windows = [
      { key: `messages ${tenantId}`, most: perHour },
      {
        key: `messages ${tenantId} ${channel} ${foldText(address)}`,
        most: limits.message.perAddressPerHour,
      },
    ];
    for (const { key, most } of windows) {
      const { calls, leftMs } = await countCall(tx, key, hourMs);
      if (calls > most) throw rateLimited(leftMs);
    }
  }
}
