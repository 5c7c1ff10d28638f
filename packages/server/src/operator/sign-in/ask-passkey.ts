import { limits, type PasskeyCeremony } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { relyingParty } from '../../platform/relying-party.ts';
import { askKeyOptions, checkShownKey, credentialIdOf, type ShownKey } from '../../platform/webauthn.ts';
import { insertCeremony, takeCeremony } from '../../store/operator/operator-ceremony.ts';
import {
  findPasskey,
  listPasskeys,
  type PasskeyRow,
  updatePasskey,
} from '../../store/operator/operator-passkey.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { createCeremonyId } from './portal-token.ts';

/**
 * Asks for a passkey: for any, to sign in (the browser offers what it has, so no address is typed and none can be
 * tried), or for one of an operator's own, to confirm.
 */
export async function askPasskey(
  { db, clock, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'baseUrl'>,
  operatorId?: string,
): Promise<PasskeyCeremony> {
  const { ceremonySec } = limits.portal;
  const own = operatorId ? await listPasskeys(db, operatorId) : [];
  const options = await askKeyOptions(relyingParty(baseUrl), { keys: own, timeoutSec: ceremonySec });
  const id = createCeremonyId();
  await insertCeremony(db, {
    id,
    kind: operatorId ? 'passkeyConfirmation' : 'passkeySignIn',
    operator_id: operatorId ?? null,
    challenge: options.challenge,
    expires_at: new Date(clock.now().getTime() + ceremonySec * 1_000),
  });
  return { CeremonyId: id, Options: options };
}

/** An answer to a question. */
export interface PasskeyAnswer {
  ceremonyId: string;
  response: unknown;
}

/** What an answer proved. */
export type PasskeyOutcome =
  | { isProven: true; passkey: PasskeyRow }
  /** `passkey` is set when it is one of ours. */
  | { isProven: false; passkey: PasskeyRow | undefined };

/**
 * Looks at the answer to a question; the question is used up by it.
 * @param operatorId whose passkey it must be; absent: anybody's
 * @throws Problem E_CEREMONY_NOT_VALID
 */
export async function checkPasskey(
  { db, clock, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'baseUrl'>,
  answer: PasskeyAnswer,
  operatorId?: string,
): Promise<PasskeyOutcome> {
  const now = clock.now();
  const kind = operatorId ? 'passkeyConfirmation' : 'passkeySignIn';
  const ceremony = await takeCeremony(db, { id: answer.ceremonyId, kind, now });
  if (!ceremony?.challenge || ceremony.operator_id !== (operatorId ?? null))
    throw new Problem('E_CEREMONY_NOT_VALID');
  const credentialId = credentialIdOf(answer.response);
  const passkey = credentialId === null ? undefined : await findPasskey(db, credentialId);
  const isOther = operatorId !== undefined && passkey?.operator_id !== operatorId;
  if (!passkey || isOther) return { isProven: false, passkey: undefined };
  // Whatever is wrong with it, it proves nothing.
  const { challenge } = ceremony;
  const shown = await checkShownKey(relyingParty(baseUrl), {
    challenge,
    response: answer.response,
    key: passkey,
  });
  if (!shown) return { isProven: false, passkey };
  await markUsed(db, passkey, shown, now);
  return { isProven: true, passkey };
}

const markUsed = (
  db: Db,
  { id, operator_id: operatorId }: PasskeyRow,
  { counter, backedUp }: ShownKey,
  now: Date,
): Promise<PasskeyRow | undefined> =>
  updatePasskey(db, { operatorId, id }, { counter, backed_up: backedUp, last_used_at: now });
