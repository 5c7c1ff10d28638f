import type { WebhookSettings } from '@selfsame/contract';
import { findWebhookSetting } from '../store/message/webhook-setting.ts';
import { noSettings, presentSettings } from './present-settings.ts';
import { openSettings } from './seal-settings.ts';
import type { WebhookDependencies } from './webhook-dependencies.ts';

/** Where a tenant's events are sent. */
export async function readWebhookSettings(
  { db, vault, clock }: Pick<WebhookDependencies, 'db' | 'vault' | 'clock'>,
  tenantId: string,
): Promise<WebhookSettings> {
  const row = await findWebhookSetting(db, tenantId);
  return row ? presentSettings(row, await openSettings(vault, db, row), clock.now()) : noSettings;
}
