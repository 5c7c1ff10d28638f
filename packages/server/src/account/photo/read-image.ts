import { DataType, limits } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';

/** A picture as a caller sends it. */
export interface SentImage {
  DataType: number;
  /** base64 of the file. */
  Data: string;
}

/** A picture that was decoded from base64 and is what it is. */
export interface ReceivedImage {
  bytes: Buffer;
  /** From the file's first bytes; what the caller claimed doesn't count. */
  dataType: number;
}

const supported: ReadonlySet<number> = new Set([
  DataType.Unknown,
  DataType.Jpeg,
  DataType.Gif,
  DataType.Png,
  DataType.Tiff,
]);

/**
 * Reads `DataType` and `Data` of a credential or facial image. base64 is read strictly (RFC 4648 §4), except that
 * white space may stand in it, as MIME encoders break lines. A DataType that differs from the file's real format
 * is forgiven, since clients send 1 by habit: the real format decides and is stored.
 * @throws Problem E_TEMPLATE_NOT_SUPPORTED, E_DATA_TYPE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE with what is wrong,
 * E_BODY_TOO_LARGE above `limits.credentialImageBytes`
 */
export function readImage(sent: SentImage): ReceivedImage {
  if (sent.DataType === DataType.Template) throw new Problem('E_TEMPLATE_NOT_SUPPORTED');
  if (!supported.has(sent.DataType))
    throw new Problem('E_DATA_TYPE_NOT_SUPPORTED', { args: [sent.DataType] });
  const bytes = decodeBase64(sent.Data);
  if (bytes.length > limits.credentialImageBytes) {
    throw new Problem('E_BODY_TOO_LARGE', { args: [limits.credentialImageBytes] });
  }
  return { bytes, dataType: requireDataType(bytes) };
}

/**
 * The DataType of an encoded picture by its first bytes.
 * @throws Problem E_IMAGE_NOT_READABLE when it is none of JPEG, GIF, PNG and TIFF
 */
export function requireDataType(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return DataType.Jpeg;
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return DataType.Png;
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return DataType.Gif;
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return DataType.Tiff;
  throw unreadable('it is none of JPEG, GIF, PNG and TIFF.');
}

function decodeBase64(data: string): Buffer {
  if (data.startsWith('data:')) {
    throw unreadable('it is a data: URL. Send only what follows the comma.');
  }
  const text = /\s/.test(data) ? data.replace(/\s+/g, '') : data;
  if (text === '') throw unreadable('it is empty.');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw unreadable(
      /^[A-Za-z0-9_-]*={0,2}$/.test(text)
        ? "it is base64url. Use the standard alphabet with '+' and '/'."
        : 'it holds characters that are not base64.',
    );
  }
  if (text.length % 4 !== 0) throw unreadable('its base64 is cut short or lacks its padding.');
  return Buffer.from(text, 'base64');
}

const unreadable = (why: string): Problem => new Problem('E_IMAGE_NOT_READABLE', { args: [why] });
