import type { PasskeyPolicy } from '@selfsame/contract';
import { leadsToRoot, readCertificates } from '../../platform/read-certificates.ts';
import type { MadeKey } from '../../platform/webauthn.ts';

type Policy = Pick<PasskeyPolicy, 'Attestation' | 'Aaguids' | 'AttestationRoots'>;

/**
 * Why a new passkey is not taken for its make; null where it is. Its attestation's own signature was checked before. Only
 * with roots is the make proven: else it is what the authenticator says of itself.
 */
export function faultOfAttestation(
  { Attestation, Aaguids, AttestationRoots }: Policy,
  { aaguid, attestation }: Pick<MadeKey, 'aaguid' | 'attestation'>,
  now: Date,
): string | null {
  if (Attestation !== 'direct') return null;
  if (attestation.format === 'none')
    return 'it does not say which make of device it is of, and only some are taken here.';
  if (!(Aaguids ?? []).some((taken) => taken.toLowerCase() === aaguid.toLowerCase()))
    return `devices of its make (${aaguid}) are not taken here.`;
  const roots = readCertificates(AttestationRoots ?? '');
  if (roots?.length === 0) return null;
  // Roots that can't be read vouch for nothing: they are not the same as none.
  return roots && leadsToRoot(attestation.x5c, roots, now)
    ? null
    : 'nobody that is trusted here vouches for the make of device that it names.';
}
