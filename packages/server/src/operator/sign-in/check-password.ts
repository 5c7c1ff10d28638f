import { transaction } from '../../platform/database.ts';
import { type OperatorRow, useRecoveryCode, useTotpStep } from '../../store/operator/operator.ts';
import type { Db } from '../../store/seal/vault.ts';
import { isPassword } from '../credentials/password-hash.ts';
import { hashRecoveryCode, readRecoveryCode } from '../credentials/recovery-code.ts';
import { matchOperatorTotp } from '../credentials/totp-columns.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

/** Which second factor went with the password. */
export type PasswordProof = 'password' | 'recoveryCode';

/**
 * Whether password and code are this operator's; the code is used up by it. The password is compared whatever else is
 * wrong, also when there is no operator.
 */
export async function checkPassword(
  deps: Pick<OperatorDependencies, 'vault' | 'clock' | 'db'>,
  operator: OperatorRow | undefined,
  { password, code }: { password: string; code: string },
): Promise<PasswordProof | null> {
  const isRight = await isPassword(password, operator?.password_hash ?? null);
  if (!operator?.enabled || !isRight) return null;
  return transaction(deps.db, (tx) => useCode(deps, tx, operator, code));
}

async function useCode(
  { vault, clock }: Pick<OperatorDependencies, 'vault' | 'clock'>,
  tx: Db,
  operator: OperatorRow,
  code: string,
): Promise<PasswordProof | null> {
  if (readRecoveryCode(code) !== null) {
    const isOne = await useRecoveryCode(tx, operator.id, hashRecoveryCode(operator.id, code));
    return isOne ? 'recoveryCode' : null;
  }
  const step = await matchOperatorTotp(vault, tx, operator, code, clock.now());
  if (step === null) return null;
  return (await useTotpStep(tx, operator.id, step)) ? 'password' : null;
}
