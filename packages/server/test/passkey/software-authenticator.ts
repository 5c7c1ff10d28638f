import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

type Cbor = number | string | Uint8Array | readonly unknown[] | Map<number | string, unknown>;

/** CBOR (RFC 8949) of what authenticators send: whole numbers, byte strings, texts, lists and maps. */
function cbor(value: Cbor): Buffer {
  const head = (major: number, count: number): Buffer => {
    if (count < 24) return Buffer.of((major << 5) | count);
    if (count < 256) return Buffer.of((major << 5) | 24, count);
    return Buffer.of((major << 5) | 25, count >> 8, count & 255);
  };
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value))
    return Buffer.concat([head(4, value.length), ...value.map((one) => cbor(one as Cbor))]);
  if (value instanceof Map) {
    const entries = [...value].flatMap(([key, one]) => [cbor(key), cbor(one as Cbor)]);
    return Buffer.concat([head(5, value.size), ...entries]);
  }
  const bytes = value as Uint8Array;
  return Buffer.concat([head(2, bytes.length), Buffer.from(bytes)]);
}

/** An ES256 key as COSE writes it (RFC 9053 §7.1.1). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x, y } = publicKey.export({ format: 'jwk' });
  const map = new Map<number, number | Buffer>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x!, 'base64url')],
    [-3, Buffer.from(y!, 'base64url')],
  ]);
  return cbor(map);
}

interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Who signs an attestation; of format `packed` unless said. */
interface Attestation {
  format?: string;
  key: KeyObject;
  x5c: Buffer[];
}

/** How an authenticator of tests differs from a good one of this device. */
export interface AuthenticatorTraits {
  /** Flags BE and BS. */
  isSynced?: boolean;
  verifiesUser?: boolean;
  /** Counts its signatures; false as most synced keys. */
  counts?: boolean;
  /** How it says which make it is: not at all, signed by the new key itself, or by a key that certificates (DER, leaf first) vouch for. */
  attests?: 'none' | 'self' | Attestation | ((key: KeyPair, signed: Buffer) => Attestation);
  aaguid?: string;
}

/** What a page is, as the browser writes it into every answer. */
export interface AskingPage {
  origin: string;
  rpId?: string;
  topOrigin?: string;
  /** In a frame of a page of another origin that the browser does not name, as Safari. */
  isFramed?: true;
}

interface HeldKey extends KeyPair {
  id: Buffer;
  rpId: string;
  counter: number;
}

/** Options of both ceremonies, as far as an authenticator reads them. */
interface Options {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
  excludeCredentials?: { id: string }[];
}

/** An authenticator in software: real ES256 keys, COSE, CBOR and signatures, so that nothing of the server is faked. */
export class SoftwareAuthenticator {
  readonly aaguid: string;
  readonly keys: HeldKey[] = [];
  readonly #traits: Required<AuthenticatorTraits>;

  constructor(traits: AuthenticatorTraits = {}) {
    const aaguid = '00112233-4455-6677-8899-aabbccddeeff';
    this.#traits = { isSynced: false, verifiesUser: true, counts: true, attests: 'none', aaguid, ...traits };
    this.aaguid = this.#traits.aaguid;
  }

  /** Makes a key. @throws DOMException InvalidStateError where it holds one of those excluded */
  create(options: unknown, page: AskingPage): Record<string, unknown> {
    const { challenge, rp, excludeCredentials = [] } = options as Options;
    if (excludeCredentials.some(({ id }) => this.keys.some((key) => text(key.id) === id)))
      throw new DOMException('One is there already', 'InvalidStateError');
    const rpId = page.rpId ?? rp?.id ?? new URL(page.origin).hostname;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key: HeldKey = { id: randomBytes(32), rpId, privateKey, publicKey, counter: 0 };
    this.keys.push(key);
    return this.register(key, challenge, page);
  }

  /** Tells of a key once more, as one that is cloned or replayed would. */
  register(key: HeldKey, challenge: string, page: AskingPage): Record<string, unknown> {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(key.id.length);
    const attested = Buffer.concat([
      Buffer.from(this.aaguid.replaceAll('-', ''), 'hex'),
      length,
      key.id,
      coseKey(key.publicKey),
    ]);
    const authData = Buffer.concat([this.#authData(key, 0x40), attested]);
    const clientData = this.#clientData('webauthn.create', challenge, page);
    const attestation = new Map<string, unknown>([
      ...this.#attest(key, Buffer.concat([authData, sha256(clientData)])),
      ['authData', authData],
    ]);
    return {
      id: text(key.id),
      rawId: text(key.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(clientData),
        attestationObject: text(cbor(attestation)),
        transports: ['internal'],
      },
    };
  }

  /** Signs a challenge with a key, the newest unless said. */
  get(options: unknown, page: AskingPage, key: HeldKey = this.keys.at(-1)!): Record<string, unknown> {
    const { challenge } = options as Options;
    if (this.#traits.counts) key.counter += 1;
    const authData = this.#authData({ ...key, rpId: page.rpId ?? key.rpId });
    const clientData = this.#clientData('webauthn.get', challenge, page);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    return {
      id: text(key.id),
      rawId: text(key.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(createSign('sha256').update(signed).sign(key.privateKey)),
        userHandle: null,
      },
    };
  }

  /** Another authenticator with the same keys and counters. */
  clone(): SoftwareAuthenticator {
    const copy = new SoftwareAuthenticator(this.#traits);
    copy.keys.push(...this.keys.map((key) => ({ ...key })));
    return copy;
  }

  /** Format and statement of an attestation (WebAuthn §8). */
  #attest(key: HeldKey, signed: Buffer): [string, unknown][] {
    const { attests: how } = this.#traits;
    const attests = typeof how === 'function' ? how(key, signed) : how;
    if (attests === 'none')
      return [
        ['fmt', 'none'],
        ['attStmt', new Map()],
      ];
    const signer = attests === 'self' ? key.privateKey : attests.key;
    const statement = new Map<string, unknown>([
      ['alg', -7],
      ['sig', createSign('sha256').update(signed).sign(signer)],
      ...(attests === 'self' ? [] : [['x5c', attests.x5c] as [string, unknown]]),
    ]);
    return [
      ['fmt', attests === 'self' ? 'packed' : (attests.format ?? 'packed')],
      ['attStmt', statement],
    ];
  }

  #authData(key: HeldKey, flags = 0): Buffer {
    const { isSynced, verifiesUser } = this.#traits;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(key.counter);
    const bits = 0x01 | (verifiesUser ? 0x04 : 0) | (isSynced ? 0x18 : 0) | flags;
    return Buffer.concat([sha256(key.rpId), Buffer.of(bits), counter]);
  }

  #clientData(type: string, challenge: string, { origin, topOrigin, isFramed }: AskingPage): Buffer {
    const crossOrigin = topOrigin !== undefined || isFramed === true;
    return Buffer.from(
      JSON.stringify({ type, challenge, origin, crossOrigin, ...(topOrigin && { topOrigin }) }),
    );
  }
}
