import { limits, type PasskeyCeremony } from '@selfsame/contract';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { Problem } from '../platform/problem.ts';
import { insertCeremony, takeCeremony } from '../store/operator-ceremony.ts';
import { findPasskey, listPasskeys, type PasskeyRow, updatePasskey } from '../store/operator-passkey.ts';
import type { Db } from '../store/vault.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { createCeremonyId } from './portal-token.ts';
import { relyingParty } from './relying-party.ts';

/**
 * Asks for a passkey: for any, to sign in (the browser offers what it has, so no address is typed and none can be
 * tried), or for one of an operator's own, to confirm.
 */
export const askPasskey = async (
  { db, clock, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'baseUrl'>,
  operatorId?: string,
): Promise<PasskeyCeremony> => {
  const { ceremonySec } = limits.portal;
  const own = operatorId ? await listPasskeys(db, operatorId) : [];
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(baseUrl).id,
    timeout: ceremonySec * 1_000,
    userVerification: 'required',
    allowCredentials: own.map(({ credential_id: id, transports }) => ({ id, transports })),
  });
  const id = createCeremonyId();
  await insertCeremony(db, {
    id,
    kind: operatorId ? 'passkeyConfirmation' : 'passkeySignIn',
    operator_id: operatorId ?? null,
    challenge: options.challenge,
    expires_at: new Date(clock.now().getTime() + ceremonySec * 1_000),
  });
  return { CeremonyId: id, Options: options };
};

/** An answer to a question. */
export interface PasskeyAnswer {
  ceremonyId: string;
  response: unknown;
}

const credentialIdOf = (response: unknown): string | null => {
  const id = (response as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= 1_400 ? id : null;
};

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
export const checkPasskey = async (
  { db, clock, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'baseUrl'>,
  answer: PasskeyAnswer,
  operatorId?: string,
): Promise<PasskeyOutcome> => {
  const now = clock.now();
  const kind = operatorId ? 'passkeyConfirmation' : 'passkeySignIn';
  const ceremony = await takeCeremony(db, { id: answer.ceremonyId, kind, now });
  if (!ceremony?.challenge || ceremony.operator_id !== (operatorId ?? null))
    throw new Problem('E_CEREMONY_NOT_VALID');
  const credentialId = credentialIdOf(answer.response);
  const passkey = credentialId === null ? undefined : await findPasskey(db, credentialId);
  const isOther = operatorId !== undefined && passkey?.operator_id !== operatorId;
  if (!passkey || isOther) return { isProven: false, passkey: undefined };
  const { id, origin } = relyingParty(baseUrl);
  // Whatever is wrong with it, it proves nothing. A counter that went back is a copied authenticator, and throws too.
  const verified = await verifyAuthenticationResponse({
    response: answer.response as AuthenticationResponseJSON,
    expectedChallenge: ceremony.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    },
  }).catch(() => null);
  if (!verified?.verified) return { isProven: false, passkey };
  await markUsed(db, passkey, verified.authenticationInfo, now);
  return { isProven: true, passkey };
};

const markUsed = (
  db: Db,
  { id, operator_id: operatorId }: PasskeyRow,
  { newCounter, credentialBackedUp }: { newCounter: number; credentialBackedUp: boolean },
  now: Date,
): Promise<PasskeyRow | undefined> =>
  updatePasskey(
    db,
    { operatorId, id },
    { counter: newCounter, backed_up: credentialBackedUp, last_used_at: now },
  );
