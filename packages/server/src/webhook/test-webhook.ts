import { limits, type TestWebhookRequest, type WebhookTestResult } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';
import { findWebhookSetting } from '../store/message/webhook-setting.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import { applyRequest } from './plain-settings.ts';
import { presentHeaders } from './present-delivery.ts';
import { openSettings } from './seal-settings.ts';
import { sendWebhook } from './send-webhook.ts';
import { requirePermitted } from './update-settings.ts';
import type { WebhookDependencies } from './webhook-dependencies.ts';
import { examplePayload, webhookBody } from './webhook-payload.ts';

/**
 * Sends an example event now, by the settings given or else by the stored ones, and tells what came back. Nothing
 * is stored.
 * @throws Problem E_WEBHOOK_NOT_CONFIGURED, E_WEBHOOK_REFUSED
 */
export async function testWebhook(
  deps: Omit<WebhookDependencies, 'jobs' | 'events'>,
  tenantId: string,
  eventType: number,
  { SecretKey, WebHook }: TestWebhookRequest,
): Promise<WebhookTestResult> {
  const at = deps.clock.now();
  const row = await findWebhookSetting(deps.db, tenantId);
  const stored = row && (await openSettings(deps.vault, deps.db, row));
  const settings = WebHook ? applyRequest(stored, { SecretKey, WebHook }, at) : stored;
  if (!settings?.url) throw new Problem('E_WEBHOOK_NOT_CONFIGURED');
  await requirePermitted(deps, settings, true);
  const id = crypto.randomUUID();
  const tenant = await readTenant(deps.db, tenantId);
  const body = webhookBody(examplePayload(eventType, at), { id, at, tenant });
  const timeoutMs = limits.webhook.timeoutSec * 1_000;
  const exchange = await sendWebhook({ egress: deps.egress, timeoutMs }, settings, { id, body, at });
  return {
    Success: exchange.error === null,
    RequestBody: body,
    Url: exchange.url,
    RequestHeaders: presentHeaders(exchange.requestHeaders),
    StatusCode: exchange.statusCode,
    ResponseHeaders: presentHeaders(exchange.responseHeaders),
    ResponseBody: exchange.responseBody,
    Error: exchange.error,
    StartDate: exchange.startedAt.toISOString(),
    DurationMs: exchange.durationMs,
  };
}
