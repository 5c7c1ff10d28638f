import { Problem } from '../../platform/http/problem.ts';
import { canHavePasskeys } from '../../platform/relying-party.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/**
 * Refuses to ask for passkeys where no browser makes any.
 * @throws Problem E_PASSKEYS_NOT_AVAILABLE
 */
export function requirePasskeysAvailable({ relyingParty }: Pick<SessionDependencies, 'relyingParty'>): void {
  if (!canHavePasskeys(relyingParty))
    throw new Problem('E_PASSKEYS_NOT_AVAILABLE', { args: [relyingParty.origin] });
}

/** Whether a policy for passkeys asks for the vendor's Privacy Keys, which are no passkeys and not served. */
export function asksPrivacyKey(fido2Policy: unknown): boolean {
  const policy = fido2Policy as { CustomData?: { PrivacyKey?: unknown } } | null | undefined;
  const asked = policy?.CustomData?.PrivacyKey;
  return asked === true || String(asked).toLowerCase() === 'true';
}
