import { type Static, Type } from 'typebox';
import { type LivenessDoubt, type LivenessMode, livenessDoubts, livenessModes, roles } from '../enums.ts';
import { limits } from '../limits.ts';
import { ListQuery } from './account.ts';
import { matchingPolicyExample } from './passkey/matching-policy-example.ts';
import { PasskeyPolicy, secondFactor, withoutKey } from './passkey/passkey-policy.ts';
import { endReason, Guid, Instant, Maybe, Nullable, Page, RecordVersion } from './primitives.ts';

const role = Type.Unsafe<(typeof roles)[number]>({ type: 'string', enum: [...roles] });

/** Body of CreateApiKey. */
export const CreateApiKeyRequest = Type.Object(
  {
    Description: Maybe(Type.String({ maxLength: limits.description })),
    Roles: Maybe(
      Type.Array(role, {
        minItems: 1,
        maxItems: roles.length,
        uniqueItems: true,
        description: 'Default: all roles of the caller',
      }),
    ),
    ExpirationDate: Maybe(Instant),
    RejectUnknownFields: Maybe(
      Type.Boolean({
        description:
          'Requests with a field that their operation does not have are refused (400). Default: the field is ignored and named in the header `Selfsame-Unknown-Fields`',
      }),
    ),
  },
  {
    $id: 'CreateApiKeyRequest',
    examples: [{ Description: 'Shop backend', Roles: ['Account Manager', 'Transaction Manager'] }],
  },
);
export type CreateApiKeyRequest = Static<typeof CreateApiKeyRequest>;

const apiKeyFields = {
  ExternalId: Type.String({ description: 'The id part of the key' }),
  Description: Nullable(Type.String()),
  Enabled: Type.Boolean(),
  DisableReason: Type.String(),
  Roles: Type.Array(role),
  RejectUnknownFields: Type.Boolean(),
  CreatedDate: Instant,
  ModifiedDate: Instant,
  DeletedDate: Nullable(Instant),
  ExpirationDate: Nullable(Instant),
  LastUsedDate: Nullable(
    Type.String({
      format: 'date-time',
      description: 'When a token was last drawn with it, to the minute (extension)',
    }),
  ),
  AdministrativeUserLogin: Nullable(Type.String()),
  CustomerNumber: Type.String(),
};

/** An API key without its value. */
export const ApiKey = Type.Object(apiKeyFields, { $id: 'ApiKey' });
export type ApiKey = Static<typeof ApiKey>;

/** The one answer that holds the value. */
export const CreatedApiKey = Type.Object(
  { ...apiKeyFields, Value: Type.String({ description: 'Shown once; only a hash is stored' }) },
  { $id: 'CreatedApiKey' },
);
export type CreatedApiKey = Static<typeof CreatedApiKey>;
export const ApiKeyPage = Page(ApiKey);
export type ApiKeyPage = Static<typeof ApiKeyPage>;

/** Query of the list of API keys: without defaults, because asking for nothing asks for another answer. */
export const ApiKeyListQuery = Type.Object({
  ...ListQuery.properties,
  start: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.page.max })),
});
export type ApiKeyListQuery = Static<typeof ApiKeyListQuery>;

/** Path that names an API key. */
export const ApiKeyParams = Type.Object({
  externalId: Type.String({ minLength: 1, maxLength: 64, examples: ['4b1c7e52'] }),
});
export type ApiKeyParams = Static<typeof ApiKeyParams>;

/** Enabled or not, with a reason. */
export const EnableQuery = Type.Object({
  enabled: Type.Boolean(),
  reason: Type.Optional(Type.String({ maxLength: limits.reason })),
});
export type EnableQuery = Static<typeof EnableQuery>;

/** What is kept of transactions and credentials. */
export const GenericSettings = Type.Object(
  {
    StoreTransactionSensitiveData: Type.Boolean(),
    AllowStoringAccountBioCredentialRawData: Type.Boolean(),
    Version: RecordVersion,
  },
  { $id: 'GenericSettings' },
);
export type GenericSettings = Static<typeof GenericSettings>;

