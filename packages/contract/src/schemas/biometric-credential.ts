import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Guid, Instant, Maybe, Nullable, Page } from './primitives.ts';

/** Body of CreateAccountBiometricCredential, verify and verify2. */
export const BiometricCredentialRequest = Type.Object(
  {
    ExternalId: Maybe(Type.String({ maxLength: 128 })),
    Description: Maybe(Type.String({ maxLength: limits.description })),
    CredentialType: Maybe(Type.Integer({ minimum: 0, maximum: 1, default: 1, description: '1 face' })),
    DataType: Type.Integer({ minimum: 0, maximum: 100, description: '1 JPEG, 3 GIF, 4 PNG, 5 TIFF' }),
    Data: Type.String({ minLength: 1, description: 'base64 of the image file, at most 10 MB' }),
    IsProofed: Maybe(Type.Boolean()),
    SourceCredentials: Maybe(Type.Array(Type.Unknown(), { maxItems: 20 })),
    DeletedDate: Maybe(Type.Unknown()),
  },
  {
    $id: 'BiometricCredentialRequest',
    examples: [
      {
        ExternalId: null,
        Description: 'Main account biometric credential',
        CredentialType: 1,
        DataType: 1,
        Data: '/9j/4AAQSkZJRgABAQAAAQABAAD…',
        IsProofed: false,
        SourceCredentials: [],
        DeletedDate: null,
      },
    ],
  },
);
export type BiometricCredentialRequest = Static<typeof BiometricCredentialRequest>;

/** Body of CreateAccountProofedBiometricCredential. */
export const ProofedBiometricCredentialRequest = Type.Object(
  { TempId: Guid, Description: Maybe(Type.String({ maxLength: limits.description })) },
  {
    $id: 'ProofedBiometricCredentialRequest',
    examples: [{ TempId: 'be6e89db-d709-4636-b708-b526c37018a1' }],
  },
);
export type ProofedBiometricCredentialRequest = Static<typeof ProofedBiometricCredentialRequest>;

/** Body of the replacement: a picture (`DataType` and `Data`) or a `TempId`, one of the two. */
export const ReplaceBiometricCredentialRequest = Type.Object(
  {
    TempId: Maybe(Guid),
    ExternalId: Maybe(Type.String({ maxLength: 128 })),
    Description: Maybe(Type.String({ maxLength: limits.description })),
    CredentialType: Maybe(Type.Integer({ minimum: 0, maximum: 1, default: 1, description: '1 face' })),
    DataType: Maybe(Type.Integer({ minimum: 0, maximum: 100, description: '1 JPEG, 3 GIF, 4 PNG, 5 TIFF' })),
    Data: Maybe(Type.String({ minLength: 1, description: 'base64 of the image file, at most 10 MB' })),
    IsProofed: Maybe(Type.Boolean()),
    SourceCredentials: Maybe(Type.Array(Type.Unknown(), { maxItems: 20 })),
    DeletedDate: Maybe(Type.Unknown()),
  },
  {
    $id: 'ReplaceBiometricCredentialRequest',
    examples: [{ TempId: 'be6e89db-d709-4636-b708-b526c37018a1' }],
  },
);
export type ReplaceBiometricCredentialRequest = Static<typeof ReplaceBiometricCredentialRequest>;

/** What was measured in the picture that a template was made from. */
export const CredentialQuality = Type.Object(
  {
    EyeDistance: Type.Number({ description: 'Between the centres of the eyes, px' }),
    Sharpness: Type.Number({ description: 'log variance of the Laplacian; about 3 to 7, higher is sharper' }),
    Brightness: Type.Number({ description: 'Mean luma of the face, 0 to 255' }),
    Contrast: Type.Number({ description: 'Luma percentile 95 minus percentile 5 of the face, 0 to 255' }),
    Saturated: Type.Number({ description: 'Share of saturated pixels of the face, 0 to 1' }),
  },
  { $id: 'CredentialQuality' },
);
export type CredentialQuality = Static<typeof CredentialQuality>;

/** The picture of a stored credential. */
export const BiometricCredentialImage = Type.Object(
  {
    DataType: Type.Integer({ description: '1 JPEG, 3 GIF, 4 PNG, 5 TIFF' }),
    Data: Type.String({ description: 'base64 of the image file' }),
  },
  { $id: 'BiometricCredentialImage', examples: [{ DataType: 1, Data: '/9j/4AAQSkZJRgABAQAAAQABAAD…' }] },
);
export type BiometricCredentialImage = Static<typeof BiometricCredentialImage>;

/** A stored credential. `Data` is always null: the face never leaves in an answer that does not need it. */
export const BiometricCredential = Type.Object(
  {
    Id: Guid,
    ExternalId: Nullable(Type.String()),
    Description: Nullable(Type.String()),
    CredentialType: Type.Integer(),
    DataType: Type.Integer(),
    Data: Type.Null(),
    IsProofed: Type.Boolean(),
    SourceCredentials: Type.Array(Type.Unknown()),
    CreatedDate: Instant,
    ModifiedDate: Instant,
    DeletedDate: Nullable(Instant),
    HasRawData: Type.Boolean({ description: 'Whether the picture is still stored beside the template' }),
    HasSideViews: Type.Boolean({
      description:
        'Whether it was enrolled by head-turn and holds the person’s sides, which verifications by head-turn are compared with',
    }),
    ModelId: Type.String({ description: 'Embedder that made the template' }),
    Quality: Nullable(CredentialQuality),
    PossibleDuplicates: Type.Array(Type.String(), {
      description:
        'AccountNumbers that seemed to hold the same face when this was enrolled (matching policy DuplicateCheck: report)',
    }),
  },
  { $id: 'BiometricCredential' },
);
export type BiometricCredential = Static<typeof BiometricCredential>;

/** One row of the metadata list. */
export const BiometricCredentialMetadata = Type.Object(
  { Id: Guid, OwnerId: Type.String(), OwnerName: Type.String(), ModifiedDate: Instant },
  { $id: 'BiometricCredentialMetadata' },
);
export const BiometricCredentialMetadataPage = Page(BiometricCredentialMetadata);
export type BiometricCredentialMetadataPage = Static<typeof BiometricCredentialMetadataPage>;

/** Body of the liveness-only check. */
export const CheckLivenessRequest = Type.Object(
  {
    FacialImage: Type.Object({
      Description: Maybe(Type.String({ maxLength: limits.description })),
      DataType: Type.Integer(),
      Data: Type.String({ minLength: 1 }),
    }),
    DeviceOS: Maybe(Type.Integer()),
  },
  {
    $id: 'CheckLivenessRequest',
    examples: [{ FacialImage: { DataType: 1, Data: '/9j/4AAQSkZJRgABAQAAAQABAAD…' } }],
  },
);
export type CheckLivenessRequest = Static<typeof CheckLivenessRequest>;
