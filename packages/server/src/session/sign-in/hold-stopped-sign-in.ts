import { lockAccount } from '../../store/account/account.ts';
import { areSignInsStopped } from '../../store/account/failed-attempt.ts';
import { findSignInOfSession } from '../../store/oidc/sign-in.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { randomFace } from '../begin/random-face.ts';
import type { ComparedFace } from '../capture/compared-face.ts';

/**
 * The face that a capture is compared with; while the sign-ins of its account are stopped, one that nobody has: whoever
 * guesses learns nothing, not even that this account is stopped. Waits for failures that are being counted.
 */
export async function holdStoppedSignIn(
  tx: Db,
  session: SessionRow,
  compared: ComparedFace | null,
  now: Date,
): Promise<ComparedFace | null> {
  const { tenant_id: tenantId, account_id: accountId } = session;
  if (compared === null || accountId === null) return compared;
  if (!(await findSignInOfSession(tx, session.id))) return compared;
  await lockAccount(tx, tenantId, accountId);
  if (!(await areSignInsStopped(tx, { tenantId, accountId, now }))) return compared;
  return { ...compared, template: randomFace(compared.template.length), views: [] };
}
