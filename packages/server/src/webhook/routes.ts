import { EventType } from '@selfsame/contract';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { readDeliveries, readDelivery } from './read-deliveries.ts';
import { readWebhookSettings } from './read-settings.ts';
import { replayDeliveries, replayDelivery } from './replay-deliveries.ts';
import { resetWebhookSecret } from './reset-secret.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhookSettings } from './update-settings.ts';
import type { WebhookDependencies } from './webhook-dependencies.ts';

/** Operations of webhooks. */
export type WebhookOperationId =
  | 'GetCustomerWebhookSettings'
  | 'UpdateCustomerWebhookSettings'
  | 'ResetCustomerWebhookSecret'
  | 'TestCustomerWebhook'
  | 'GetWebhookDeliveries'
  | 'GetWebhookDelivery'
  | 'ReplayWebhookDelivery'
  | 'ReplayWebhookDeliveries';

/** Handlers of webhook settings and of the delivery log. */
export const webhookHandlers = (deps: WebhookDependencies): Pick<Handlers, WebhookOperationId> => ({
  GetCustomerWebhookSettings: ({ principal }) => readWebhookSettings(deps, principal.tenantId),
  UpdateCustomerWebhookSettings: ({ principal, body }) =>
    updateWebhookSettings(deps, callerOf(principal), body),
  ResetCustomerWebhookSecret: ({ principal, query }) =>
    resetWebhookSecret(deps, callerOf(principal), query.immediate ?? false),
  TestCustomerWebhook: ({ principal, query, body }) =>
    testWebhook(deps, principal.tenantId, query.eventType ?? EventType.Test, body),
  GetWebhookDeliveries: ({ principal, query }) => readDeliveries(deps, principal.tenantId, query),
  GetWebhookDelivery: ({ principal, params }) => readDelivery(deps, principal.tenantId, params.deliveryId),
  ReplayWebhookDelivery: ({ principal, params }) =>
    replayDelivery(deps, callerOf(principal), params.deliveryId),
  ReplayWebhookDeliveries: ({ principal, body }) => replayDeliveries(deps, callerOf(principal), body),
});
