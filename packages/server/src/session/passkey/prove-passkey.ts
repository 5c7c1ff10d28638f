import type { Actor } from '../../platform/events.ts';
import { isListedOrigin } from '../../platform/listed-origin.ts';
import { askerOf } from '../../platform/relying-party.ts';
import {
  checkShownKey,
  credentialIdOf,
  isFromFrame,
  type ShownKey,
  topOriginOf,
} from '../../platform/webauthn.ts';
import { lockAccount } from '../../store/account/account.ts';
import {
  type AccountPasskeyRow,
  lockPasskeyOfCredential,
  updateAccountPasskey,
} from '../../store/account/account-passkey.ts';
import { findSignInOfSession } from '../../store/oidc/sign-in.ts';
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
  /** Of the page around ours that asked, one that the tenant has named; null: our own page. */
  origin: string | null;
  /** Of the page that brings it. */
  tokenId: string;
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

/** The page around ours that an answer names, where its tenant lets it frame ours. */
async function allowedTopOrigin(
  { relyingParty }: Pick<Dependencies, 'relyingParty'>,
  tx: Db,
  session: SessionRow,
  response: unknown,
): Promise<string | undefined> {
  const named = topOriginOf(response);
  if (named === undefined) return undefined;
  // A sign-in is shown by our own page: a frame elsewhere is of somebody who passed its link on.
  if (await findSignInOfSession(tx, session.id)) return named === relyingParty.origin ? named : undefined;
  const allowed = await readFrameAncestors(tx, session.tenant_id);
  // Where the tenant listed none, any page may frame ours, as the page's own header says.
  return allowed.length === 0 || isListedOrigin(allowed, named) ? named : undefined;
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
    await deps.recordFailedAttempt(tx, {
      tenantId: counted.tenant_id,
      accountId: counted.account_id,
      sessionId: counted.id,
      now,
    });
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
  const { actor, now, challenge, response, origin } = answer;
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
  // A page around ours that asks is at the top itself.
  if (origin !== null && isFromFrame(response)) return refused('notVerified');
  const topOrigin = origin === null ? await allowedTopOrigin(deps, tx, session, response) : undefined;
  const asker = askerOf(deps.relyingParty, origin);
  const shown = await checkShownKey(asker, { challenge, response, key: passkey }, topOrigin);
  if (!shown) return refused('notVerified');
  if (!session.passkey_synced && (passkey.backup_eligible || shown.backupEligible))
    return refused('syncedKey');
  return accept(deps, tx, session, { passkey, shown, answer });
}

async function accept(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  proven: {
    passkey: AccountPasskeyRow;
    shown: ShownKey;
    answer: PasskeyAnswer;
  },
): Promise<AnsweredPasskey> {
  const { passkey, shown, answer } = proven;
  const { tokenId, origin, actor, now } = answer;
  await updateAccountPasskey(
    tx,
    { accountId: passkey.account_id, id: passkey.id },
    { counter: shown.counter, backed_up: shown.backedUp, last_used_at: now },
  );
  const record = passkeyRecord(session, {
    credentialId: passkey.credential_id,
    aaguid: passkey.aaguid,
    origin,
    ...shown,
  });
  const noted = await notePasskey(tx, { sessionId: session.id, passkeyId: passkey.id, record, tokenId, now });
  const data = { passkey: record };
  await publishPasskey(deps.events, tx, noted, {
    type: 'passkey.proven',
    passkeyId: passkey.id,
    data,
    actor,
    now,
  });
  if (needsCapture(noted)) return { outcome: 'proven', session: noted };
  await deps.clearFailedAttempts(tx, { accountId: passkey.account_id, sessionId: session.id });
  await verifyAddresses(deps, tx, noted, { actor, now });
  return { outcome: 'proven', session: await end(deps, tx, noted, { reason: 'accepted', actor, now }) };
}
