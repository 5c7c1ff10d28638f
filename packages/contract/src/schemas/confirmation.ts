import { type Static, Type } from 'typebox';
import { LivenessDetectionResult } from './operation-v2.ts';
import { Guid, Instant, Nullable } from './primitives.ts';

/**
 * How a transaction was confirmed (docs/wire.md#audit-and-confirmations). What this server does not do (places, devices, pictures in
 * lists) is null, and so is what does not apply: known clients declare these members as nullable
 * (docs/decisions/0241-a-confirmation-has-every-member.md).
 */
export const TransactionConfirmation = Type.Object(
  {
    ExternalId: Guid,
    ConfirmationStatus: Type.Integer({
      minimum: 0,
      maximum: 5,
      description: 'The Status of the transaction',
    }),
    ConfirmationAttempts: Type.Integer({ description: 'Judged captures' }),
    Timeout: Type.Integer({ description: 's' }),
    ConfirmationType: Type.Integer({
      description: 'CredentialType: 0 none, 1 biometric, 4 passkey, 5 passkey and biometric',
    }),
    NotificationSendingDate: Nullable(
      Type.String({ format: 'date-time', description: 'When the first message was sent' }),
    ),
    ConfirmationEndDate: Nullable(Instant),
    UserName: Nullable(Type.String({ description: 'AccountNumber' })),
    ConfirmationLevel: Nullable(
      Type.Integer({
        description:
          '0 not at all, 1 without credential, 2 by face, 3 by face and liveness, 4 by passkey, 5 by passkey and face',
      }),
    ),
    EthalonBiometricCredential: Type.Null({ description: 'Pictures and templates are not told' }),
    CandidateBiometricCredential: Type.Null(),
    Geofencing: Type.Null(),
    BiometricScore: Nullable(Type.Integer()),
    BiometricMatchProbability: Nullable(Type.Number()),
    CheckLiveness: Type.Boolean(),
    LivenessDetectionResult: Nullable(LivenessDetectionResult),
  },
  { $id: 'TransactionConfirmation' },
);
export type TransactionConfirmation = Static<typeof TransactionConfirmation>;
