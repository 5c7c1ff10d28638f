import type { KeptAnswer } from '../world/world.ts';
import type { EndLook, GroupLook } from './look.ts';
import type { SeenPasskey } from './snapshot.ts';

/** The part of a ConfirmationCredentialType that asks for a passkey. */
const fido2 = 4;

/** What the server answers when it has looked at what an authenticator said: whatever came of it, its challenge is used. */
const isUsed = ({ operation, status, code }: KeptAnswer): boolean =>
  operation === 'AnswerCapturePasskey' && (status === 200 || code === 'E_PASSKEY_NOT_ACCEPTED');

/** The challenge of a ceremony is used once, whoever answers it and on whichever node. */
export function ceremonyIsUsedOnce({ world }: EndLook): string[] {
  const used = Map.groupBy(world.answers.filter(isUsed), ({ ceremony }) => ceremony);
  return [...used].flatMap(([id, { length }]) =>
    length > 1 ? [`${length} answers to ceremony ${id} were looked at`] : [],
  );
}

const passkeysOf = ({ before, after }: GroupLook): SeenPasskey[] => [...before.passkeys, ...after.passkeys];

/** Whether a passkey may have been made and deleted again within a group, so that nobody sees it before or after. */
const mayHaveComeAndGone = ({ acts }: GroupLook): boolean =>
  acts.length > 1 && acts.some(({ kind }) => kind === 'deleteAccount' || kind === 'deleteKey');

/** A passkey opens a session of its own account alone, and nothing once it is deleted. */
export function keyOpensItsOwn(look: GroupLook): string[] {
  const { world, answers, after } = look;
  return answers.flatMap(({ outcome, ceremony, credential }) => {
    if (outcome !== 'proven' && outcome !== 'kept') return [];
    const id = world.ceremonies.find((one) => one.id === ceremony)?.session.id;
    const session = id === undefined ? undefined : after.sessions.get(id);
    if (session === undefined) return [];
    const key = passkeysOf(look).find(
      (one) => one.credential_id === credential && one.tenant_id === session.tenant_id,
    );
    if (key === undefined)
      return mayHaveComeAndGone(look) ? [] : [`session ${id} saw a passkey that no account has`];
    return key.account_id === session.account_id
      ? []
      : [`session ${id} of account ${session.account_id} saw a passkey of account ${key.account_id}`];
  });
}

/** A verification that asks for a passkey is accepted with one that is there still, or with what stands in for it. */
export function acceptedWithKey(look: GroupLook): string[] {
  const { before, after } = look;
  const kept = new Set(passkeysOf(look).map(({ id }) => id));
  return [...after.sessions.values()].flatMap(({ id, kind, status, account_id, passkey_id, ...session }) => {
    const isNew = status === 1 && (before.sessions.get(id)?.status ?? 0) === 0;
    // What an erased account leaves says nothing any more.
    const isErased = (after.accounts.get(account_id ?? '')?.deleted_at ?? null) !== null;
    const isAsked = kind === 'verification' && (session.credential_type & fido2) !== 0;
    if (!isNew || isErased || !isAsked || session.passkey_stood_in_at !== null) return [];
    if (passkey_id === null) return [`session ${id} was accepted, and saw no passkey`];
    return kept.has(passkey_id) || mayHaveComeAndGone(look)
      ? []
      : [`session ${id} was accepted with a passkey that had been deleted`];
  });
}
