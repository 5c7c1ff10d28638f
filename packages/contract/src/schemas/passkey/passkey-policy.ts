import { type Static, Type } from 'typebox';
import { type PasskeyStandIn, passkeyStandIns, type SecondFactor, secondFactors } from '../../enums.ts';
import { limits } from '../../limits.ts';
import { Maybe } from '../primitives.ts';

/** When a verification by face asks for a passkey too. */
export const secondFactor = Type.Unsafe<SecondFactor>({
  type: 'string',
  enum: [...secondFactors],
  description:
    'When a verification by face (CredentialType 1) becomes one by passkey and face (5): `never` unless the request says so; `newDevice` for every account that has a passkey, so that a device without it gets nowhere unless `WithoutKey` says what stands in, while an account without one passes by face; `always`: an account without a passkey is refused (E_ACCOUNT_PASSKEY_REQUIRED)',
});

/** Which passkeys a tenant takes, and when it asks for them. */
export const PasskeyPolicy = Type.Object(
  {
    SecondFactor: secondFactor,
    Synced: Type.Boolean({
      description:
        'Whether passkeys are taken that a provider keeps on more than one device. Off: device-bound ones only, when they are enrolled and whenever they are shown',
    }),
    OfferAfterEnrolment: Type.Boolean({
      description:
        'Whether the page offers "Remember this device" after an accepted EnrollBioCredential, in the same session',
    }),
    RaiseWithinDays: Type.Integer({
      minimum: 0,
      maximum: limits.passkeys.raiseDays,
      description:
        'For so many days a new face is not enough where the account has a passkey, and a new passkey not enough where it has a face: both are asked for. 0: off',
    }),
    WithoutKey: Maybe(
      Type.Unsafe<PasskeyStandIn>({
        type: 'string',
        enum: [...passkeyStandIns],
        description:
          'What stands in for a passkey that this policy asks for and that is not on the device: `none` ends the transaction; `approval`: after an accepted face the transaction waits in the reviews of the portal; `code`: after an accepted face the page asks for a code that goes to a confirmed address of the account (EmailVerified before PhoneNumberVerified), and an account without one is treated as under `none`. A passkey that the request itself asks for (CredentialType 4 or 5) is never replaced. `none` unless said',
      }),
    ),
  },
  { description: 'Passkeys of accounts as a second factor' },
);
export type PasskeyPolicy = Static<typeof PasskeyPolicy>;

/** What holds until a tenant says otherwise. */
export const defaultPasskeyPolicy: PasskeyPolicy = {
  SecondFactor: 'never',
  WithoutKey: 'none',
  Synced: true,
  OfferAfterEnrolment: false,
  RaiseWithinDays: 0,
};
