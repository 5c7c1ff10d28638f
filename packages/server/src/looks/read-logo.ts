import { createHash } from 'node:crypto';
import { limits } from '@selfsame/contract';
import type { Logo } from '../store/tenant/tenant-look.ts';
import { refuseLook } from './refuse-look.ts';

/** Width and height, px. */
type Size = readonly [number, number];

const png = (bytes: Buffer): Size | null =>
  bytes.length > 24 &&
  bytes.readBigUInt64BE(0) === 0x89504e470d0a1a0an &&
  bytes.toString('latin1', 12, 16) === 'IHDR'
    ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    : null;

/** Walks the segments to the frame header, SOF0…SOF15 without DHT, JPG and DAC (ITU-T T.81, B.1). */
function jpeg(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** The three forms of a WebP file (RFC 9649 §2.5 to §2.7). */
function webp(bytes: Buffer): Size | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  switch (bytes.toString('latin1', 8, 16)) {
    case 'WEBPVP8 ':
      return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
    case 'WEBPVP8L': {
      const packed = bytes.readUInt32LE(21);
      return [(packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1];
    }
    case 'WEBPVP8X':
      return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
    default:
      return null;
  }
}

const kinds: [type: string, measure: (bytes: Buffer) => Size | null][] = [
  ['image/png', png],
  ['image/jpeg', jpeg],
  ['image/webp', webp],
];

/**
 * Checks a logo. The bytes decide what it is; SVG is not taken, because it can hold scripts and links.
 * @param data base64
 * @throws Problem E_LOOK_NOT_VALID
 */
export function readLogo(data: string): Logo {
  if (!/^[A-Za-z0-9+/\s]+=*\s*$/.test(data)) refuseLook('Logo.Data is not base64.');
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > limits.looks.logoBytes)
    refuseLook(`Logo.Data has ${bytes.length} bytes; at most ${limits.looks.logoBytes} are taken.`);
  for (const [type, measure] of kinds) {
    const size = measure(bytes);
    if (!size) continue;
    const [width, height] = size;
    if (width < 1 || height < 1 || Math.max(width, height) > limits.looks.logoSide)
      refuseLook(
        `Logo.Data is ${width} × ${height} pixels; at most ${limits.looks.logoSide} a side are taken.`,
      );
    return { bytes, type, hash: createHash('sha256').update(bytes).digest() };
  }
  if (/<svg|<\?xml/i.test(bytes.toString('latin1', 0, 1_000)))
    refuseLook('Logo.Data is SVG, which can hold scripts. Send PNG, JPEG or WebP.');
  return refuseLook('Logo.Data is not PNG, JPEG or WebP.');
}
