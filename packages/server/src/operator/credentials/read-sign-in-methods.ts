import type { Passkey, SignInMethods } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findOperator } from '../../store/operator/operator.ts';
import { listPasskeys, type PasskeyRow } from '../../store/operator/operator-passkey.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

/** A passkey as its operator sees it. */
export const presentPasskey = (row: PasskeyRow): Passkey => ({
  Id: row.id,
  Name: row.name,
  Synced: row.backed_up,
  CreatedDate: row.created_at.toISOString(),
  LastUsedDate: row.last_used_at?.toISOString() ?? null,
});

/** By what an operator can sign in. */
export async function readSignInMethods(
  { db }: Pick<OperatorDependencies, 'db'>,
  { tenantId, operatorId }: OperatorPrincipal,
): Promise<SignInMethods> {
  const operator = await findOperator(db, tenantId, operatorId);
  if (!operator) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return {
    Passkeys: (await listPasskeys(db, operatorId)).map(presentPasskey),
    HasPassword: operator.password_hash !== null,
    RecoveryCodesLeft: operator.recovery_hashes.length,
  };
}
