import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/** What the server opens a ceremony with. */
export interface Ceremony {
  CeremonyId: string;
  Options: unknown;
}

/** Asks the browser for a passkey it has. @throws WebAuthnError when the person closes the dialog, or there is none */
export const askForPasskey = async ({ CeremonyId, Options }: Ceremony) => ({
  CeremonyId,
  Response: await startAuthentication({ optionsJSON: Options as PublicKeyCredentialRequestOptionsJSON }),
});

/** Has the browser make a passkey. @throws WebAuthnError when the person closes the dialog, or it can't */
export const makePasskey = async ({ CeremonyId, Options }: Ceremony) => ({
  CeremonyId,
  Response: await startRegistration({ optionsJSON: Options as PublicKeyCredentialCreationOptionsJSON }),
});

/** What the browser made, as the server takes it. */
export type NewPasskey = Awaited<ReturnType<typeof makePasskey>>;
