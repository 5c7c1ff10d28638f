import type { WebhookSettings } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { lockWebhookSetting, updateWebhookSetting } from '../store/message/webhook-setting.ts';
import { replaceSecret } from './plain-settings.ts';
import { presentSettings } from './present-settings.ts';
import { openSettings, sealSettings } from './seal-settings.ts';
import type { WebhookDependencies } from './webhook-dependencies.ts';
import { createWebhookSecret } from './webhook-secret.ts';

/**
 * Makes a new secret. The old one signs too for a day, unless it leaked.
 * @throws Problem E_WEBHOOK_NOT_CONFIGURED
 */
export async function resetWebhookSecret(
  { db, vault, clock, events }: WebhookDependencies,
  { tenantId, actor }: Caller,
  isImmediate: boolean,
): Promise<WebhookSettings> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const row = await lockWebhookSetting(tx, tenantId);
    if (!row) throw new Problem('E_WEBHOOK_NOT_CONFIGURED');
    const settings = replaceSecret(await openSettings(vault, tx, row), {
      secret: createWebhookSecret(),
      now: at,
      keepsOld: !isImmediate,
    });
    const key = await vault.openDataKey(tx, row.data_key_id);
    await updateWebhookSetting(tx, tenantId, row.version, {
      ...sealSettings(vault, key, tenantId, settings),
      modified_at: at,
    });
    await events.publish(tx, {
      tenantId,
      type: 'webhook.secretReset',
      actor,
      references: { setting: 'webhook' },
      data: { immediate: isImmediate },
      at,
    });
    return presentSettings({ ...row, version: row.version + 1 }, settings, at);
  });
}
