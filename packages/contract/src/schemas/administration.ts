import { type Static, Type } from 'typebox';
import { roles } from '../enums.ts';
import { limits } from '../limits.ts';
import { ListQuery } from './account.ts';
import { falseMatchRate } from './passkey/matching-policy.ts';
import { secondFactor, withoutKey } from './passkey/passkey-policy.ts';
import {
  endReason,
  Guid,
  Instant,
  Maybe,
  Nullable,
  Page,
  RecordVersion,
  sessionStatus,
} from './primitives.ts';

const role = Type.Unsafe<(typeof roles)[number]>({ type: 'string', enum: [...roles] });

/** Body of CreateApiKey. */
export const CreateApiKeyRequest = Type.Object(
  {
    Description: Maybe(Type.String({ maxLength: limits.description, description: 'What it is for' })),
    Roles: Maybe(
      Type.Array(role, {
        minItems: 1,
        maxItems: roles.length,
        uniqueItems: true,
        description: 'Default: all roles of the caller. Nobody gives a role that they do not have',
      }),
    ),
    ExpirationDate: Maybe(
      Type.String({
        format: 'date-time',
        description: 'When it ends, in UTC. Default: never',
        examples: ['2031-10-13T15:59:25.06Z'],
      }),
    ),
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
  Description: Nullable(Type.String({ description: 'What it is for' })),
  Enabled: Type.Boolean({ description: 'A disabled key opens nothing' }),
  DisableReason: Type.String({ description: 'Why it is disabled' }),
  Roles: Type.Array(role, { description: 'What it may do' }),
  RejectUnknownFields: Type.Boolean({
    description: 'Whether its requests are refused for fields that their operation does not have',
  }),
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
  CustomerNumber: Type.String({ description: 'Number of the tenant' }),
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
  externalId: Type.String({
    minLength: 1,
    maxLength: 64,
    examples: ['4b1c7e52'],
    description: 'The id part of the key',
  }),
});
export type ApiKeyParams = Static<typeof ApiKeyParams>;

/** Enabled or not, with a reason. */
export const EnableQuery = Type.Object({
  enabled: Type.Boolean({ description: 'true enables, false disables' }),
  reason: Type.Optional(Type.String({ maxLength: limits.reason, description: 'Why, for `DisableReason`' })),
});
export type EnableQuery = Static<typeof EnableQuery>;

/** What is kept of transactions and credentials. */
export const GenericSettings = Type.Object(
  {
    StoreTransactionSensitiveData: Type.Boolean({
      description:
        'Whether an accepted verification keeps its picture and template under a TempId. false at first: it leaves nothing behind',
    }),
    AllowStoringAccountBioCredentialRawData: Type.Boolean({
      description:
        'Whether a new credential keeps its picture beside the template. true at first. Pictures that are stored already stay',
    }),
    Version: RecordVersion,
  },
  { $id: 'GenericSettings' },
);
export type GenericSettings = Static<typeof GenericSettings>;

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

const templateLiveness = 'Whether liveness is checked where a request says nothing; null: as the policy says';

/** A transaction template of the tenant. */
export const CustomOperation = Type.Object(
  {
    ExternalId: Guid,
    Name: Type.String({ description: 'What transactions name it by' }),
    Description: Nullable(Type.String({ description: 'Your words about it' })),
    Title: Nullable(Type.String({ description: 'Heading of the approval screen' })),
    FalseMatchRate: Nullable(Type.Number({ description: 'Null: that of the matching policy' })),
    CheckLiveness: Nullable(Type.Boolean({ description: templateLiveness })),
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
    Name: Type.String({
      minLength: 1,
      maxLength: limits.templateName,
      pattern: '^[A-Za-z0-9_.-]+$',
      description: 'What transactions name it by',
    }),
    Description: Maybe(Type.String({ maxLength: limits.description, description: 'Your words about it' })),
    Title: Maybe(
      Type.String({ maxLength: limits.templateTitle, description: 'Heading of the approval screen' }),
    ),
    FalseMatchRate: Maybe(falseMatchRate),
    CheckLiveness: Maybe(Type.Boolean({ description: templateLiveness })),
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
    AccountNumber: Nullable(Type.String({ description: 'Null without an account, or when it was deleted' })),
    Name: Type.String({ description: 'Operation or transaction template' }),
    Amount: Type.Null({ description: 'Nothing here' }),
    Merchant: Type.Null({ description: 'Nothing here' }),
    Type: Type.String({ description: 'selfie, enrolment or verification' }),
    IsNotification: Type.Boolean(),
    IsForeign: Type.Boolean(),
    CustomData: Type.Array(Type.Object({ Key: Type.String(), Value: Type.String() }), {
      description: 'What the user was shown',
    }),
    Status: sessionStatus,
    Result: Nullable(Type.String()),
    StartDate: Instant,
    EndDate: Nullable(Instant),
    Direct: Type.Boolean(),
    Tag: Nullable(Type.String({ description: 'Your free label' })),
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
