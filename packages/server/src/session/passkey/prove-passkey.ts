import type { Actor } from '../../platform/events.ts';
import { checkShownKey, credentialIdOf, topOriginOf } from '../../platform/webauthn.ts';
import { lockAccount } from '../../store/account/account.ts';
import {
  type AccountPasskeyRow,
  lockPasskeyOfCredential,
  updateAccountPasskey,
} from '../../store/account/account-passkey.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { countRefusedPasskey, notePasskey } from '../../store/session/session-passkey.ts';
import { readFrameAncestors } from '../../store/tenant/tenant-look.ts';
import { needsCapture } from '../capture/present-capture.ts';
import { verifyAddresses } from '../capture/verify-addresses.ts';
import { endPending } from '../life/end-pending.ts';
import { publishPasskey } from '../life/publish-session.ts';
import type { EndReason } from '../life/session-end.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { passkeyRecord } from './passkey-record.ts';
import { answersLeft } from './passkey-step.ts';

type Dependencies = Pick<
  SessionDependencies,
  'events' | 'relyingParty' | 'recordFailedAttempt' | 'clearFailedAttempts' | 'markAddressVerified'
>;

/** An answer to a question that was asked of a session. */
export interface PasskeyAnswer {
  challenge: string;
  response: unknown;
  actor: Actor;
  now: Date;
}

/** What came of it: the session after it. */
export interface AnsweredPasskey {
  outcome: 'proven' | 'kept' | 'refused';
  session: SessionRow;
}

/** Why an answer was refused, for the audit log alone: whoever guesses learns nothing. */
type Refusal = 'unknown' | 'otherAccount' | 'syncedKey' | 'notVerified';

/** Whether an origin is one of those that an entry of the tenant's list names; `https://*.shop.example` names many. */
function isFramer(entry: string, origin: string): boolean {
  const [scheme, rest] = entry.split('//*');
  return rest === undefined ? entry === origin : origin.startsWith(`${scheme}//`) && origin.endsWith(rest);
}

/** The page around ours that an answer names, where its tenant lets it frame ours. */
async function allowedTopOrigin(tx: Db, tenantId: string, response: unknown): Promise<string | undefined> {
  const named = topOriginOf(response);
  if (named === undefined) return undefined;
  const allowed = await readFrameAncestors(tx, tenantId);
  // Where the tenant listed none, any page may frame ours, as the page's own header says.
  return allowed.length === 0 || allowed.some((origin) => isFramer(origin, named)) ? named : undefined;
}

/** Ends a session that this answer could not save, or that it has won. */
const end = (
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  { reason, actor, now }: { reason: EndReason; actor: Actor; now: Date },
): Promise<SessionRow> => endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });

async function refuse(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  refused: { why: Refusal; passkey: AccountPasskeyRow | undefined; answer: PasskeyAnswer },
): Promise<AnsweredPasskey> {
  const { actor, now } = refused.answer;
  const counted = await countRefusedPasskey(tx, session.id);
  await publishPasskey(deps.events, tx, counted, {
    type: 'passkey.refused',
    ...(refused.passkey && { passkeyId: refused.passkey.id }),
    data: { why: refused.why, answersLeft: answersLeft(counted) },
    actor,
    now,
  });
  if (counted.account_id)
    await deps.recordFailedAttempt(tx, { tenantId: counted.tenant_id, accountId: counted.account_id, now });
  if (answersLeft(counted) > 0) return { outcome: 'refused', session: counted };
  return {
    outcome: 'refused',
    session: await end(deps, tx, counted, { reason: 'passkeyFailed', actor, now }),
  };
}

/**
 * Looks at an answer with a passkey. A right one is written down, and ends a session that asks for nothing else; a refused
 * one counts towards the account's lockout, with failed faces together.
 */
export async function provePasskey(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  answer: PasskeyAnswer,
): Promise<AnsweredPasskey> {
  const { actor, now, challenge, response } = answer;
  const { tenant_id: tenantId, account_id: accountId } = session;
  // Before the passkey, as whoever deletes one does.
  const account = accountId === null ? undefined : await lockAccount(tx, tenantId, accountId);
  if (!account?.enabled)
    return {
      outcome: 'refused',
      session: await end(deps, tx, session, { reason: 'accountNotUsable', actor, now }),
    };
  const credentialId = credentialIdOf(response);
  const passkey =
    credentialId === null ? undefined : await lockPasskeyOfCredential(tx, { tenantId, credentialId });
  const refused = (why: Refusal) => refuse(deps, tx, session, { why, passkey, answer });
  if (!passkey) return refused('unknown');
  if (passkey.account_id !== account.id) return refused('otherAccount');
  const topOrigin = await allowedTopOrigin(tx, tenantId, response);
  const shown = await checkShownKey(deps.relyingParty, { challenge, response, key: passkey }, topOrigin);
  if (!shown) return refused('notVerified');
  if (!session.passkey_synced && (passkey.backup_eligible || shown.backupEligible))
    return refused('syncedKey');
  return accept(deps, tx, session, { passkey, shown, actor, now });
}

async function accept(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  proven: {
    passkey: AccountPasskeyRow;
    shown: { counter: number; backupEligible: boolean; backedUp: boolean };
    actor: Actor;
    now: Date;
  },
): Promise<AnsweredPasskey> {
  const { passkey, shown, actor, now } = proven;
  await updateAccountPasskey(
    tx,
    { accountId: passkey.account_id, id: passkey.id },
    { counter: shown.counter, backed_up: shown.backedUp, last_used_at: now },
  );
  const record = passkeyRecord(session, {
    credentialId: passkey.credential_id,
    aaguid: passkey.aaguid,
    ...shown,
  });
  const noted = await notePasskey(tx, { sessionId: session.id, passkeyId: passkey.id, record, now });
  const data = { passkey: record };
  await publishPasskey(deps.events, tx, noted, {
    type: 'passkey.proven',
    passkeyId: passkey.id,
    data,
    actor,
    now,
  });
  if (needsCapture(noted)) return { outcome: 'proven', session: noted };
  await deps.clearFailedAttempts(tx, passkey.account_id);
  await verifyAddresses(deps, tx, noted, { actor, now });
  return { outcome: 'proven', session: await end(deps, tx, noted, { reason: 'accepted', actor, now }) };
}
