import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { refuseIntegration } from './refuse-integration.ts';

/** Members of a JWK that are secret, of any kind of key (RFC 7518 §6). */
const secretMembers: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const leastModulusBits = 2_048;
const curves: readonly unknown[] = ['P-256', 'P-384', 'P-521', 'Ed25519'];

function findFault(key: Readonly<Record<string, unknown>>): string | null {
  if (secretMembers.some((member) => member in key)) return 'holds a secret part; send the public key alone';
  if (key.use !== undefined && key.use !== 'sig') return "is not for signatures: its 'use' is not 'sig'";
  if (key.kty !== 'RSA' && !curves.includes(key.crv))
    return 'is of no kind that is taken: RSA, EC with P-256, P-384 or P-521, OKP with Ed25519';
  try {
    const bits = createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).asymmetricKeyDetails
      ?.modulusLength;
    return bits !== undefined && bits < leastModulusBits
      ? `has ${bits} bits, at least ${leastModulusBits}`
      : null;
  } catch {
    return 'cannot be read as a public key';
  }
}

/**
 * Checks the public keys of a client.
 * @throws Problem E_INTEGRATION_REFUSED
 */
export function checkPublicKeys(keys: readonly Readonly<Record<string, unknown>>[]): void {
  for (const [index, key] of keys.entries()) {
    const fault = findFault(key);
    if (fault) refuseIntegration(`PublicKeys.keys[${index}] ${fault}.`);
  }
}
