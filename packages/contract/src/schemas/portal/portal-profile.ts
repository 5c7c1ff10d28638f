import { type Static, Type } from 'typebox';
import { limits } from '../../limits.ts';
import { Guid, Instant, Maybe, Nullable } from '../primitives.ts';
import {
  ceremonyId,
  operatorEmail,
  operatorName,
  passkeyMethod,
  password,
  portalLocale,
  totpCode,
} from './portal.ts';

const passkeyName = Type.String({
  minLength: 1,
  maxLength: limits.portal.passkeyName,
  pattern: '\\S',
  examples: ['Laptop'],
});

/** Body of UpdateProfile: absent fields stay as they are. */
export const UpdateProfileRequest = Type.Object(
  {
    DisplayName: Type.Optional(operatorName),
    /** Empty takes the address away: null counts as absent, as everywhere. */
    Email: Maybe(Type.Union([operatorEmail, Type.Literal('')])),
    Locale: Maybe(portalLocale),
  },
  { $id: 'UpdateProfileRequest' },
);
export type UpdateProfileRequest = Static<typeof UpdateProfileRequest>;

/** A passkey of an operator. */
export const Passkey = Type.Object(
  {
    Id: Guid,
    Name: Type.String(),
    Synced: Type.Boolean({ description: 'Kept by a passkey provider on more than one device' }),
    CreatedDate: Instant,
    LastUsedDate: Nullable(Instant),
  },
  { $id: 'Passkey' },
);
export type Passkey = Static<typeof Passkey>;

/** By what an operator can sign in. */
export const SignInMethods = Type.Object(
  {
    Passkeys: Type.Array(Passkey),
    HasPassword: Type.Boolean({ description: 'Password and authenticator; one is never without the other' }),
    RecoveryCodesLeft: Type.Integer({ minimum: 0 }),
  },
  { $id: 'SignInMethods' },
);
export type SignInMethods = Static<typeof SignInMethods>;

/** Body of AddPasskey. */
export const AddPasskeyRequest = Type.Object(passkeyMethod.properties, { $id: 'AddPasskeyRequest' });
export type AddPasskeyRequest = Static<typeof AddPasskeyRequest>;

/** Body of RenamePasskey. */
export const RenamePasskeyRequest = Type.Object({ Name: passkeyName }, { $id: 'RenamePasskeyRequest' });
export type RenamePasskeyRequest = Static<typeof RenamePasskeyRequest>;

/** Path that names a passkey. */
export const PasskeyParams = Type.Object({ passkeyId: Guid });
export type PasskeyParams = Static<typeof PasskeyParams>;

/** Body of SetPassword: with an authenticator that was just set up, or by itself when there is one. */
export const SetPasswordRequest = Type.Object(
  {
    Password: password,
    Authenticator: Maybe(Type.Object({ CeremonyId: ceremonyId, Code: totpCode })),
  },
  { $id: 'SetPasswordRequest' },
);
export type SetPasswordRequest = Static<typeof SetPasswordRequest>;

/** Codes that stand in for the authenticator, each once; shown only now. Empty when none were made. */
export const RecoveryCodes = Type.Object(
  { Codes: Type.Array(Type.String({ examples: ['K7QM-2XHD-9VTR-B4NA'] })) },
  { $id: 'RecoveryCodes' },
);
export type RecoveryCodes = Static<typeof RecoveryCodes>;

/** A session of an operator. */
export const OperatorSession = Type.Object(
  {
    Id: Guid,
    Browser: Type.String({ description: 'Browser and system, empty when it does not say' }),
    Current: Type.Boolean({ description: 'The one that asks' }),
    SignedInDate: Instant,
    LastSeenDate: Instant,
    ExpirationDate: Instant,
  },
  { $id: 'OperatorSession' },
);
export type OperatorSession = Static<typeof OperatorSession>;
/** Sessions of one operator, the latest used first. */
export const OperatorSessions = Type.Object(
  { Items: Type.Array(OperatorSession) },
  { $id: 'OperatorSessions' },
);
export type OperatorSessions = Static<typeof OperatorSessions>;

/** Path that names a session. */
export const OperatorSessionParams = Type.Object({ sessionId: Guid });
export type OperatorSessionParams = Static<typeof OperatorSessionParams>;
