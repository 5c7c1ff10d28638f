import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Guid, Instant, KeyValue, Maybe, Nullable } from './primitives.ts';

const timeout = Type.Integer({
  minimum: limits.timeoutSec.min,
  maximum: limits.timeoutSec.max,
  default: limits.timeoutSec.default,
  description: 'Seconds the user has',
});
const transport = Type.Integer({
  minimum: 0,
  maximum: 3,
  default: 0,
  description: '0 inline, 1 SMS, 2 e-mail, 3 both',
});
const phone = Type.String({ maxLength: limits.phoneNumber, description: 'E.164, needed for SMS' });
const email = Type.String({ maxLength: limits.email, description: 'Needed for e-mail' });
const codeword = Type.String({ maxLength: limits.codeword, description: 'Short phrase shown to the user' });
const tag = Type.String({ maxLength: limits.tag, description: 'Your free label, returned in lists' });
const locale = Type.String({
  maxLength: limits.locale,
  pattern: '^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$',
  description: 'BCP 47 tag: language of the message and of the page (extension)',
  examples: ['de'],
});
const customData = Type.Array(KeyValue, { maxItems: limits.customDataItems });

/** Body of BeginGetForeignBiometry. */
export const BeginGetForeignBiometryRequest = Type.Object(
  {
    CheckLiveness: Maybe(
      Type.Boolean({ description: 'Check that a living person is present. Default: the tenant setting' }),
    ),
    TimeoutSec: Maybe(timeout),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    TransportType: Maybe(transport),
    IntroductionText: Maybe(
      Type.String({ maxLength: limits.introductionText, description: 'Shown on the first screen' }),
    ),
    Codeword: Maybe(codeword),
    Tag: Maybe(tag),
    Locale: Maybe(locale),
  },
  {
    $id: 'BeginGetForeignBiometryRequest',
    examples: [
      {
        CheckLiveness: true,
        TimeoutSec: 3600,
        PhoneNumber: '',
        Email: '',
        TransportType: 0,
        IntroductionText: '',
      },
    ],
  },
);
export type BeginGetForeignBiometryRequest = Static<typeof BeginGetForeignBiometryRequest>;

/** A selfie operation as begin and end answer it. */
export const ForeignOperation = Type.Object(
  {
    OneTimeSecret: Nullable(
      Type.String({ description: '24 URL-safe characters; null when the link went by SMS or e-mail' }),
    ),
    TempId: Nullable(Guid),
    OperationId: Guid,
    Status: Type.Integer({ minimum: 0, maximum: 5 }),
    Message: Nullable(Type.String()),
    StartDate: Instant,
    EndDate: Nullable(Instant),
  },
  {
    $id: 'ForeignOperation',
    examples: [
      {
        OneTimeSecret: 'gXumaHzDpaYwxEhn0Q6Bo6da',
        TempId: 'be6e89db-d709-4636-b708-b526c37018a1',
        OperationId: '113e838b-be34-53e9-c52f-3cc45b2d10ce',
        Status: 1,
        Message: 'Operation has been accepted by the user.',
        StartDate: '2021-10-13T15:59:25.06Z',
        EndDate: '2021-10-13T16:03:33.01Z',
      },
    ],
  },
);
export type ForeignOperation = Static<typeof ForeignOperation>;

/** An image handed in by the caller. */
export const FacialImage = Type.Object({
  Description: Maybe(Type.String({ maxLength: limits.description })),
  DataType: Type.Integer({ description: '1 JPEG, 3 GIF, 4 PNG, 5 TIFF' }),
  Data: Type.String({ description: 'base64' }),
});

