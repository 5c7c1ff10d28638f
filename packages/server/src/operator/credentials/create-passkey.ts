import { limits, type PasskeyCeremony } from '@selfsame/contract';
import { violatedConstraint } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { relyingParty } from '../../platform/relying-party.ts';
import { checkMadeKey, createKeyOptions, type MadeKey } from '../../platform/webauthn.ts';
import { insertCeremony, takeCeremony } from '../../store/operator/operator-ceremony.ts';
import { insertPasskey, type PasskeyRow } from '../../store/operator/operator-passkey.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { createCeremonyId } from '../sign-in/portal-token.ts';

const refused = (why: string) => new Problem('E_PASSKEY_NOT_ACCEPTED', { args: [why] });

/** Whose passkey is made. `id` goes into it, and names nobody. */
export interface PasskeyOwner {
  id: string;
  inviteId?: string;
  /** What the authenticator lists it under. */
  name: string;
  displayName: string;
  /** Passkeys there are already: an authenticator holds one of each operator. */
  existing: readonly PasskeyRow[];
}

/** Begins a passkey: one that knows whose it is (discoverable), of an authenticator that verifies its user. */
export async function beginPasskey(
  { db, clock, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'baseUrl'>,
  owner: PasskeyOwner,
): Promise<PasskeyCeremony> {
  const { ceremonySec } = limits.portal;
  const options = await createKeyOptions(relyingParty(baseUrl), {
    rpName: 'Selfsame',
    userId: owner.id,
    userName: owner.name,
    displayName: owner.displayName,
    existing: owner.existing,
    residentKey: 'required',
    timeoutSec: ceremonySec,
  });
  const id = createCeremonyId();
  await insertCeremony(db, {
    id,
    kind: 'passkeyCreation',
    operator_id: owner.inviteId ? null : owner.id,
    invite_id: owner.inviteId ?? null,
    future_id: owner.id,
    challenge: options.challenge,
    expires_at: new Date(clock.now().getTime() + ceremonySec * 1_000),
  });
  return { CeremonyId: id, Options: options };
}

/** A passkey that its authenticator has just made. */
export interface ProvenPasskey extends MadeKey {
  /** Whom it was made for. */
  operatorId: string;
}

/** @throws Problem E_CEREMONY_NOT_VALID, E_PASSKEY_NOT_ACCEPTED */
export async function provePasskey(
  { clock, baseUrl }: Pick<OperatorDependencies, 'clock' | 'baseUrl'>,
  tx: Db,
  answer: { ceremonyId: string; response: unknown; operatorId?: string; inviteId?: string },
): Promise<ProvenPasskey> {
  const ceremony = await takeCeremony(tx, {
    id: answer.ceremonyId,
    kind: 'passkeyCreation',
    now: clock.now(),
  });
  const isTheirs =
    ceremony?.operator_id === (answer.operatorId ?? null) && ceremony.invite_id === (answer.inviteId ?? null);
  const { challenge, future_id: operatorId } = isTheirs ? ceremony : { challenge: null, future_id: null };
  if (!challenge || !operatorId) throw new Problem('E_CEREMONY_NOT_VALID');
  const made = await checkMadeKey(relyingParty(baseUrl), { challenge, response: answer.response });
  if (!made) throw refused('its answer does not belong to this page.');
  return { ...made, operatorId };
}

/** Keeps a passkey. @throws Problem E_PASSKEY_NOT_ACCEPTED when somebody has it already */
export async function keepPasskey(
  tx: Db,
  { operatorId, ...passkey }: ProvenPasskey,
  { name, now }: { name: string; now: Date },
): Promise<PasskeyRow> {
  try {
    return await insertPasskey(tx, {
      id: crypto.randomUUID(),
      operator_id: operatorId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      backed_up: passkey.backedUp,
      name,
      created_at: now,
    });
  } catch (error) {
    if (violatedConstraint(error)?.startsWith('operator_passkey_credential'))
      throw refused('it is in use already.');
    throw error;
  }
}
