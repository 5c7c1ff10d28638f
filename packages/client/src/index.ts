export { type EndReason, EventType, Status, TransportType, type WebhookEvent } from '@selfsame/contract';
export { type ClientOptions, createClient, type InputOf, type SelfsameClient } from './client.ts';
export { type FollowOptions, followEvents } from './follow-events.ts';
export {
  createInstallationClient,
  eraseTenant,
  type InstallationClient,
  type InstallationClientOptions,
} from './installation-client.ts';
export { createPortalClient, type PortalClientOptions } from './portal-client.ts';
export { sandbox } from './sandbox.ts';
export { SelfsameError } from './selfsame-error.ts';
export { type SentWebhook, type SignedWebhook, signWebhook } from './sign-webhook.ts';
export { transactionUrl } from './transaction-url.ts';
export { isReceiptInput, type ReceiptClaims, verifyReceipt } from './verify-receipt.ts';
export {
  type StatementFault,
  StatementInvalid,
  type StatementKind,
  verifyStatement,
} from './verify-statement.ts';
export { type ReceivedWebhook, verifyWebhook } from './verify-webhook.ts';
export { type PollOptions, waitUntilFinished } from './wait-until-finished.ts';
export { WebhookNotValid, type WebhookNotValidReason } from './webhook-not-valid.ts';
