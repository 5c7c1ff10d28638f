import { limits } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { askerOf } from '../../platform/relying-party.ts';
import { checkMadeKey, isFromFrame, type MadeKey } from '../../platform/webauthn.ts';
import { lockAccount } from '../../store/account/account.ts';
import {
  insertAccountPasskey,
  listAccountPasskeys,
  lockPasskeyOfCredential,
} from '../../store/account/account-passkey.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { notePasskey } from '../../store/session/session-passkey.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { passkeyPolicyOf } from '../begin/passkey-policy-of.ts';
import { verifyAddresses } from '../capture/verify-addresses.ts';
import { endPending } from '../life/end-pending.ts';
import { publishPasskey } from '../life/publish-session.ts';
import type { EndReason } from '../life/session-end.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { faultOfAttestation } from './check-attestation.ts';
import { passkeyRecord } from './passkey-record.ts';
import type { AnsweredPasskey, PasskeyAnswer } from './prove-passkey.ts';

type Dependencies = Pick<SessionDependencies, 'events' | 'relyingParty' | 'markAddressVerified'>;

/** Why a new passkey can't be kept; the caller throws it after the commit, so that its ceremony stays used up. */
const refused = (why: string) => new Problem('E_PASSKEY_NOT_ACCEPTED', { args: [why] });

/** What is kept beside what the authenticator said. */
interface NewPasskey extends PasskeyAnswer {
  isOffer: boolean;
  description: string;
}

/**
 * Keeps a passkey that an authenticator has just made. It ends the operation that asked for it; one that was offered
 * changes nothing about the enrolment before it.
 * @returns a Problem (E_PASSKEY_NOT_ACCEPTED) where it can't be kept and the session goes on
 */
export async function keepPasskey(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  made: NewPasskey,
): Promise<AnsweredPasskey | Problem> {
  const { actor, now, isOffer, origin } = made;
  const { tenant_id: tenantId, account_id: accountId } = session;
  const end = async (reason: EndReason): Promise<AnsweredPasskey> => ({
    outcome: 'refused',
    session: await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now }),
  });
  const account = accountId === null ? undefined : await lockAccount(tx, tenantId, accountId);
  if (!account?.enabled) return isOffer ? refused('the account is not usable.') : end('accountNotUsable');
  // A page around ours that asks is at the top itself.
  const isFramed = origin !== null && isFromFrame(made.response);
  const key = isFramed ? null : await checkMadeKey(askerOf(deps.relyingParty, origin), made);
  if (!key) return refused('its answer does not belong to this page, or its user was not verified.');
  if (!session.passkey_synced && key.backupEligible)
    return refused('it is kept on more than one device, and only keys of one device are taken here.');
  const policy = passkeyPolicyOf(await readMatchingPolicy(tx, tenantId));
  const fault = faultOfAttestation(policy, key, now);
  if (fault !== null) return refused(fault);
  const existing = await listAccountPasskeys(tx, account.id);
  if (existing.length >= limits.passkeys.perAccount)
    return refused(`the account has ${limits.passkeys.perAccount} already. Delete one first.`);
  const passkeyId = await insert(deps, tx, account.id, { session, key, made });
  if (passkeyId === null) {
    const { credentialId } = key;
    const other = await lockPasskeyOfCredential(tx, { tenantId, credentialId });
    const isOwn = other?.account_id === account.id;
    return isOwn && !isOffer ? end('passkeyAlreadyExists') : refused('it is enrolled already.');
  }
  const record = passkeyRecord(session, { ...key, origin });
  const noted = await notePasskey(tx, {
    sessionId: session.id,
    passkeyId,
    record,
    tokenId: made.tokenId,
    now,
  });
  await publishPasskey(deps.events, tx, noted, {
    type: 'passkey.enrolled',
    passkeyId,
    data: { passkey: record, offered: isOffer, attestation: key.attestation.format },
    actor,
    now,
  });
  if (isOffer) return { outcome: 'kept', session: noted };
  await verifyAddresses(deps, tx, noted, { actor, now });
  const ended = { reason: 'accepted', capture: null, tempId: null, actor, now } as const;
  return { outcome: 'kept', session: await endPending(deps, tx, noted, ended) };
}

/** @returns the id of the new row; null where an account of the tenant has this key */
async function insert(
  { relyingParty }: Dependencies,
  tx: Db,
  accountId: string,
  { session, key, made }: { session: SessionRow; key: MadeKey; made: NewPasskey },
): Promise<string | null> {
  const row = await insertAccountPasskey(tx, {
    id: crypto.randomUUID(),
    tenant_id: session.tenant_id,
    account_id: accountId,
    credential_id: key.credentialId,
    public_key: key.publicKey,
    counter: key.counter,
    transports: key.transports,
    aaguid: key.aaguid,
    backup_eligible: key.backupEligible,
    backed_up: key.backedUp,
    rp_id: relyingParty.id,
    description: made.description,
    created_at: made.now,
  });
  return row?.id ?? null;
}
