import type { MatchingPolicy } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';
import { readCertificates } from '../platform/read-certificates.ts';

const refused = (why: string) => new Problem('E_INVALID_ARGUMENT', { args: [`Passkeys.${why}`] });

/**
 * Refuses a policy that would take no new passkey, or that names as root what is no certificate.
 * @throws Problem E_INVALID_ARGUMENT
 */
export function requireAttestation(passkeys: MatchingPolicy['Passkeys']): void {
  if (passkeys?.Attestation === 'direct' && (passkeys.Aaguids ?? []).length === 0)
    throw refused('Aaguids: Attestation direct needs one at least.');
  if (readCertificates(passkeys?.AttestationRoots ?? '') === null)
    throw refused('AttestationRoots: it holds something that is no certificate (PEM).');
}
