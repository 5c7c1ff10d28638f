import { type Static, Type } from 'typebox';
import { EventType } from '../events.ts';
import { limits } from '../limits.ts';
import { type SandboxFault, sandboxFaults } from '../sandbox.ts';
import { Guid, Instant, Maybe, Nullable, Page, RecordVersion } from './primitives.ts';

const eventTypeNumber = Type.Integer({
  minimum: 0,
  maximum: 3,
  description: '0 test, 1 operation finished, 2 transaction finished, 3 account changed',
  examples: [EventType.OperationFinished],
});

const secretKey = Type.String({
  description: '`whsec_` and 24 to 64 random bytes in base64, as Standard Webhooks 1.0 has it',
  examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
});

const url = Type.String({
  maxLength: limits.webhook.url,
  description: 'https; plain http and addresses of inner networks only where the operator allows them',
  examples: ['https://shop.example.com/selfsame'],
});
const connectTimeout = Type.Integer({
  minimum: 0,
  maximum: 60_000,
  description:
    'Time for TCP and TLS to be set up, s; 0 means 10. From 1000 on it is read as milliseconds. The whole exchange has 20 s.',
  examples: [10],
});
const authMode = Type.Integer({
  minimum: 0,
  maximum: 1,
  description: '0 none, 1 Basic with Login and Password',
  examples: [0],
});
const thumbprints = Type.String({
  maxLength: limits.webhook.thumbprints,
  description:
    'Hex, with commas or semicolons between. Then only these certificates are accepted: one named by SHA-256 needs no authority, SHA-1 narrows the choice among valid ones',
  examples: [''],
});

const anyCertificate = 'false accepts any certificate; refused unless whoever runs the server allows it';

/** Where a tenant's webhook goes, as it is read. */
export const WebhookSettings = Type.Object(
  {
    Enabled: Type.Boolean({
      description: 'Whether events are sent. Those that happen meanwhile are not kept',
    }),
    SecretKey: Nullable(secretKey),
    PreviousSecretExpirationDate: Nullable(
      Type.String({
        format: 'date-time',
        description: 'Until then requests carry a second signature, by the secret before',
      }),
    ),
    DisableReason: Nullable(Type.String({ description: 'Why the server switched it off' })),
    Version: RecordVersion,
    WebHook: Type.Object({
      Url: url,
      ConnectTimeout: connectTimeout,
      AuthMode: authMode,
      Login: Nullable(Type.String({ description: 'User name of HTTP Basic' })),
      Password: Type.Null({ description: 'Never shown; null in a change keeps the stored one' }),
      IsValidateCertificate: Type.Boolean({ description: anyCertificate }),
      AllowedServerCertificateThumbprints: thumbprints,
    }),
  },
  { $id: 'WebhookSettings' },
);
export type WebhookSettings = Static<typeof WebhookSettings>;

const webHookRequest = Type.Object({
  Url: url,
  ConnectTimeout: Maybe(connectTimeout),
  AuthMode: Maybe(authMode),
  Login: Maybe(
    Type.String({
      maxLength: limits.webhook.login,
      pattern: '^[^:\\u0000-\\u001f\\u007f]*$',
      description: 'User name of HTTP Basic',
    }),
  ),
  Password: Maybe(
    Type.String({
      maxLength: limits.webhook.login,
      description: 'null keeps the stored one while the origin of Url stays; empty deletes it',
    }),
  ),
  IsValidateCertificate: Maybe(Type.Boolean({ description: anyCertificate })),
  AllowedServerCertificateThumbprints: Maybe(thumbprints),
});

/** The same, as it is written. */
export const WebhookSettingsRequest = Type.Object(
  {
    Enabled: Type.Boolean({
      description: 'Whether events are sent. Those that happen meanwhile are not kept',
    }),
    SecretKey: Maybe(secretKey),
    Version: Maybe(RecordVersion),
    WebHook: webHookRequest,
  },
  {
    $id: 'WebhookSettingsRequest',
    examples: [{ Enabled: true, Version: 0, WebHook: { Url: 'https://shop.example.com/selfsame' } }],
  },
);
export type WebhookSettingsRequest = Static<typeof WebhookSettingsRequest>;

/** Body of TestCustomerWebhook: settings to try before they are stored. */
export const TestWebhookRequest = Type.Object(
  { SecretKey: Maybe(secretKey), WebHook: Maybe(webHookRequest) },
  { $id: 'TestWebhookRequest', examples: [{ WebHook: { Url: 'https://shop.example.com/selfsame' } }] },
);
export type TestWebhookRequest = Static<typeof TestWebhookRequest>;

