import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { ListQuery } from '../schemas/account.ts';
import {
  ReplayedWebhooks,
  ReplayWebhookRequest,
  ResetWebhookSecretQuery,
  TestWebhookQuery,
  TestWebhookRequest,
  WebhookDeliveryDetails,
  WebhookDeliveryPage,
  WebhookDeliveryParams,
  WebhookSettings,
  WebhookSettingsRequest,
  WebhookTestResult,
} from '../schemas/webhook.ts';

const service = 'administration';
const tag = 'Webhook';
const access = { kind: 'bearer', roles: ['Configurator'] } as const;
const recent = { ...access, recent: true } as const;
const noBody = { body: Type.Unknown(), bodyOptional: true } as const;

/** Administration Service: where events are sent, and what became of each. */
export const webhookOperations = {
  GetCustomerWebhookSettings: operation({
    service,
    method: 'GET',
    path: '/settings/webhook',
    access,
    tag,
    summary: 'Read where events are sent',
    response: WebhookSettings,
    errors: [],
  }),
  UpdateCustomerWebhookSettings: operation({
    service,
    method: 'PUT',
    path: '/settings/webhook',
    access: recent,
    tag,
    summary: 'Say where events are sent; Version must be the stored one',
    description:
      'The first write makes the secret. A SecretKey that differs from the stored one replaces it; the old one signs too for 24 hours.',
    body: WebhookSettingsRequest,
    response: WebhookSettings,
    errors: ['E_WEBHOOK_REFUSED', 'E_ACCOUNT_VERSION_MISMATCH'],
  }),
  ResetCustomerWebhookSecret: operation({
    service,
    method: 'POST',
    path: '/settings/webhook/secret',
    access: recent,
    tag,
    summary: 'Make a new secret',
    description: 'For 24 hours requests carry two signatures, by the new secret and by the old one.',
    query: ResetWebhookSecretQuery,
    ...noBody,
    response: WebhookSettings,
    errors: ['E_WEBHOOK_NOT_CONFIGURED'],
  }),
  TestCustomerWebhook: operation({
    service,
    method: 'POST',
    path: '/settings/webhook/test',
    access,
    tag,
    summary: 'Send an example event now and answer what came back',
    description:
      'The body may hold settings that are not stored yet; without one the stored settings are tried, enabled or not.',
    query: TestWebhookQuery,
    body: TestWebhookRequest,
    bodyOptional: true,
    response: WebhookTestResult,
    errors: ['E_WEBHOOK_NOT_CONFIGURED', 'E_WEBHOOK_REFUSED'],
  }),
  GetWebhookDeliveries: operation({
    service,
    method: 'GET',
    path: '/settings/webhook/deliveries',
    access,
    tag,
    summary: 'List deliveries (extension)',
    query: ListQuery,
    response: WebhookDeliveryPage,
    errors: [],
  }),
  GetWebhookDelivery: operation({
    service,
    method: 'GET',
    path: '/settings/webhook/deliveries/{deliveryId}',
    access,
    tag,
    summary: 'Read a delivery: request, answers and timing of each attempt (extension)',
    params: WebhookDeliveryParams,
    response: WebhookDeliveryDetails,
    errors: ['E_DELIVERY_NOT_FOUND'],
  }),
  ReplayWebhookDelivery: operation({
    service,
    method: 'POST',
    path: '/settings/webhook/deliveries/{deliveryId}/replay',
    access,
    tag,
    summary: 'Send a delivery again, under its old id (extension)',
    params: WebhookDeliveryParams,
    ...noBody,
    response: WebhookDeliveryDetails,
    errors: ['E_DELIVERY_NOT_FOUND', 'E_WEBHOOK_NOT_CONFIGURED'],
  }),
  ReplayWebhookDeliveries: operation({
    service,
    method: 'POST',
    path: '/settings/webhook/deliveries/replay',
    access,
    tag,
    summary: 'Send all deliveries of a time range again (extension)',
    body: ReplayWebhookRequest,
    response: ReplayedWebhooks,
    errors: ['E_WEBHOOK_NOT_CONFIGURED'],
  }),
};
