import { type AddPasskeyRequest, limits, type Passkey, type PasskeyCeremony } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findOperator, forgetDevices, lockOperator } from '../../store/operator/operator.ts';
import {
  deletePasskeyRow,
  listPasskeys,
  type PasskeyRow,
  updatePasskey,
} from '../../store/operator/operator-passkey.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { beginPasskey, keepPasskey, provePasskey } from './create-passkey.ts';
import { presentPasskey } from './read-sign-in-methods.ts';

type Dependencies = Pick<OperatorDependencies, 'db' | 'clock' | 'events' | 'baseUrl'>;
const notSignedIn = () => new Problem('E_USER_NOT_AUTHENTICATED');

/** The passkeys of an operator, when another one may be added. @throws Problem E_PASSKEY_NOT_ACCEPTED */
async function requireRoom(db: Db, operatorId: string): Promise<PasskeyRow[]> {
  const existing = await listPasskeys(db, operatorId);
  if (existing.length >= limits.portal.passkeys)
    throw new Problem('E_PASSKEY_NOT_ACCEPTED', {
      args: [`there are ${limits.portal.passkeys} already. Delete one first.`],
    });
  return existing;
}

/** Begins another passkey of one's own. */
export async function beginOwnPasskey(
  deps: Dependencies,
  principal: OperatorPrincipal,
): Promise<PasskeyCeremony> {
  const operator = await findOperator(deps.db, principal.tenantId, principal.operatorId);
  if (!operator) throw notSignedIn();
  return beginPasskey(deps, {
    id: operator.id,
    name: operator.email ?? operator.display_name,
    displayName: operator.display_name,
    existing: await requireRoom(deps.db, operator.id),
  });
}

/** Adds a passkey. @throws Problem E_CEREMONY_NOT_VALID, E_PASSKEY_NOT_ACCEPTED */
export function addPasskey(
  deps: Dependencies,
  principal: OperatorPrincipal,
  request: AddPasskeyRequest,
): Promise<Passkey> {
  const now = deps.clock.now();
  const { operatorId } = principal;
  return transaction(deps.db, async (tx) => {
    // Many ceremonies may have begun while there was room; the lock lets one after the other take it.
    await lockOperator(tx, principal.tenantId, operatorId);
    await requireRoom(tx, operatorId);
    const answer = { ceremonyId: request.CeremonyId, response: request.Response, operatorId };
    const proven = await provePasskey(deps, tx, answer);
    const passkey = await keepPasskey(tx, proven, { name: request.Name?.trim() || 'Passkey', now });
    const references = { operatorId, passkeyId: passkey.id };
    const about = { ...callerOf(principal), references, data: {}, at: now };
    await deps.events.publish(tx, { ...about, type: 'operator.passkeyAdded' });
    return presentPasskey(passkey);
  });
}

/** Gives a passkey another name. @throws Problem E_PASSKEY_NOT_FOUND */
export const renamePasskey = (
  { db, clock, events }: Pick<Dependencies, 'db' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<Passkey> =>
  transaction(db, async (tx) => {
    const { operatorId } = principal;
    const passkey = await updatePasskey(tx, { operatorId, id: passkeyId }, { name: name.trim() });
    if (!passkey) throw new Problem('E_PASSKEY_NOT_FOUND');
    const about = { ...callerOf(principal), references: { operatorId, passkeyId }, data: {} };
    await events.publish(tx, { ...about, type: 'operator.passkeyRenamed', at: clock.now() });
    return presentPasskey(passkey);
  });

/**
 * Deletes a passkey, but never the last way to sign in.
 * @throws Problem E_PASSKEY_NOT_FOUND, E_LAST_SIGN_IN_METHOD
 */
export function deletePasskey(
  { db, clock, events }: Pick<Dependencies, 'db' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
  passkeyId: string,
): Promise<boolean> {
  const at = clock.now();
  const { tenantId, operatorId } = principal;
  return transaction(db, async (tx) => {
    const operator = await lockOperator(tx, tenantId, operatorId);
    if (!operator) throw notSignedIn();
    const passkeys = await listPasskeys(tx, operatorId);
    if (!passkeys.some(({ id }) => id === passkeyId)) throw new Problem('E_PASSKEY_NOT_FOUND');
    if (passkeys.length === 1 && !operator.password_hash) throw new Problem('E_LAST_SIGN_IN_METHOD');
    await deletePasskeyRow(tx, { operatorId, id: passkeyId });
    await forgetDevices(tx, operatorId, at);
    const about = { ...callerOf(principal), references: { operatorId, passkeyId }, data: {}, at };
    await events.publish(tx, { ...about, type: 'operator.passkeyDeleted' });
    return true;
  });
}
