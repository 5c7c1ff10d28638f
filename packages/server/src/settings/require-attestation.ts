import { type MatchingPolicy, sandboxAaguid } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';
import { readCertificates } from '../platform/read-certificates.ts';
import type { Db } from '../store/seal/vault.ts';
import { isSandbox } from '../store/tenant/require-open-tenant.ts';

const refused = (why: string) => new Problem('E_INVALID_ARGUMENT', { args: [`Passkeys.${why}`] });

/**
 * Refuses a policy that would take no new passkey, or that names as root what is no certificate, or that takes a sandbox's
 * make in a live tenant: no device has it, and without roots any software may claim it.
 * @throws Problem E_INVALID_ARGUMENT
 */
export async function requireAttestation(
  db: Db,
  tenantId: string,
  passkeys: MatchingPolicy['Passkeys'],
): Promise<void> {
  if (passkeys?.Attestation === 'direct' && (passkeys.Aaguids ?? []).length === 0)
    throw refused('Aaguids: Attestation direct needs one at least.');
  const takesSimulated = (passkeys?.Aaguids ?? []).some((aaguid) => aaguid.toLowerCase() === sandboxAaguid);
  if (takesSimulated && !(await isSandbox(db, tenantId)))
    throw refused(`Aaguids: ${sandboxAaguid} is the make of a sandbox's passkeys.`);
  if (readCertificates(passkeys?.AttestationRoots ?? '') === null)
    throw refused('AttestationRoots: it holds something that is no certificate (PEM).');
}
