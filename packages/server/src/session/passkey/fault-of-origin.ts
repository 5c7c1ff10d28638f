import { Problem } from '../../platform/http/problem.ts';
import { mayAskForKeys } from '../../platform/relying-party.ts';
import { findSignInOfSession } from '../../store/oidc/sign-in.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { passkeyPolicyOf } from '../begin/passkey-policy-of.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/**
 * Why pages of an origin around ours may not ask for the passkey of a session: its tenant did not name them
 * (E_PASSKEY_ORIGIN_NOT_LISTED). A sign-in is always asked for by our own page: a frame elsewhere is of somebody who passed
 * its link on.
 * @returns null where they may, and where our own page asks (null)
 */
export async function faultOfOrigin(
  { relyingParty, relatedOrigins }: Pick<SessionDependencies, 'relyingParty' | 'relatedOrigins'>,
  tx: Db,
  session: Pick<SessionRow, 'id' | 'tenant_id'>,
  origin: string | null,
): Promise<Problem | null> {
  if (origin === null) return null;
  const { EmbeddingOrigins } = passkeyPolicyOf(await readMatchingPolicy(tx, session.tenant_id));
  const isListed = EmbeddingOrigins?.includes(origin) ?? false;
  // The settings of the server may have changed since the list was stored.
  const mayAsk = isListed && mayAskForKeys(origin, relyingParty, relatedOrigins);
  if (mayAsk && !(await findSignInOfSession(tx, session.id))) return null;
  return new Problem('E_PASSKEY_ORIGIN_NOT_LISTED', { args: [origin] });
}
