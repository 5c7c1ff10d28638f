import { createHash } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import { type Static, Type } from 'typebox';
import { checkJson, parseJson } from './parse-json.ts';
import type { RelyingParty } from './relying-party.ts';

/**
 * EdDSA, ES256, RS256 (COSE): what authenticators have today. The library would also try ML-DSA, which Node still calls
 * experimental.
 */
const supportedAlgorithmIDs = [-8, -7, -257];

/**
 * Attestations that the library checks without asking anybody. It checks others by certificates that they bring along or
 * that it knows itself (android-key, android-safetynet, apple), and then fetches the address of the revocation list that
 * these name: whoever answers would send this server where they like.
 */
const offlineFormats: readonly unknown[] = ['none', 'packed', 'fido-u2f', 'tpm'];

/** Bytes of the longest credential id (WebAuthn §5.8.3) as base64url, and some. */
const credentialIdLength = 1_400;

/** A public key by its credential id, as stored. */
export interface StoredKey {
  credential_id: string;
  transports: string[];
}

/** Whose key is made, and how long its maker may take. */
export interface NewKeyOwner {
  rpName: string;
  /** UUID; it goes into the key and names nobody. */
  userId: string;
  /** What the authenticator lists the key under. */
  userName: string;
  displayName: string;
  /** Keys there are already: an authenticator makes no second one. */
  existing: readonly StoredKey[];
  residentKey: 'required' | 'preferred';
  /** Whether the authenticator has to say, signed, which make it is; `none` unless said. */
  attestation?: 'none' | 'direct';
  timeoutSec: number;
}

/**
 * What a browser makes a key with. Always one that verifies its user, and no attestation unless somebody wants it: asking is a
 * question more for its user.
 */
export const createKeyOptions = (
  rp: RelyingParty,
  owner: NewKeyOwner,
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    rpName: owner.rpName,
    rpID: rp.id,
    userID: new Uint8Array(Buffer.from(owner.userId.replaceAll('-', ''), 'hex')),
    userName: owner.userName,
    userDisplayName: owner.displayName,
    timeout: owner.timeoutSec * 1_000,
    attestationType: owner.attestation ?? 'none',
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: owner.residentKey, userVerification: 'required' },
    excludeCredentials: owner.existing.map(({ credential_id: id, transports }) => ({
      id,
      transports,
    })),
  });

/** What a browser shows a key with; any key of this relying party where none is named. */
export const askKeyOptions = (
  rp: RelyingParty,
  asked: { keys: readonly StoredKey[]; timeoutSec: number },
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: rp.id,
    timeout: asked.timeoutSec * 1_000,
    userVerification: 'required',
    allowCredentials: asked.keys.map(({ credential_id: id, transports }) => ({ id, transports })),
  });

/** A key that its authenticator has just made. */
export interface MadeKey {
  /** base64url. */
  credentialId: string;
  /** COSE. */
  publicKey: Buffer;
  counter: number;
  transports: string[];
  /** Which make of authenticator, as it says itself; zeros where it does not say. */
  aaguid: string;
  /** Flags BE and BS. */
  backupEligible: boolean;
  backedUp: boolean;
  /** Its attestation, whose signature is right; `x5c` the certificates it came with, leaf first, DER. */
  attestation: { format: string; x5c: Uint8Array[] };
}

/** Whether an answer can be checked without asking anybody. Decoded as the library decodes it. */
function isCheckedOffline(response: unknown): boolean {
  try {
    const { attestationObject } = checkJson(WithAttestation, response, 'the answer').response;
    return offlineFormats.includes(
      decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('fmt'),
    );
  } catch {
    return false;
  }
}

/**
 * Checks a new key against what was asked: challenge, origin, RP id, user verified, and that a key this server can check
 * signed nothing else. Only attestations that are checked without asking anybody are taken.
 * @returns null when anything is wrong
 */
export async function checkMadeKey(
  rp: RelyingParty,
  { challenge, response }: { challenge: string; response: unknown },
): Promise<MadeKey | null> {
  if (!isCheckedOffline(response)) return null;
  // Whatever the library throws, the answer is not the one that was asked for.
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { credential, credentialBackedUp, credentialDeviceType, aaguid, fmt, attestationObject } =
    verified.registrationInfo;
  const statement = decodeAttestationObject(new Uint8Array(attestationObject)).get('attStmt');
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: (credential.transports ?? []).slice(0, 10).map((transport) => String(transport).slice(0, 32)),
    aaguid,
    attestation: { format: fmt, x5c: [...(statement.get('x5c') ?? [])] },
    backupEligible: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
  };
}

/** The credential id that an answer names; null where it names none. */
export function credentialIdOf(response: unknown): string | null {
  const id = (response as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= credentialIdLength ? id : null;
}

/** SHA-256 of a credential id, hex: what receipts, the audit log and the API name a key by. */
export const digestOfCredential = (credentialId: string): string =>
  createHash('sha256').update(Buffer.from(credentialId, 'base64url')).digest('hex');

/** A stored key as an answer is checked with. */
export interface KeyToCheck extends StoredKey {
  public_key: Buffer;
  /** bigint: text. */
  counter: string;
}

/** What a right answer says of its authenticator. */
export interface ShownKey {
  counter: number;
  backupEligible: boolean;
  backedUp: boolean;
}

/**
 * Checks an answer against what was asked: challenge, origin, RP id, user verified, signature, and a counter that went on.
 * A counter that stood or went back is a copied authenticator (WebAuthn §6.1.1).
 * @param topOrigin the page around ours, where its tenant lets it frame ours
 * @returns null when anything is wrong
 */
export async function checkShownKey(
  rp: RelyingParty,
  { challenge, response, key }: { challenge: string; response: unknown; key: KeyToCheck },
  topOrigin?: string,
): Promise<ShownKey | null> {
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    ...(topOrigin !== undefined && { expectedTopOrigin: topOrigin }),
    requireUserVerification: true,
    credential: {
      id: key.credential_id,
      publicKey: new Uint8Array(key.public_key),
      counter: Number(key.counter),
      transports: key.transports,
    },
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter, credentialBackedUp, credentialDeviceType } = verified.authenticationInfo;
  return {
    counter: newCounter,
    backupEligible: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
  };
}

const WithAttestation = Type.Object({ response: Type.Object({ attestationObject: Type.String() }) });
const WithClientData = Type.Object({ response: Type.Object({ clientDataJSON: Type.String() }) });
const ClientData = Type.Object({
  topOrigin: Type.Optional(Type.String()),
  crossOrigin: Type.Optional(Type.Boolean()),
});

/** What the browser wrote into an answer (WebAuthn L3 §5.8.1); undefined where it can't be read. */
function clientDataOf(response: unknown): Static<typeof ClientData> | undefined {
  try {
    const { clientDataJSON } = checkJson(WithClientData, response, 'the answer').response;
    const clientData = Buffer.from(clientDataJSON, 'base64url').toString('utf8');
    return parseJson(ClientData, clientData, 'clientDataJSON');
  } catch {
    return undefined;
  }
}

/** Where the page around ours is, as the browser wrote it into an answer; undefined where it wrote nothing. */
export const topOriginOf = (response: unknown): string | undefined => clientDataOf(response)?.topOrigin;

/** Whether an answer comes out of a frame in a page of another origin. Not every browser names that page, but all say that there is one. */
export function isFromFrame(response: unknown): boolean {
  const read = clientDataOf(response);
  return read === undefined || read.crossOrigin === true || read.topOrigin !== undefined;
}
