import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import {
  codeword,
  customData,
  email,
  locale,
  phone,
  returnUrl,
  tag,
  timeout,
  transport,
} from './begin-fields.ts';
import { Guid, Instant, Maybe, Nullable, sessionMessage, sessionStatus } from './primitives.ts';

const oneTimeSecret = Type.String({
  description: 'Opens the page, as `s` of the link; null when the link went by SMS or e-mail',
});

/** Body of `POST /v2/operations`. */
export const CreateOperationRequest = Type.Object(
  {
    AccountNumber: Maybe(
      Type.String({ description: 'Account that is enrolled; a selfie (`GetForeignBiometry`) needs none' }),
    ),
    Name: Type.String({
      minLength: 1,
      maxLength: limits.templateName,
      description: '`GetForeignBiometry`, `EnrollBioCredential` or `EnrollFido2Credential`',
    }),
    Timeout: Maybe(timeout),
    TransportType: Maybe(transport),
    Codeword: Maybe(codeword),
    Tag: Maybe(tag),
    IntroductionText: Maybe(
      Type.String({ maxLength: limits.introductionText, description: 'Shown on the first screen' }),
    ),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    CheckLiveness: Maybe(
      Type.Boolean({ description: 'Check that a living person is present. Default: the tenant setting' }),
    ),
    Payload: Maybe(Type.Record(Type.String(), Type.Unknown())),
    Locale: Maybe(locale),
    ReturnUrl: Maybe(returnUrl),
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
  { OperationId: Guid, OneTimeSecret: Nullable(oneTimeSecret) },
  { $id: 'CreatedOperation' },
);
export type CreatedOperation = Static<typeof CreatedOperation>;

/** Answer of `GET /v2/operations/{id}/status`. */
export const OperationStatus = Type.Object(
  {
    OperationId: Guid,
    Name: Type.String(),
    Status: sessionStatus,
    Message: sessionMessage,
    StartDate: Instant,
    EndDate: Nullable(Instant),
  },
  { $id: 'OperationStatus' },
);
export type OperationStatus = Static<typeof OperationStatus>;

/** Outcome of the 1:1 comparison. */
export const BiometricVerificationResult = Type.Object(
  {
    Verified: Type.Boolean({ description: 'Whether it is the same person at the rate that was asked for' }),
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

/** The passkey that took part (extension). Absent where none did; the transaction's Status says what came of it. */
export const PasskeyVerificationResult = Type.Object(
  {
    CredentialIdHash: Type.String({ description: 'SHA-256 of the credential id, hex' }),
    Aaguid: Type.String(),
    UserVerified: Type.Boolean(),
    BackupEligible: Type.Boolean({ description: 'Flag BE; false: it can never leave its device' }),
    BackedUp: Type.Boolean({ description: 'Flag BS' }),
    Counter: Type.Integer(),
    Rule: Type.String({
      description: 'What asked for it: request, always, newDevice, newFace, newKey, operation or offer',
    }),
    Origin: Type.Optional(
      Type.String({
        description: 'Origin of the page around ours that asked for it; absent where our own page did',
      }),
    ),
  },
  { $id: 'PasskeyVerificationResult' },
);
export type PasskeyVerificationResult = Static<typeof PasskeyVerificationResult>;

/** What stood in for a passkey that was not on the device (extension). Absent where nothing did. */
const PasskeyStandInResult = Type.Object({
  Kind: Type.String({ description: 'approval, code, delay, or browser: one that is known for the account' }),
  Rule: Nullable(
    Type.String({ description: 'What had asked for the passkey: always, newDevice, newFace or newKey' }),
  ),
  Date: Instant,
});

const resultPayload = Type.Object({
  Data: Type.Object({ TempId: Nullable(Guid), AccountNumber: Nullable(Type.String()) }),
  Metadata: Type.Object(
    {
      BiometricVerificationResult: Type.Optional(BiometricVerificationResult),
      LivenessDetectionResult: Type.Optional(LivenessDetectionResult),
      PasskeyVerificationResult: Type.Optional(PasskeyVerificationResult),
      PasskeyStandInResult: Type.Optional(PasskeyStandInResult),
    },
    { description: 'What does not apply is absent, never null' },
  ),
});

/** Answer of `GET /v2/operations/{id}/result`. */
export const OperationResult = Type.Object(
  {
    Name: Type.String(),
    OperationId: Guid,
    Status: sessionStatus,
    Message: sessionMessage,
    Payload: resultPayload,
  },
  { $id: 'OperationResult' },
);
export type OperationResult = Static<typeof OperationResult>;

/** What the confirmation of a V2 transaction asks for. */
export const ConfirmationPolicy = Type.Object({
  TransportType: Maybe(transport),
  CredentialType: Maybe(
    Type.Integer({
      minimum: 0,
      maximum: 7,
      default: 1,
      description: '0 none, 1 biometric, 2 OTP, 4 passkey, 5 passkey and then biometric (extension)',
    }),
  ),
  BioPolicy: Maybe(
    Type.Object(
      {
        CheckLiveness: Maybe(
          Type.Boolean({
            description:
              'Check that a living person is present. Default: the template, then the tenant setting',
          }),
        ),
      },
      { description: 'What is asked of the face' },
    ),
  ),
  Fido2Policy: Maybe(Type.Record(Type.String(), Type.Unknown())),
});

/** Body of `POST /v2/transactions`. */
export const CreateTransactionRequest = Type.Object(
  {
    AccountNumber: Type.String({ minLength: 1, description: 'Account that is verified' }),
    Name: Type.String({
      minLength: 1,
      maxLength: limits.templateName,
      description: 'Transaction template, such as `Verify_Identity`',
    }),
    ConfirmationPolicy,
    Timeout: Maybe(timeout),
    Tag: Maybe(tag),
    CodeWord: Maybe(codeword),
    CustomData: Maybe(customData),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    Locale: Maybe(locale),
    ReturnUrl: Maybe(returnUrl),
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
  { TransactionId: Guid, OneTimeSecret: Nullable(oneTimeSecret) },
  { $id: 'CreatedTransaction' },
);
export type CreatedTransaction = Static<typeof CreatedTransaction>;

/** Answer of `GET /v2/transactions/{id}/status`. */
export const TransactionStatus = Type.Object(
  {
    TransactionId: Guid,
    Name: Type.String(),
    Status: sessionStatus,
    Message: sessionMessage,
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
    Status: sessionStatus,
    Message: sessionMessage,
    Payload: resultPayload,
  },
  { $id: 'TransactionResult' },
);
export type TransactionResult = Static<typeof TransactionResult>;