/** Body of BeginForeignAuthorization (V1 verification). */
export const BeginForeignAuthorizationRequest = Type.Object(
  {
    Name: Maybe(
      Type.String({
        maxLength: limits.templateName,
        description: 'Transaction template, default Verify_Identity',
      }),
    ),
    TimeoutSec: Maybe(timeout),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    TransportType: Maybe(transport),
    FacialImageAccountNumber: Maybe(
      Type.String({ description: 'Account whose stored credential is compared' }),
    ),
    FacialImage: Maybe(FacialImage),
    CheckLiveness: Maybe(Type.Boolean()),
    CustomData: Maybe(customData),
    AdditionalData: Maybe(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'Stored and returned as ConfirmationAdditionalData',
      }),
    ),
    Codeword: Maybe(codeword),
    Tag: Maybe(tag),
    Locale: Maybe(locale),
  },
  {
    $id: 'BeginForeignAuthorizationRequest',
    examples: [
      {
        Name: 'Verify_Identity',
        TimeoutSec: 3600,
        TransportType: 0,
        FacialImageAccountNumber: 'MyAccount',
        CheckLiveness: true,
        CustomData: [
          { Key: 'recipient', Value: 'Jane Doe' },
          { Key: 'amount', Value: '120.00 EUR' },
        ],
      },
    ],
  },
);
export type BeginForeignAuthorizationRequest = Static<typeof BeginForeignAuthorizationRequest>;

/** A V1 verification transaction as begin and end answer it. */
export const ForeignAuthorization = Type.Object(
  {
    OneTimeSecret: Nullable(Type.String()),
    TransactionId: Guid,
    Status: Type.Integer({ minimum: 0, maximum: 5 }),
    Message: Nullable(Type.String()),
    StartDate: Instant,
    EndDate: Nullable(Instant),
    ConfirmationLevel: Nullable(
      Type.Integer({
        description: '0 none, 1 approved without credential, 2 biometric, 3 biometric with liveness',
      }),
    ),
    ConfirmationAdditionalData: Nullable(Type.Record(Type.String(), Type.Unknown())),
  },
  { $id: 'ForeignAuthorization' },
);
export type ForeignAuthorization = Static<typeof ForeignAuthorization>;

/** Body of `POST /v2/operations`. */
export const CreateOperationRequest = Type.Object(
  {
    AccountNumber: Maybe(Type.String()),
    Name: Type.String({ minLength: 1, maxLength: limits.templateName }),
    Timeout: Maybe(timeout),
    TransportType: Maybe(transport),
    Codeword: Maybe(codeword),
    Tag: Maybe(tag),
    IntroductionText: Maybe(Type.String({ maxLength: limits.introductionText })),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    CheckLiveness: Maybe(Type.Boolean()),
    Payload: Maybe(Type.Record(Type.String(), Type.Unknown())),
    Locale: Maybe(locale),
  },
  {
    $id: 'CreateOperationRequest',
    examples: [
      {
        AccountNumber: 'MyAccount',
        Name: 'EnrollBioCredential',
        Timeout: 3600,
        TransportType: 0,
        Codeword: '',
        Tag: '',
      },
    ],
  },
);
export type CreateOperationRequest = Static<typeof CreateOperationRequest>;

/** Answer of `POST /v2/operations`: exactly these two. */
export const CreatedOperation = Type.Object(
  { OperationId: Guid, OneTimeSecret: Nullable(Type.String()) },
  { $id: 'CreatedOperation' },
);
export type CreatedOperation = Static<typeof CreatedOperation>;

/** Answer of `GET /v2/operations/{id}/status`. */
export const OperationStatus = Type.Object(
  {
    OperationId: Guid,
    Name: Type.String(),
    Status: Type.Integer({ minimum: 0, maximum: 5 }),
    Message: Nullable(Type.String()),
    StartDate: Instant,
    EndDate: Nullable(Instant),
  },
  { $id: 'OperationStatus' },
);
export type OperationStatus = Static<typeof OperationStatus>;

