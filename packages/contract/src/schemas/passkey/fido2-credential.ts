import { type Static, Type } from 'typebox';
import { limits } from '../../limits.ts';
import { AccountParams } from '../account.ts';
import { Guid, Instant, Nullable } from '../primitives.ts';

/** A passkey of an account, as operators and backends see it (extension). */
export const Fido2Credential = Type.Object(
  {
    Id: Guid,
    Description: Type.String(),
    CredentialType: Type.Integer({ description: '4: passkey' }),
    CredentialIdHash: Type.String({
      description: 'SHA-256 of the credential id, hex; receipts and the audit log name the passkey by it',
    }),
    Aaguid: Guid,
    Transports: Type.Array(Type.String()),
    IsDeviceBound: Type.Boolean({ description: 'It can never leave its device (flag BE is 0)' }),
    IsSynced: Type.Boolean({ description: 'A passkey provider keeps it on more than one device (flag BS)' }),
    CreatedDate: Instant,
    LastUsedDate: Nullable(Instant),
  },
  { $id: 'Fido2Credential' },
);
export type Fido2Credential = Static<typeof Fido2Credential>;

/** Path that names a passkey of an account. */
export const Fido2CredentialParams = Type.Object({
  ...AccountParams.properties,
  CredentialId: Guid,
});
export type Fido2CredentialParams = Static<typeof Fido2CredentialParams>;

/** Body of UpdateAccountFido2Credential. */
export const Fido2CredentialRequest = Type.Object(
  { Description: Type.String({ minLength: 1, maxLength: limits.passkeys.description, pattern: '\\S' }) },
  { $id: 'Fido2CredentialRequest', examples: [{ Description: 'Phone of Ada' }] },
);
export type Fido2CredentialRequest = Static<typeof Fido2CredentialRequest>;
