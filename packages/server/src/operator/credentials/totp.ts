import { limits } from '@selfsame/contract';
import { Secret, TOTP } from 'otpauth';

const { digits, periodSec, window } = limits.portal.totp;

const totpOf = (secret: Buffer, label = ''): TOTP =>
  new TOTP({
    issuer: 'Selfsame',
    label,
    // SHA-1 is what every authenticator knows; HMAC with it is not broken (RFC 6238 §1.2).
    algorithm: 'SHA1',
    digits,
    period: periodSec,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

/** The secret as text and as the address that a QR code carries. */
export function describeTotp(secret: Buffer, label: string): { secret: string; uri: string } {
  const totp = totpOf(secret, label);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/**
 * The time step whose code this is, a step of clock drift either way; null when it is none of them. Whether the step
 * was used before is the caller's to check.
 */
export function matchTotp(secret: Buffer, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!new RegExp(`^\\d{${digits}}$`).test(token)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / periodSec) + delta;
}