/** Query of TestCustomerWebhook. */
export const TestWebhookQuery = Type.Object({ eventType: Type.Optional(eventTypeNumber) });
export type TestWebhookQuery = Static<typeof TestWebhookQuery>;

/** Query of ResetCustomerWebhookSecret. */
export const ResetWebhookSecretQuery = Type.Object({
  immediate: Type.Optional(
    Type.Boolean({ description: 'true: the old secret stops signing at once, because it leaked' }),
  ),
});
export type ResetWebhookSecretQuery = Static<typeof ResetWebhookSecretQuery>;

const header = Type.Object({ Name: Type.String(), Value: Type.String() });

const exchangeFields = {
  Url: Type.String(),
  RequestHeaders: Type.Array(header),
  StatusCode: Nullable(Type.Integer({ description: 'null when no answer came' })),
  ResponseHeaders: Type.Array(header),
  ResponseBody: Nullable(Type.String({ description: 'Its first 4096 bytes' })),
  Error: Nullable(Type.String({ description: 'Why it counts as a failure' })),
  StartDate: Instant,
  DurationMs: Type.Integer(),
};

/** What came of a test event. */
export const WebhookTestResult = Type.Object(
  {
    Success: Type.Boolean({ description: 'The receiver answered 2xx' }),
    RequestBody: Type.String(),
    ...exchangeFields,
  },
  { $id: 'WebhookTestResult' },
);
export type WebhookTestResult = Static<typeof WebhookTestResult>;

const deliveryStatus = Type.Unsafe<'Pending' | 'Succeeded' | 'Failed' | 'Canceled'>({
  type: 'string',
  enum: ['Pending', 'Succeeded', 'Failed', 'Canceled'],
});

const deliveryFields = {
  DeliveryId: Type.String({ description: 'The EventId, and the header webhook-id' }),
  EventType: eventTypeNumber,
  AccountNumber: Nullable(Type.String()),
  Status: deliveryStatus,
  AttemptCount: Type.Integer(),
  StatusCode: Nullable(Type.Integer({ description: 'Of the last attempt' })),
  Error: Nullable(Type.String({ description: 'Of the last attempt' })),
  CreatedDate: Instant,
  NextAttemptDate: Nullable(Instant),
  FinishedDate: Nullable(Instant),
};

/** One row of the delivery log. */
export const WebhookDelivery = Type.Object(deliveryFields, { $id: 'WebhookDelivery' });
export type WebhookDelivery = Static<typeof WebhookDelivery>;
export const WebhookDeliveryPage = Page(WebhookDelivery);
export type WebhookDeliveryPage = Static<typeof WebhookDeliveryPage>;

/** One delivery with what was sent and answered each time. */
export const WebhookDeliveryDetails = Type.Object(
  {
    ...deliveryFields,
    RequestBody: Type.String(),
    Attempts: Type.Array(
      Type.Object({
        Number: Type.Integer({ minimum: 1 }),
        ...exchangeFields,
        Fault: Nullable(
          Type.Unsafe<SandboxFault>({
            type: 'string',
            enum: [...sandboxFaults],
            description: 'What it suffered in a sandbox, as ordered; null: nothing',
          }),
        ),
      }),
    ),
  },
  { $id: 'WebhookDeliveryDetails' },
);
export type WebhookDeliveryDetails = Static<typeof WebhookDeliveryDetails>;

/** Path that names a delivery. */
export const WebhookDeliveryParams = Type.Object({ deliveryId: Guid });
export type WebhookDeliveryParams = Static<typeof WebhookDeliveryParams>;

/** Body of ReplayWebhookDeliveries: the range by creation time, both ends included. */
export const ReplayWebhookRequest = Type.Object(
  {
    From: Instant,
    To: Maybe(Instant),
    Statuses: Maybe(
      Type.Array(deliveryStatus, { minItems: 1, maxItems: 4, description: 'Default: Failed and Canceled' }),
    ),
    EventTypes: Maybe(Type.Array(eventTypeNumber, { minItems: 1, maxItems: 4, description: 'Default: all' })),
  },
  { $id: 'ReplayWebhookRequest', examples: [{ From: '2026-01-31T00:00:00Z', Statuses: ['Failed'] }] },
);
export type ReplayWebhookRequest = Static<typeof ReplayWebhookRequest>;

/** How many deliveries a replay put on their way again. */
export const ReplayedWebhooks = Type.Object(
  {
    Count: Type.Integer({ minimum: 0 }),
    NextFrom: Nullable(
      Type.String({
        format: 'date-time',
        description: 'More than 500 matched: call again with this as From',
      }),
    ),
  },
  { $id: 'ReplayedWebhooks' },
);
export type ReplayedWebhooks = Static<typeof ReplayedWebhooks>;
