import { type Static, Type } from 'typebox';
import {
  type PasskeyAttestation,
  type PasskeyStandIn,
  passkeyAttestations,
  passkeyStandIns,
  type SecondFactor,
  secondFactors,
} from '../../enums.ts';
import { limits } from '../../limits.ts';
import { Guid, Maybe } from '../primitives.ts';

/** When a verification by face asks for a passkey too. */
export const secondFactor = Type.Unsafe<SecondFactor>({
  type: 'string',
  enum: [...secondFactors],
  description:
    'When a verification by face (CredentialType 1) becomes one by passkey and face (5): `never` unless the request says so; `newDevice` for every account that has a passkey, in a browser that has not shown it within `RememberBrowserDays`: a device without it gets nowhere unless `WithoutKey` says what stands in, while an account without one passes by face; `always`: an account without a passkey is refused (E_ACCOUNT_PASSKEY_REQUIRED)',
});

/** What stands in for a passkey that is not on the device. */
export const withoutKey = Type.Unsafe<PasskeyStandIn>({
  type: 'string',
  enum: [...passkeyStandIns],
  description:
    'What stands in for a passkey that this policy asks for and that is not on the device: `none` ends the transaction; `approval`: after an accepted face the transaction waits in the reviews of the portal; `code`: after an accepted face the page asks for a code that goes to a confirmed address of the account (EmailVerified before PhoneNumberVerified), and an account without one is treated as under `none`; `delay`: after an accepted face a notice goes to every address of the account, and the transaction is accepted after `DelayHours` unless whoever reads the notice stops it or you cancel it. An account without a confirmed address is treated as under `none`. A passkey that the request itself asks for (CredentialType 4 or 5) is never replaced. `none` unless said',
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
    WithoutKey: Maybe(withoutKey),
    Attestation: Maybe(
      Type.Unsafe<PasskeyAttestation>({
        type: 'string',
        enum: [...passkeyAttestations],
        description:
          'Whether a new passkey must say which make of authenticator it is of: `none` asks nothing; `direct` takes only those whose attestation is signed and names one of `Aaguids`. Formats `packed`, `fido-u2f` and `tpm` are taken; Android key, SafetyNet and Apple attestations never are, since checking them would fetch what they name. Keys that are there already stay. `none` unless said',
      }),
    ),
    Aaguids: Maybe(
      Type.Array(Guid, {
        maxItems: limits.passkeys.attestation.aaguids,
        description: 'Makes of authenticators that `Attestation: direct` takes; at least one there',
      }),
    ),
    AttestationRoots: Maybe(
      Type.String({
        maxLength: limits.passkeys.attestation.rootsLength,
        description:
          'Certificates (PEM) of those who make these authenticators. With them an attestation must chain to one of them; without any, the make is what the authenticator says of itself',
      }),
    ),
    RememberBrowserDays: Maybe(
      Type.Integer({
        minimum: 0,
        maximum: limits.passkeys.browsers.days.max,
        description: `For so many days a browser is known for the account, and \`newDevice\` asks it for the face alone. It becomes known when \`newDevice\` asked it for the passkey, and passkey (or what \`WithoutKey\` names) and face were accepted there. A passkey that anything else asked for makes no browser known: the request, \`always\`, or \`RaiseWithinDays\` while the key or the face is new. No other rule is loosened by it. Forgotten when a passkey is deleted, the face deleted or replaced, or the account disabled. 0: every time; ${limits.passkeys.browsers.days.default} unless said`,
      }),
    ),
    EmbeddingOrigins: Maybe(
      Type.Array(Type.String({ maxLength: limits.passkeys.embedding.length }), {
        maxItems: limits.passkeys.embedding.origins,
        description:
          'Origins of pages around ours that may ask for passkeys by `webauthhandler.js`, where the frame itself is not allowed to: https (or http on localhost), exact, no wildcard; each beneath the RP id, or named in SELFSAME_PASSKEY_RELATED_ORIGINS. Whatever runs in such a page can ask its visitors for their passkeys. None unless said',
      }),
    ),
    DelayHours: Maybe(
      Type.Integer({
        minimum: limits.passkeys.delay.min,
        maximum: limits.passkeys.delay.max,
        description: `Hours that pass under \`WithoutKey: delay\`; ${limits.passkeys.delay.default} unless said`,
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
