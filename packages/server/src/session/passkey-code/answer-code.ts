import type { AnswerCapturePasskeyCodeRequest, CapturePasskeyCodeOutcome } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { type Actor, callerOf } from '../../platform/events.ts';
import { deleteUnconfirmedBrowser } from '../../store/account/account-browser.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  countWrongCode,
  deletePasskeyCode,
  findPasskeyCode,
  type PasskeyCodeRow,
} from '../../store/session/passkey-code.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { presentCapture } from '../capture/present-capture.ts';
import { endPending } from '../life/end-pending.ts';
import { publishPasskey } from '../life/publish-session.ts';
import type { EndReason } from '../life/session-end.ts';
import { acceptHeld } from '../review/accept-held.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { isCode } from './code.ts';
import { findCodeAddress } from './code-address.ts';
import { guessesLeft } from './send-code.ts';
import { withCodeStep } from './with-code-step.ts';

interface By {
  actor: Actor;
  now: Date;
}

/** Ends a session that no code can save any more. */
async function endRefused(
  deps: SessionDependencies,
  tx: Db,
  session: SessionRow,
  { reason, actor, now }: By & { reason: EndReason },
): Promise<CapturePasskeyCodeOutcome> {
  const ended = await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });
  return { outcome: 'refused', guessesLeft: 0, session: presentCapture(ended, now) };
}

/** Counts a wrong answer in the session and in the account's one lockout. */
async function refuse(
  deps: SessionDependencies,
  tx: Db,
  session: SessionRow,
  by: By,
): Promise<CapturePasskeyCodeOutcome> {
  const { tenant_id: tenantId, account_id: accountId } = session;
  const left = guessesLeft({ wrong: await countWrongCode(tx, session.id) });
  const data = { guessesLeft: left };
  await publishPasskey(deps.events, tx, session, { type: 'passkey.codeRefused', data, ...by });
  if (accountId)
    await deps.recordFailedAttempt(tx, { tenantId, accountId, sessionId: session.id, now: by.now });
  if (left === 0) return endRefused(deps, tx, session, { reason: 'passkeyNotReplaced', ...by });
  return { outcome: 'refused', guessesLeft: left, session: presentCapture(session, by.now) };
}

/** The face that was held is accepted now. */
async function accept(
  deps: SessionDependencies,
  tx: Db,
  session: SessionRow,
  by: By,
): Promise<CapturePasskeyCodeOutcome> {
  const accepted = await acceptHeld(deps, tx, session, { kind: 'code', ...by });
  if (!accepted) return endRefused(deps, tx, session, { reason: 'accountNotUsable', ...by });
  return { outcome: 'proven', guessesLeft: 0, session: presentCapture(accepted, by.now) };
}

const late = (
  code: PasskeyCodeRow | undefined,
  session: SessionRow,
  now: Date,
): CapturePasskeyCodeOutcome => ({
  outcome: 'late',
  guessesLeft: guessesLeft(code),
  session: presentCapture(session, now),
});

/**
 * Takes the answer to a code that stands in for a passkey. The right one accepts the session with its face; the fifth wrong
 * one, of all codes of the session together, ends it. A code past its time is not looked at.
 * @throws Problem E_PASSKEY_STEP_NOT_OPEN, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export const answerCode = (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  { code: answer }: AnswerCapturePasskeyCodeRequest,
): Promise<CapturePasskeyCodeOutcome> =>
  withCodeStep(deps, principal, async (tx, { session, account, now }) => {
    const by = { actor: callerOf(principal).actor, now };
    if (!account) return endRefused(deps, tx, session, { reason: 'accountNotUsable', ...by });
    const code = await findPasskeyCode(tx, session.id);
    if (!code || code.expires_at <= now) return late(code, session, now);
    const to = findCodeAddress(deps, account);
    // The address was taken back since the code was sent there.
    if (to?.channel !== code.channel)
      return endRefused(deps, tx, session, { reason: 'passkeyNotReplaced', ...by });
    if (!session.data_key_id) throw new Error(`Session ${session.id} has no data key`);
    const key = await deps.vault.openDataKey(tx, session.data_key_id);
    const bound = { sessionId: session.id, address: to.address, code: answer };
    if (!isCode(deps.vault, key, code.code_sealed, bound)) return refuse(deps, tx, session, by);
    await deletePasskeyCode(tx, session.id);
    // The face was taken by another page than the one that read the code: only one that did both is remembered.
    if (session.passkey_by !== principal.tokenId) await deleteUnconfirmedBrowser(tx, session.id);
    return accept(deps, tx, session, by);
  });
