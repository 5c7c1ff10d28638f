import type { OperatorRow } from '../../store/operator/operator.ts';
import type { Db, Vault } from '../../store/seal/vault.ts';
import type { ProvenTotp } from './begin-totp.ts';
import { matchTotp } from './totp.ts';

const contextOf = (operatorId: string) => ({ table: 'operator', column: 'totp_sealed', rowId: operatorId });

/** The columns of an operator that hold an authenticator which has just given its first code. */
export const totpColumns = (
  vault: Pick<Vault, 'seal'>,
  operatorId: string,
  { key, secret, step }: ProvenTotp,
) => ({
  data_key_id: key.id,
  totp_sealed: vault.seal(key, secret, contextOf(operatorId)),
  totp_step: step,
});

/** The step of an operator's authenticator whose code this is; null when it is none, or there is no authenticator. */
export async function matchOperatorTotp(
  vault: Pick<Vault, 'openDataKey' | 'unseal'>,
  db: Db,
  operator: OperatorRow,
  code: string,
  now: Date,
): Promise<number | null> {
  if (!operator.data_key_id || !operator.totp_sealed) return null;
  const key = await vault.openDataKey(db, operator.data_key_id);
  return matchTotp(vault.unseal(key, operator.totp_sealed, contextOf(operator.id)), code, now);
}
