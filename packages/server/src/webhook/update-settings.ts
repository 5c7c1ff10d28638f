import type { WebhookSettings, WebhookSettingsRequest } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { EgressFailure } from '../platform/egress/egress.ts';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  insertWebhookSetting,
  lockWebhookSetting,
  updateWebhookSetting,
  type WebhookSettingRow,
} from '../store/message/webhook-setting.ts';
import type { Db } from '../store/seal/vault.ts';
import { applyRequest, type PlainSettings, requestOptions } from './plain-settings.ts';
import { presentSettings } from './present-settings.ts';
import { openSettings, sealSettings } from './seal-settings.ts';
import type { WebhookDependencies } from './webhook-dependencies.ts';

/**
 * Writes where a tenant's events are sent. The address is judged now, so that a mistake is told at once, and again
 * at every delivery.
 * @throws Problem E_WEBHOOK_REFUSED, E_ACCOUNT_VERSION_MISMATCH
 */
export async function updateWebhookSettings(
  deps: WebhookDependencies,
  { tenantId, actor }: Caller,
  request: WebhookSettingsRequest,
): Promise<WebhookSettings> {
  const at = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const row = await lockWebhookSetting(tx, tenantId);
    const version = row?.version ?? 0;
    const given = request.Version ?? 0;
    if (given !== version) throw mismatch(given, version);
    const stored = row && (await openSettings(deps.vault, tx, row));
    const settings = applyRequest(stored, request, at);
    await requirePermitted(deps, settings, request.Enabled);
    const written = { enabled: request.Enabled, disabled_reason: null, version: version + 1 };
    if (!(await write(deps, tx, { tenantId, row, settings, written, at })))
      throw mismatch(given, version + 1);
    await deps.events.publish(tx, {
      tenantId,
      type: 'setting.changed',
      actor,
      references: { setting: 'webhook' },
      data: { version: written.version, enabled: request.Enabled, fields: changedFields(stored, settings) },
      at,
    });
    return presentSettings(written, settings, at);
  });
}

/**
 * Refuses settings that could never be delivered to.
 * @throws Problem E_WEBHOOK_REFUSED
 */
export async function requirePermitted(
  { egress }: Pick<WebhookDependencies, 'egress'>,
  settings: PlainSettings,
  isUrlNeeded: boolean,
): Promise<void> {
  if (settings.url === '' && !isUrlNeeded) return;
  try {
    await egress.check(settings.url, requestOptions(settings).tls);
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error;
    throw new Problem('E_WEBHOOK_REFUSED', { args: [error.message], cause: error });
  }
}

async function write(
  { vault }: WebhookDependencies,
  tx: Db,
  change: {
    tenantId: string;
    row: WebhookSettingRow | undefined;
    settings: PlainSettings;
    written: { enabled: boolean; disabled_reason: null; version: number };
    at: Date;
  },
): Promise<boolean> {
  const { tenantId, row, settings, at } = change;
  const { version, ...flags } = change.written;
  if (row) {
    const key = await vault.openDataKey(tx, row.data_key_id);
    const columns = { ...sealSettings(vault, key, tenantId, settings), ...flags, modified_at: at };
    return updateWebhookSetting(tx, tenantId, row.version, columns);
  }
  const key = await vault.createDataKey(tx, { tenantId, purpose: 'tenant', now: at });
  const columns = { ...sealSettings(vault, key, tenantId, settings), ...flags, modified_at: at };
  return insertWebhookSetting(tx, { tenant_id: tenantId, version, data_key_id: key.id, ...columns });
}

/** Names of what differs, for the audit log; never values. */
const changedFields = (before: PlainSettings | undefined, after: PlainSettings): string[] =>
  (Object.keys(after) as (keyof PlainSettings)[]).filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after[name]),
  );

const mismatch = (given: number, stored: number) =>
  new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [given, stored] });