/** Outcome of the 1:1 comparison. */
export const BiometricVerificationResult = Type.Object(
  {
    Verified: Type.Boolean(),
    Score: Type.Integer({ description: '−12·log10(FMR), 84 means 1 in 10,000,000' }),
    MatchProbability: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { $id: 'BiometricVerificationResult' },
);
export type BiometricVerificationResult = Static<typeof BiometricVerificationResult>;

/** Outcome of liveness detection; every field is always present. */
export const LivenessDetectionResult = Type.Object(
  {
    IsLive: Type.Boolean(),
    Version: Type.String({ description: 'Model id' }),
    Probability: Type.Number({ minimum: 0, maximum: 1 }),
    Score: Type.Number({ description: 'Mean PAD logit; higher is more live' }),
    Quality: Type.Number({ minimum: 0, maximum: 1, description: 'Share of usable frames' }),
    Error: Nullable(Type.String()),
    ErrorId: Nullable(Type.String()),
  },
  { $id: 'LivenessDetectionResult' },
);
export type LivenessDetectionResult = Static<typeof LivenessDetectionResult>;

const resultPayload = Type.Object({
  Data: Type.Object({ TempId: Nullable(Guid), AccountNumber: Nullable(Type.String()) }),
  Metadata: Type.Object({
    BiometricVerificationResult: Nullable(BiometricVerificationResult),
    LivenessDetectionResult: Nullable(LivenessDetectionResult),
  }),
});

/** Answer of `GET /v2/operations/{id}/result`. */
export const OperationResult = Type.Object(
  {
    Name: Type.String(),
    OperationId: Guid,
    Status: Type.Integer({ minimum: 0, maximum: 5 }),
    Message: Nullable(Type.String()),
    Payload: resultPayload,
  },
  { $id: 'OperationResult' },
);
export type OperationResult = Static<typeof OperationResult>;

/** What the confirmation of a V2 transaction asks for. */
export const ConfirmationPolicy = Type.Object({
  TransportType: Maybe(transport),
  CredentialType: Maybe(
    Type.Integer({ minimum: 0, maximum: 7, default: 1, description: '0 none, 1 biometric, 2 OTP, 4 FIDO2' }),
  ),
  BioPolicy: Maybe(Type.Object({ CheckLiveness: Maybe(Type.Boolean()) })),
  Fido2Policy: Maybe(Type.Record(Type.String(), Type.Unknown())),
});

/** Body of `POST /v2/transactions`. */
export const CreateTransactionRequest = Type.Object(
  {
    AccountNumber: Type.String({ minLength: 1 }),
    Name: Type.String({ minLength: 1, maxLength: limits.templateName }),
    ConfirmationPolicy,
    Timeout: Maybe(timeout),
    Tag: Maybe(tag),
    CodeWord: Maybe(codeword),
    CustomData: Maybe(customData),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    Locale: Maybe(locale),
  },
  {
    $id: 'CreateTransactionRequest',
    examples: [
      {
        AccountNumber: 'MyAccount',
        Timeout: 3600,
        Name: 'Verify_Identity',
        ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
        Tag: null,
        CodeWord: null,
        CustomData: [],
      },
    ],
  },
);
export type CreateTransactionRequest = Static<typeof CreateTransactionRequest>;

/** Answer of `POST /v2/transactions`. */
export const CreatedTransaction = Type.Object(
  { TransactionId: Guid, OneTimeSecret: Nullable(Type.String()) },
  { $id: 'CreatedTransaction' },
);
export type CreatedTransaction = Static<typeof CreatedTransaction>;

/** Answer of `GET /v2/transactions/{id}/status`. */
export const TransactionStatus = Type.Object(
  {
    TransactionId: Guid,
    Name: Type.String(),
    Status: Type.Integer({ minimum: 0, maximum: 5 }),
    Message: Nullable(Type.String()),
    StartDate: Instant,
    EndDate: Nullable(Instant),
  },
  { $id: 'TransactionStatus' },
);
export type TransactionStatus = Static<typeof TransactionStatus>;

/** Answer of `GET /v2/transactions/{id}/result`. */
export const TransactionResult = Type.Object(
  {
    Name: Type.String(),
    TransactionId: Guid,
    Status: Type.Integer({ minimum: 0, maximum: 5 }),
    Message: Nullable(Type.String()),
    Payload: resultPayload,
  },
  { $id: 'TransactionResult' },
);
export type TransactionResult = Static<typeof TransactionResult>;
