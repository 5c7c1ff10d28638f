import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { sandboxAaguid } from '@selfsame/contract';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** A passkey with its private half (ES256), as the authenticator of a sandbox uses it. */
export interface SimulatedPasskey {
  /** Credential id. */
  id: Buffer;
  privateKey: KeyObject;
}

/** What a ceremony asks, and how its user takes part. */
export interface SimulatedCeremony {
  /** base64url. */
  challenge: string;
  rpId: string;
  /** Of the page that asks, which is at the top. */
  origin: string;
  userVerified: boolean;
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Flags of authenticator data (WebAuthn Level 3, §6.1): user present, user verified, attested credential data. */
const flag = { present: 0x01, verified: 0x04, attested: 0x40 } as const;
/** It counts no signatures (§6.1.1): it keeps nothing between two. */
const noCounter = Buffer.alloc(4);

const authenticatorData = ({ rpId, userVerified }: SimulatedCeremony, flags = 0): Buffer =>
  Buffer.concat([
    sha256(rpId),
    Buffer.of(flag.present | (userVerified ? flag.verified : 0) | flags),
    noCounter,
  ]);

/** What the browser writes down of who asks (§5.8.1). */
const clientData = (
  type: 'webauthn.create' | 'webauthn.get',
  { challenge, origin }: SimulatedCeremony,
): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** The public half as COSE writes an ES256 key (RFC 9053, §2.1 and §7.1.1). */
function coseKey(privateKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const coordinate = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  );
}

const signed = (privateKey: KeyObject, data: Buffer, client: Buffer): Uint8Array =>
  new Uint8Array(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey));

/**
 * Tells of a passkey that was just made (WebAuthn Level 3, §6.3.2).
 * @param attests whether the relying party wants to know its model: the passkey itself then signs it (§8.2, self attestation)
 */
export function register(
  passkey: SimulatedPasskey,
  ceremony: SimulatedCeremony,
  attests: boolean,
): RegistrationResponseJSON {
  const { id, privateKey } = passkey;
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  const aaguid = Buffer.from(sandboxAaguid.replaceAll('-', ''), 'hex');
  const data = Buffer.concat([
    authenticatorData(ceremony, flag.attested),
    ...[aaguid, length, id, coseKey(privateKey)],
  ]);
  const client = clientData('webauthn.create', ceremony);
  const statement: [string, number | Uint8Array][] = attests
    ? [
        ['alg', -7],
        ['sig', signed(privateKey, data, client)],
      ]
    : [];
  const attestation = new Map<string, string | Uint8Array | Map<string, number | Uint8Array>>([
    ['fmt', attests ? 'packed' : 'none'],
    ['attStmt', new Map(statement)],
    ['authData', new Uint8Array(data)],
  ]);
  return {
    ...credentialOf(id),
    response: {
      clientDataJSON: base64url(client),
      attestationObject: base64url(isoCBOR.encode(attestation)),
      transports: ['internal'],
    },
  };
}

/** Shows a passkey (WebAuthn Level 3, §6.3.3). */
export function authenticate(
  { id, privateKey }: SimulatedPasskey,
  ceremony: SimulatedCeremony,
): AuthenticationResponseJSON {
  const data = authenticatorData(ceremony);
  const client = clientData('webauthn.get', ceremony);
  return {
    ...credentialOf(id),
    response: {
      clientDataJSON: base64url(client),
      authenticatorData: base64url(data),
      signature: base64url(signed(privateKey, data, client)),
    },
  };
}

/** What every answer says of its credential (WebAuthn Level 3, §5.1). */
const credentialOf = (id: Buffer) => ({
  ...{ id: base64url(id), rawId: base64url(id) },
  ...{ type: 'public-key' as const, clientExtensionResults: {} },
});
