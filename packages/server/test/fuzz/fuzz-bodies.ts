import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { FuzzRequest, Random } from './fuzz-input.ts';

/** What a body becomes on its way: its bytes, and what headers say of them. */
interface Dressed {
  bytes: Buffer;
  charset?: string;
  encoding?: string;
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
/** A megabyte of nothing in a kilobyte. */
const bomb = gzipSync(Buffer.alloc(1_000_000, ' '));

/** Charsets: said and meant, said and not meant, meant and not said. */
const charsets: readonly ((text: string) => Dressed)[] = [
  (text) => ({ bytes: utf16(text), charset: 'utf-16' }),
  (text) => ({ bytes: utf16(text).swap16(), charset: 'utf-16be' }),
  (text) => ({ bytes: Buffer.concat([Buffer.of(0xff, 0xfe), utf16(text)]) }),
  (text) => ({ bytes: Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(text)]) }),
  (text) => ({ bytes: Buffer.from(text.replace(/[aeo]/, 'ë'), 'latin1'), charset: 'iso-8859-1' }),
  (text) => ({ bytes: Buffer.from(text.replace(/[aeo]/, 'ë'), 'latin1') }),
  (text) => ({ bytes: Buffer.from(text.replace(/[aeo]/, 'ë'), 'latin1'), charset: 'utf-8' }),
  ...['"utf-8"', 'UTF8', 'utf-7', 'x-klingon', '', '"', 'utf-8; charset=utf-16', 'us-ascii', 'ebcdic'].map(
    (charset) => (text: string) => ({ bytes: Buffer.from(text), charset }),
  ),
];

/** Content encodings: right, cut off, said of what is plain, unsaid, unknown, and doubled. */
const encodings: readonly ((text: string) => Dressed)[] = [
  (text) => ({ bytes: gzipSync(text), encoding: 'gzip' }),
  (text) => ({ bytes: gzipSync(text).subarray(0, -9), encoding: 'gzip' }),
  (text) => ({ bytes: gzipSync(text).subarray(0, 5), encoding: 'gzip' }),
  (text) => ({ bytes: gzipSync(text) }),
  (text) => ({ bytes: gzipSync(gzipSync(text)), encoding: 'gzip, gzip' }),
  (text) => ({ bytes: deflateSync(text), encoding: 'deflate' }),
  (text) => ({ bytes: brotliCompressSync(text), encoding: 'br' }),
  (text) => ({ bytes: brotliCompressSync(text).subarray(0, -2), encoding: 'br' }),
  (text) => ({ bytes: zstdCompressSync(text), encoding: 'zstd' }),
  () => ({ bytes: bomb, encoding: 'gzip' }),
  ...['gzip', 'br', 'x-unknown', 'identity', 'identity, gzip', '', ',', 'GZIP;q=1', 'aws-chunked'].map(
    (encoding) => (text: string) => ({ bytes: Buffer.from(text), encoding }),
  ),
];

/** Depths around the bound of the parser and far beyond it, closed and cut off, of arrays, of objects and of both. */
const depths: readonly ((text: string, random: Random) => Dressed)[] = [
  ...(
    [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"AccountNumber":', '}]'],
    ] as const
  ).flatMap(([open, close]) => [
    (text: string, random: Random) => ({ bytes: nest(text, open, close, 25 + Math.floor(random() * 45)) }),
    (text: string) => ({ bytes: nest(text, open, close, 5_000) }),
    (text: string) => ({ bytes: nest(text, open, '', 100_000) }),
  ]),
  (text, random) => ({
    bytes: Buffer.from(text.replace(/"[^"]*"(?=[,}])/, '['.repeat(10 ** (1 + Math.floor(5 * random()))))),
  }),
];

const nest = (text: string, open: string, close: string, depth: number): Buffer =>
  Buffer.from(open.repeat(depth) + text + close.repeat(depth));

const kinds = [charsets, encodings, depths] as const;

/**
 * A request whose body travels otherwise than its server expects: in another charset, compressed, or deeper than any
 * operation needs.
 * @param text the body as it would be sent plainly, and `type` its content type without a charset
 */
export function dressBody(
  text: string,
  type: string,
  random: Random,
): Pick<FuzzRequest, 'headers' | 'payload'> {
  const of = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const { bytes, charset, encoding } = of<(text: string, random: Random) => Dressed>(of(kinds))(text, random);
  return {
    headers: {
      'content-type': charset === undefined ? type : `${type}; charset=${charset}`,
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    },
    payload: bytes,
  };
}
