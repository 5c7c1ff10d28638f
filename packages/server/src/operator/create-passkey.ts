import { limits, type PasskeyCeremony } from '@selfsame/contract';
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { violatedConstraint } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { insertCeremony, takeCeremony } from '../store/operator-ceremony.ts';
import { insertPasskey, type PasskeyRow } from '../store/operator-passkey.ts';
import type { Db } from '../store/vault.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { createCeremonyId } from './portal-token.ts';
import { relyingParty } from './relying-party.ts';

/**
 * EdDSA, ES256, RS256 (COSE): what authenticators have today. The library would also try ML-DSA, which Node still calls
 * experimental.
 */
const supportedAlgorithmIDs = [-8, -7, -257];

const refused = (why: string, cause?: unknown) =>
  new Problem('E_PASSKEY_NOT_ACCEPTED', { args: [why], cause });

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
export const beginPasskey = async (
  { db, clock, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'baseUrl'>,
  owner: PasskeyOwner,
): Promise<PasskeyCeremony> => {
  const { ceremonySec } = limits.portal;
  const options = await generateRegistrationOptions({
    rpName: 'Selfsame',
    rpID: relyingParty(baseUrl).id,
    userID: new Uint8Array(Buffer.from(owner.id.replaceAll('-', ''), 'hex')),
    userName: owner.name,
    userDisplayName: owner.displayName,
    timeout: ceremonySec * 1_000,
    // Which make of authenticator it is changes nothing here, and asking is a question more for its user.
    attestationType: 'none',
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: owner.existing.map(({ credential_id: id, transports }) => ({ id, transports })),
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
};

/** A passkey that its authenticator has just made. */
export interface ProvenPasskey {
  /** Whom it was made for. */
  operatorId: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  backedUp: boolean;
}

/** @throws Problem E_CEREMONY_NOT_VALID, E_PASSKEY_NOT_ACCEPTED */
export const provePasskey = async (
  { clock, baseUrl }: Pick<OperatorDependencies, 'clock' | 'baseUrl'>,
  tx: Db,
  answer: { ceremonyId: string; response: unknown; operatorId?: string; inviteId?: string },
): Promise<ProvenPasskey> => {
  const ceremony = await takeCeremony(tx, {
    id: answer.ceremonyId,
    kind: 'passkeyCreation',
    now: clock.now(),
  });
  const isTheirs =
    ceremony?.operator_id === (answer.operatorId ?? null) && ceremony.invite_id === (answer.inviteId ?? null);
  if (!isTheirs || !ceremony.challenge || !ceremony.future_id) throw new Problem('E_CEREMONY_NOT_VALID');
  const { id, origin } = relyingParty(baseUrl);
  const verified = await verifyRegistrationResponse({
    response: answer.response as RegistrationResponseJSON,
    expectedChallenge: ceremony.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch((error: unknown) => {
    throw refused('its answer does not belong to this page.', error);
  });
  if (!verified.verified) throw refused('its answer does not belong to this page.');
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return {
    operatorId: ceremony.future_id,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: (credential.transports ?? []).slice(0, 10).map((transport) => String(transport).slice(0, 32)),
    backedUp: credentialBackedUp,
  };
};

/** Keeps a passkey. @throws Problem E_PASSKEY_NOT_ACCEPTED when somebody has it already */
export const keepPasskey = async (
  tx: Db,
  { operatorId, ...passkey }: ProvenPasskey,
  { name, now }: { name: string; now: Date },
): Promise<PasskeyRow> => {
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
};
