import { type Static, Type } from 'typebox';
import { limits } from '../../limits.ts';
import { Guid, Instant, Maybe, Nullable } from '../primitives.ts';

const keyFields = {
  Id: Guid,
  ExternalId: Type.String({ description: 'The part of the key before the dot; no secret' }),
  Description: Type.String(),
  CreatedDate: Instant,
  CreatedBy: Nullable(
    Type.String({
      description:
        'Name of the portal user who made it; null: the command line did, or the portal user was deleted',
    }),
  ),
  ExpirationDate: Nullable(Instant),
  LastUsedDate: Nullable(Instant),
  RevokedDate: Nullable(Instant),
};

/** A key of the installation, without its secret. */
export const InstallationKey = Type.Object(keyFields, { $id: 'InstallationKey' });
export type InstallationKey = Static<typeof InstallationKey>;

/** Every key of the installation that is not revoked, and those revoked last. */
export const InstallationKeys = Type.Object(
  { Items: Type.Array(InstallationKey) },
  { $id: 'InstallationKeys' },
);
export type InstallationKeys = Static<typeof InstallationKeys>;

/** The one answer that holds the whole key. */
export const CreatedInstallationKey = Type.Object(
  {
    ...keyFields,
    Key: Type.String({
      description: 'Sent as `Authorization: Bearer`; shown once',
      examples: ['installation-3f0c0e0e-3a52-4d5c-9f65-0a6d3f7d1c11.q9Zt…'],
    }),
  },
  { $id: 'CreatedInstallationKey' },
);
export type CreatedInstallationKey = Static<typeof CreatedInstallationKey>;

/** Path that names a key of the installation. */
export const InstallationKeyParams = Type.Object({ installationKeyId: Guid });
export type InstallationKeyParams = Static<typeof InstallationKeyParams>;

/** Body of CreateInstallationKey. */
export const CreateInstallationKeyRequest = Type.Object(
  {
    Description: Type.String({
      minLength: 1,
      maxLength: limits.installation.keys.description,
      description: 'What it is for',
    }),
    ExpirationDate: Maybe(
      Type.String({
        format: 'date-time',
        description: 'In the future; absent: it does not expire',
        examples: ['2030-01-01T00:00:00Z'],
      }),
    ),
  },
  { $id: 'CreateInstallationKeyRequest', examples: [{ Description: 'Billing makes the tenants' }] },
);
export type CreateInstallationKeyRequest = Static<typeof CreateInstallationKeyRequest>;
