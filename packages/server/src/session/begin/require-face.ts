import { Problem } from '../../platform/http/problem.ts';
import type { CredentialRow } from '../../store/account/biometric-credential.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/**
 * Asks an account for a stored face that a verification can compare with.
 * @throws Problem E_ACCOUNT_BIOCREDENTIAL_REQUIRED, E_MODEL_MISMATCH
 */
export function requireFace(
  { findScale }: Pick<SessionDependencies, 'findScale'>,
  face: CredentialRow | undefined,
): void {
  if (!face) throw new Problem('E_ACCOUNT_BIOCREDENTIAL_REQUIRED');
  if (findScale(face.model_id) === null) throw new Problem('E_MODEL_MISMATCH', { args: [face.model_id] });
}
