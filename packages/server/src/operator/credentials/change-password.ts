import type { RecoveryCodes, SetPasswordRequest, TotpSetUp } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import {
  findOperator,
  forgetDevices,
  lockOperator,
  type OperatorRow,
  updateOperator,
} from '../../store/operator/operator.ts';
import { listPasskeys } from '../../store/operator/operator-passkey.ts';
import { deleteSessionsOf } from '../../store/operator/operator-session.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { beginTotp, proveTotp } from './begin-totp.ts';
import { hashPassword } from './password-hash.ts';
import { createRecoveryCodes, hashRecoveryCode } from './recovery-code.ts';
import { requirePassword } from './require-password.ts';
import { totpColumns } from './totp-columns.ts';

const refused = (why: string) => new Problem('E_INVALID_ARGUMENT', { args: [why] });

function requireOperator(operator: OperatorRow | undefined): OperatorRow {
  if (!operator) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return operator;
}

/** A fresh secret for one's authenticator. */
export async function beginOwnTotp(
  deps: Pick<OperatorDependencies, 'db' | 'vault' | 'clock'>,
  principal: OperatorPrincipal,
): Promise<TotpSetUp> {
  const { tenantId, operatorId } = principal;
  const { email, display_name } = requireOperator(await findOperator(deps.db, tenantId, operatorId));
  return beginTotp(deps, { tenantId, operatorId, label: email ?? display_name });
}

/**
 * Sets the password, and the authenticator where one is given; the first password needs one. A new authenticator
 * brings new recovery codes. Whoever knew the old password is thrown out: one's other sessions end, and no browser is known
 * from before.
 * @throws Problem E_PASSWORD_NOT_ACCEPTED, E_CEREMONY_NOT_VALID, E_TOTP_NOT_ACCEPTED,
 *   E_INVALID_ARGUMENT
 */
export async function setPassword(
  deps: OperatorDependencies,
  principal: OperatorPrincipal,
  { Password: password, Authenticator: authenticator }: SetPasswordRequest,
): Promise<RecoveryCodes> {
  const at = deps.clock.now();
  const { tenantId, operatorId } = principal;
  const known = requireOperator(await findOperator(deps.db, tenantId, operatorId));
  if (!known.email) throw refused('A Password needs an Email to sign in with. Set it in your profile first.');
  const passwordHash = await hashPassword(requirePassword(password, [known.display_name, known.email]));
  return transaction(deps.db, async (tx) => {
    const operator = requireOperator(await lockOperator(tx, tenantId, operatorId));
    if (!authenticator && !operator.totp_sealed)
      throw refused('Set an Authenticator up with the Password: one is never without the other.');
    const codes = authenticator ? await setAuthenticator(deps, tx, operator, authenticator) : [];
    await updateOperator(tx, tenantId, operatorId, { password_hash: passwordHash, modified_at: at });
    await deleteSessionsOf(tx, operatorId, principal.sessionId);
    await forgetDevices(tx, operatorId, at);
    const data = { authenticator: Boolean(authenticator) };
    const about = { ...callerOf(principal), references: { operatorId }, data, at };
    await deps.events.publish(tx, { ...about, type: 'operator.passwordSet' });
    return { Codes: codes };
  });
}

async function setAuthenticator(
  deps: OperatorDependencies,
  tx: Db,
  operator: OperatorRow,
  { CeremonyId: ceremonyId, Code: code }: { CeremonyId: string; Code: string },
): Promise<string[]> {
  const { id, tenant_id: tenantId } = operator;
  const totp = await proveTotp(deps, tx, { ceremonyId, code, operatorId: id });
  const codes = createRecoveryCodes();
  await updateOperator(tx, tenantId, id, {
    ...totpColumns(deps.vault, id, totp),
    recovery_hashes: codes.map((text) => hashRecoveryCode(id, text)),
  });
  if (operator.data_key_id) await deps.vault.destroyDataKey(tx, operator.data_key_id);
  return codes;
}

/**
 * Deletes password, authenticator and recovery codes, but never the last way to sign in.
 * @throws Problem E_LAST_SIGN_IN_METHOD
 */
export function deletePassword(
  { db, vault, clock, events }: Pick<OperatorDependencies, 'db' | 'vault' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
): Promise<boolean> {
  const at = clock.now();
  const { tenantId, operatorId } = principal;
  return transaction(db, async (tx) => {
    const operator = requireOperator(await lockOperator(tx, tenantId, operatorId));
    if (!operator.password_hash) return true;
    if ((await listPasskeys(tx, operatorId)).length === 0) throw new Problem('E_LAST_SIGN_IN_METHOD');
    await updateOperator(tx, tenantId, operatorId, {
      password_hash: null,
      totp_sealed: null,
      totp_step: null,
      data_key_id: null,
      recovery_hashes: [],
      modified_at: at,
    });
    await forgetDevices(tx, operatorId, at);
    if (operator.data_key_id) await vault.destroyDataKey(tx, operator.data_key_id);
    const about = { ...callerOf(principal), references: { operatorId }, data: {}, at };
    await events.publish(tx, { ...about, type: 'operator.passwordDeleted' });
    return true;
  });
}

/** New recovery codes; the old ones end. @throws Problem E_INVALID_ARGUMENT */
export function replaceRecoveryCodes(
  { db, clock, events }: Pick<OperatorDependencies, 'db' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
): Promise<RecoveryCodes> {
  const at = clock.now();
  const { tenantId, operatorId } = principal;
  return transaction(db, async (tx) => {
    const operator = requireOperator(await lockOperator(tx, tenantId, operatorId));
    if (!operator.totp_sealed)
      throw refused('Recovery codes stand in for an authenticator. Set one up first.');
    const codes = createRecoveryCodes();
    const hashes = codes.map((code) => hashRecoveryCode(operatorId, code));
    await updateOperator(tx, tenantId, operatorId, { recovery_hashes: hashes, modified_at: at });
    await forgetDevices(tx, operatorId, at);
    const about = { ...callerOf(principal), references: { operatorId }, data: {}, at };
    await events.publish(tx, { ...about, type: 'operator.recoveryCodesMade' });
    return { Codes: codes };
  });
}
