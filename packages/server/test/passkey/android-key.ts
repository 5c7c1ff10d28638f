import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** DER (X.690): tag, length, contents. */
function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  if (body.length < 128) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const length = Buffer.of(body.length >> 8, body.length & 255);
  return Buffer.concat([Buffer.of(tag, 0x82), length, body]);
}
const seq = (...contents: Uint8Array[]): Buffer => der(0x30, ...contents);
const whole = (tag: number, value: number): Buffer => der(tag, Buffer.of(value));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));
const extension = (id: Buffer, value: Buffer): Buffer => seq(id, der(0x04, value));

const ecdsaWithSha256 = seq(oid('2a8648ce3d040302'));
const name = (common: string): Buffer => seq(der(0x31, seq(oid('550403'), utf8(common))));
const time = (date: Date): Buffer =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
const dayMs = 86_400_000;

/** A certificate of X.509 v3, signed with P-256. */
function certificate(of: {
  subject: string;
  issuer: string;
  publicKey: KeyObject;
  signer: KeyObject;
  extensions: Buffer[];
}): Buffer {
  const now = Date.now();
  const signed = seq(
    der(0xa0, whole(0x02, 2)),
    whole(0x02, 1),
    ecdsaWithSha256,
    name(of.issuer),
    seq(time(new Date(now - dayMs)), time(new Date(now + dayMs))),
    name(of.subject),
    of.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, seq(...of.extensions)),
  );
  const signature = createSign('sha256').update(signed).sign(of.signer);
  return seq(signed, ecdsaWithSha256, der(0x03, Buffer.of(0), signature));
}

/** What the extension 1.3.6.1.4.1.11129.2.1.17 says of a key that Android made for this challenge. */
const keyDescription = (challenge: Uint8Array): Buffer =>
  extension(
    oid('2b06010401d679020111'),
    seq(
      ...[whole(0x02, 4), whole(0x0a, 1), whole(0x02, 4), whole(0x0a, 1)],
      ...[der(0x04, challenge), der(0x04), seq(), seq()],
    ),
  );

const revokedAt = (url: string): Buffer =>
  extension(oid('551d1f'), seq(seq(der(0xa0, der(0xa0, der(0x86, Buffer.from(url)))))));

/**
 * An Android key attestation (WebAuthn §8.4) that is right in everything, under a root of its own, and whose certificate
 * says where the list of revoked ones lies.
 */
export function attestAndroidKey(crlUrl: string) {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return (key: { privateKey: KeyObject; publicKey: KeyObject }, signed: Buffer) => {
    const by = { issuer: 'Root', signer: root.privateKey };
    const basic = extension(oid('551d13'), seq(der(0x01, Buffer.of(255))));
    const ca = certificate({ ...by, subject: 'Root', publicKey: root.publicKey, extensions: [basic] });
    const extensions = [keyDescription(signed.subarray(-32)), revokedAt(crlUrl)];
    const leaf = certificate({ ...by, subject: 'Key', publicKey: key.publicKey, extensions });
    return { format: 'android-key', key: key.privateKey, x5c: [leaf, ca] };
  };
}