/** A false match rate in a request. */
export const falseMatchRate = Type.Number({
  examples: [0.00001],
  exclusiveMinimum: 0,
  maximum: 0.1,
  description: 'False match rate the threshold is set to, e.g. 0.00001',
});

/** How this tenant matches, checks liveness, looks for duplicates and locks accounts. */
export const MatchingPolicy = Type.Object(
  {
    FalseMatchRate: falseMatchRate,
    CheckLivenessDefault: Type.Boolean(),
    AllowLivenessOverride: Type.Boolean({ description: 'Whether a request may switch liveness off' }),
    LivenessMode: Maybe(
      Type.Unsafe<LivenessMode>({
        type: 'string',
        enum: [...livenessModes],
        description:
          'What a liveness check asks for: `passive` nothing, `active` random head turns, `active+flash` then changing colours on the screen too, which show that a video is fresh and nothing else. Null: the default of the server (SELFSAME_LIVENESS_MODE)',
      }),
    ),
    RequireConsent: Type.Optional(
      Type.Boolean({
        description:
          "Whether a capture is refused until the user's consent was recorded. Our page asks for it and records it always. Left out: false",
      }),
    ),
    LivenessDoubt: Maybe(
      Type.Unsafe<LivenessDoubt>({
        type: 'string',
        enum: [...livenessDoubts],
        description:
          'What becomes of a capture that is in doubt after everything was asked: `reject` refuses it, `review` keeps the transaction pending until operators have looked at it. `reject` unless said',
      }),
    ),
    Review: Maybe(
      Type.Object(
        {
          FourEyes: Type.Boolean({ description: 'Whether two different people must accept' }),
          KeepFrames: Type.Boolean({
            description:
              'Whether the pictures are kept, sealed, until the decision. Without them operators see the signals alone',
          }),
          TimeoutSec: Type.Integer({
            minimum: limits.review.timeoutSec.min,
            maximum: limits.review.timeoutSec.max,
            description: 'How long a review may take before the transaction expires, s',
          }),
        },
        { description: 'How operators review a capture in doubt' },
      ),
    ),
    Passkeys: Maybe(PasskeyPolicy),
    DuplicateCheck: Type.Unsafe<'off' | 'report' | 'refuse'>({
      type: 'string',
      enum: ['off', 'report', 'refuse'],
    }),
    Lockout: Type.Object({
      Enabled: Type.Boolean(),
      MaxFailedAttempts: Type.Integer({ minimum: 1, maximum: 100 }),
      FailedAttemptsTimeoutSec: Type.Integer({ minimum: 1, maximum: 2_592_000 }),
    }),
    Version: RecordVersion,
  },
  {
    $id: 'MatchingPolicy',
    examples: [matchingPolicyExample],
  },
);
export type MatchingPolicy = Static<typeof MatchingPolicy>;

/** What the portal offers when an operator begins an operation or transaction by hand. The API does not read it. */
export const PortalSettings = Type.Object(
  {
    LivenessDefaultEnabled: Type.Boolean({ description: 'Whether "check liveness" is on at first' }),
    AllowOverrideLiveness: Type.Boolean({ description: 'Whether the operator may change it' }),
    DefaultTimeoutSec: Type.Integer({
      minimum: limits.timeoutSec.min,
      maximum: limits.timeoutSec.max,
      description: 'How long the link lives unless the operator says otherwise, s',
    }),
    DeveloperOptions: Type.Boolean({
      description:
        'Whether link and QR code are shown to the operator as well when the user gets them by SMS or e-mail',
    }),
    FirstStepsHidden: Type.Optional(
      Type.Boolean({ description: 'Whether somebody has hidden the list of first steps on the overview' }),
    ),
    Version: RecordVersion,
  },
  { $id: 'PortalSettings' },
);
export type PortalSettings = Static<typeof PortalSettings>;

