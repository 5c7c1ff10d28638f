import type { PasskeyTrouble } from '../machine/states.ts';

/** What of `navigator.credentials` is used. */
export type Credentials = Pick<CredentialsContainer, 'create' | 'get'>;

/** The browser gave no passkey. */
export class PasskeyError extends Error {
  readonly trouble: PasskeyTrouble;

  constructor(trouble: PasskeyTrouble) {
    super(trouble);
    this.name = 'PasskeyError';
    this.trouble = trouble;
  }
}

type Json = Record<string, unknown>;
type Descriptor = Omit<PublicKeyCredentialDescriptor, 'id'> & { readonly id: string };

/**
 * Opens the browser's dialog for a passkey.
 * @param step `assert` shows one that exists, `enrol` and `offer` make one
 * @param options JSON form of the options (WebAuthn Level 3 §5.1.8, §5.1.9), as the server wrote them
 * @returns the credential in its JSON form (§5.1, `toJSON`). Browsers older than that form have to be served as well, so
 *   it is written here for all of them.
 * @throws PasskeyError; DOMException AbortError when the signal fires
 */
export async function askAuthenticator(
  credentials: Credentials,
  { step, options }: { readonly step: 'assert' | 'enrol' | 'offer'; readonly options: unknown },
  signal: AbortSignal,
): Promise<Json> {
  const { challenge, ...others } = options as Json;
  const shared = { ...others, challenge: decode(challenge as string) };
  try {
    const credential =
      step === 'assert'
        ? await credentials.get({ signal, publicKey: requestOf(shared) })
        : await credentials.create({ signal, publicKey: creationOf(shared) });
    if (credential === null) throw new PasskeyError('closed');
    return toJson(credential as PublicKeyCredential);
  } catch (error) {
    if (error instanceof PasskeyError || signal.aborted) throw error;
    throw new PasskeyError(troubleOf(error));
  }
}

function requestOf(options: Json): PublicKeyCredentialRequestOptions {
  const { allowCredentials, ...others } = options as { allowCredentials?: Descriptor[] };
  return {
    ...(others as unknown as PublicKeyCredentialRequestOptions),
    ...(allowCredentials && { allowCredentials: allowCredentials.map(descriptorOf) }),
  };
}

function creationOf(options: Json): PublicKeyCredentialCreationOptions {
  const { user, excludeCredentials, ...others } = options as {
    user: Omit<PublicKeyCredentialUserEntity, 'id'> & { readonly id: string };
    excludeCredentials?: Descriptor[];
  };
  return {
    ...(others as unknown as PublicKeyCredentialCreationOptions),
    user: { ...user, id: decode(user.id) },
    ...(excludeCredentials && { excludeCredentials: excludeCredentials.map(descriptorOf) }),
  };
}

const descriptorOf = (key: Descriptor): PublicKeyCredentialDescriptor => ({ ...key, id: decode(key.id) });

function toJson(credential: PublicKeyCredential): Json {
  const { id, rawId, type, response, authenticatorAttachment } = credential;
  return {
    ...{ id, rawId: encode(rawId), type },
    authenticatorAttachment: authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: {
      clientDataJSON: encode(response.clientDataJSON),
      ...(isAttestation(response) ? attestationJson(response) : assertionJson(response)),
    },
  };
}

const isAttestation = (response: AuthenticatorResponse): response is AuthenticatorAttestationResponse =>
  'attestationObject' in response;

const attestationJson = (response: AuthenticatorAttestationResponse): Json => ({
  attestationObject: encode(response.attestationObject),
  // Missing before Firefox 119.
  transports: response.getTransports?.() ?? [],
});

function assertionJson(response: AuthenticatorResponse): Json {
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    authenticatorData: encode(authenticatorData),
    signature: encode(signature),
    ...(userHandle && { userHandle: encode(userHandle) }),
  };
}

/** By the names that WebAuthn gives (§5.1.3, §5.1.4); a name that it does not know is taken for a device that can't. */
function troubleOf(error: unknown): PasskeyTrouble {
  const { name } = error as Error;
  if (name === 'InvalidStateError') return 'exists';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'closed' : 'unable';
}

/** base64url without padding. */
function encode(bytes: ArrayBuffer): string {
  const text = btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
