import { type Static, Type } from 'typebox';
import { type LivenessMode, livenessModes } from '../enums.ts';
import { TenantQuotas, TenantUsage } from './portal/tenants.ts';
import { Instant, Nullable } from './primitives.ts';

const count = Type.Integer({ minimum: 0 });
const oneOf = <const T extends string>(names: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...names], ...(description && { description }) });

/** What a model is for. */
export const modelRoles = [
  'ShortRangeDetector',
  'FullRangeDetector',
  'Landmarks',
  'Embedder',
  'PresentationAttackDetector',
] as const;
export type ModelRole = (typeof modelRoles)[number];

/** One model that the server runs. */
export const ModelState = Type.Object(
  {
    Role: oneOf(modelRoles),
    Id: Type.String(),
    Sha256: Type.String({ description: 'Of the file; checked at the start' }),
    Source: Type.String({ description: 'npm package and version that the weights come from' }),
  },
  { $id: 'ModelState' },
);
export type ModelState = Static<typeof ModelState>;

/** How the server stands, as far as one tenant is concerned. No secrets, no addresses but the public one, no paths. */
export const SystemStatus = Type.Object(
  {
    Version: Type.String(),
    StartedDate: Type.String({
      format: 'date-time',
      description: 'When the process that answers was started',
    }),
    LivenessMode: oneOf<LivenessMode>(livenessModes, 'What a check asks for where the tenant has not said'),
    Models: Type.Array(ModelState),
    Storage: Type.Object({
      Accounts: count,
      Credentials: count,
      CredentialPictures: Type.Integer({ minimum: 0, description: 'Credentials whose picture is kept' }),
      TempCaptures: Type.Integer({ minimum: 0, description: 'Selfies under a TempId, with their pictures' }),
      Database: oneOf(['embedded', 'external']),
      Pictures: oneOf(['files', 's3'], 'Where sealed pictures lie'),
    }),
    Quotas: TenantQuotas,
    Usage: TenantUsage,
    Retention: Type.Object({
      TempDataHours: Type.Integer({ description: 'How long the selfie under a TempId is kept' }),
      OldestTempCaptureDate: Nullable(Instant),
      NextPurgeDate: Nullable(Type.String({ format: 'date-time', description: 'When the next one goes' })),
      WebhookLogDays: count,
      MessageDays: Type.Integer({ description: 'How long the state of an SMS or e-mail is kept' }),
      ReplayHashDays: Type.Integer({
        description: 'How long the perceptual hashes live by which a replayed recording is known again',
      }),
    }),
    Webhook: Type.Object({
      State: oneOf(['none', 'enabled', 'disabled', 'stopped'], '`stopped`: switched off by the server'),
      DisableReason: Nullable(Type.String()),
      LastSuccessDate: Nullable(Instant),
      Pending: count,
      FailedLastDay: Type.Integer({ description: 'Given up within 24 hours' }),
    }),
    Jobs: Type.Object({
      State: oneOf(
        ['ok', 'late', 'failing'],
        '`late`: a job waits for more than a minute. `failing`: one has failed three times or was given up',
      ),
      LateSec: Type.Integer({ description: 'How long the oldest due job has waited' }),
    }),
    Channels: Type.Object(
      {
        Sms: oneOf(['twilio', 'http', 'outbox', 'none']),
        Email: oneOf(['smtp', 'outbox', 'none']),
      },
      { description: '`outbox`: kept for reading instead of sent. `none`: refused' },
    ),
    Passkeys: Type.Object(
      {
        Available: Type.Boolean({
          description:
            'Whether browsers make passkeys for the address of this server; else whatever asks for one is refused (E_PASSKEYS_NOT_AVAILABLE)',
        }),
        Origin: Type.String({ description: 'That address, of SELFSAME_BASE_URL' }),
        RpId: Type.String({ description: 'Whom passkeys of accounts are made for (SELFSAME_PASSKEY_RP_ID)' }),
      },
      { description: 'Whether accounts can have passkeys' },
    ),
    Egress: Type.Object(
      { InnerAddresses: Type.Boolean(), PlainHttp: Type.Boolean(), UnverifiedTls: Type.Boolean() },
      {
        description: 'What is allowed beyond https to public addresses, for requests to where a tenant says',
      },
    ),
  },
  { $id: 'SystemStatus' },
);
export type SystemStatus = Static<typeof SystemStatus>;