/** A transaction template of the tenant. */
export const CustomOperation = Type.Object(
  {
    ExternalId: Guid,
    Name: Type.String(),
    Description: Nullable(Type.String()),
    Title: Nullable(Type.String({ description: 'Heading of the approval screen' })),
    FalseMatchRate: Nullable(Type.Number()),
    CheckLiveness: Nullable(Type.Boolean()),
    SecondFactor: Nullable(secondFactor),
    SyncedPasskeys: Nullable(
      Type.Boolean({ description: 'In place of what the matching policy says of passkeys; null: that' }),
    ),
    WithoutKey: Nullable(withoutKey),
    Enabled: Type.Boolean(),
    IsNotification: Type.Boolean(),
    IsForeign: Type.Boolean(),
    CustomerName: Type.String(),
    CustomerNumber: Type.String(),
    CreatedDate: Instant,
    DeletedDate: Nullable(Instant),
  },
  { $id: 'CustomOperation' },
);
export type CustomOperation = Static<typeof CustomOperation>;

/** Body that creates or changes a transaction template. */
export const CustomOperationRequest = Type.Object(
  {
    Name: Type.String({ minLength: 1, maxLength: limits.templateName, pattern: '^[A-Za-z0-9_.-]+$' }),
    Description: Maybe(Type.String({ maxLength: limits.description })),
    Title: Maybe(Type.String({ maxLength: limits.templateTitle })),
    FalseMatchRate: Maybe(falseMatchRate),
    CheckLiveness: Maybe(Type.Boolean()),
    SecondFactor: Maybe(secondFactor),
    SyncedPasskeys: Maybe(Type.Boolean()),
    WithoutKey: Maybe(withoutKey),
    Enabled: Maybe(Type.Boolean()),
  },
  {
    $id: 'CustomOperationRequest',
    examples: [{ Name: 'LoanPayout', Title: 'Approve the transfer', FalseMatchRate: 0.00001 }],
  },
);
export type CustomOperationRequest = Static<typeof CustomOperationRequest>;

/** Path that names a template. */
export const CustomOperationParams = Type.Object({ operationId: Guid });
export type CustomOperationParams = Static<typeof CustomOperationParams>;

/** One row of the transaction list. */
export const TransactionListItem = Type.Object(
  {
    Id: Guid,
    AccountNumber: Nullable(Type.String()),
    Name: Type.String(),
    Amount: Type.Null(),
    Merchant: Type.Null(),
    Type: Type.String({ description: 'selfie, enrolment or verification' }),
    IsNotification: Type.Boolean(),
    IsForeign: Type.Boolean(),
    CustomData: Type.Array(Type.Object({ Key: Type.String(), Value: Type.String() })),
    Status: Type.Integer(),
    Result: Nullable(Type.String()),
    StartDate: Instant,
    EndDate: Nullable(Instant),
    Direct: Type.Boolean(),
    Tag: Nullable(Type.String()),
    AccountUIN: Nullable(Guid),
    TransportType: Type.Integer({
      description: '0 shown by the caller, 1 SMS, 2 e-mail, 3 both (extension)',
    }),
    AttemptsUsed: Type.Integer({ description: 'Judged captures (extension)' }),
    Reason: Nullable(endReason),
    ExpirationDate: Instant,
  },
  { $id: 'TransactionListItem' },
);
export const TransactionPage = Page(TransactionListItem);
export type TransactionPage = Static<typeof TransactionPage>;

/** A match of the 1:N search (camelCase, as the wire has it). */
export const IdentifyMatch = Type.Object(
  {
    id: Guid,
    owner: Type.Object({ id: Type.String(), name: Type.String() }),
    modifiedDate: Instant,
    score: Type.Integer({ description: '−12·log10(FMR) of this comparison' }),
  },
  { $id: 'IdentifyMatch' },
);
export const IdentifyMatches = Type.Array(IdentifyMatch);
export type IdentifyMatches = Static<typeof IdentifyMatches>;
