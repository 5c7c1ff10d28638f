import { type CapturePasskeyCode, limits, type SendCapturePasskeyCodeRequest } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { type Actor, callerOf } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import { findPasskeyCode, type PasskeyCodeRow, putPasskeyCode } from '../../store/session/passkey-code.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { presentCapture } from '../capture/present-capture.ts';
import { endPending } from '../life/end-pending.ts';
import { publishPasskey } from '../life/publish-session.ts';
import type { EndReason } from '../life/session-end.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { drawCode, sealCode } from './code.ts';
import { type CodeAddress, findCodeAddress, maskAddress } from './code-address.ts';
import { withCodeStep } from './with-code-step.ts';

type Dependencies = Pick<
  SessionDependencies,
  'db' | 'clock' | 'events' | 'vault' | 'delivery' | 'randomBelow'
>;

const { codeSec, codeSends, codeGuesses } = limits.passkeys;

/** Answers that a code of a session may still have. */
export const guessesLeft = (code: Pick<PasskeyCodeRow, 'wrong'> | undefined): number =>
  Math.max(0, codeGuesses - (code?.wrong ?? 0));

async function send(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  { to, sent, actor, now }: { to: CodeAddress; sent: number; actor: Actor; now: Date },
): Promise<Date> {
  if (!session.data_key_id) throw new Error(`Session ${session.id} has no data key`);
  const code = drawCode(deps.randomBelow);
  const key = await deps.vault.openDataKey(tx, session.data_key_id);
  const expiresAt = new Date(Math.min(now.getTime() + codeSec * 1_000, session.expires_at.getTime()));
  await putPasskeyCode(tx, {
    session_id: session.id,
    tenant_id: session.tenant_id,
    code_sealed: sealCode(deps.vault, key, { sessionId: session.id, address: to.address, code }),
    channel: to.channel,
    sent,
    expires_at: expiresAt,
  });
  await deps.delivery.sendCode(tx, { session, ...to, code, expiresAt });
  await publishPasskey(deps.events, tx, session, {
    type: 'passkey.codeSent',
    data: { channel: to.channel, sent },
    actor,
    now,
  });
  return expiresAt;
}

/**
 * Sends the code that stands in for a passkey to the account's confirmed address. While one is on its way, another is
 * sent only when that is asked for, and three at most: then the session ends with the last one.
 * @throws Problem E_PASSKEY_STEP_NOT_OPEN, E_RATE_LIMITED, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export const sendCode = (
  deps: Dependencies,
  principal: CapturePrincipal,
  request: SendCapturePasskeyCodeRequest | undefined,
): Promise<CapturePasskeyCode> =>
  withCodeStep(deps, principal, async (tx, { session, account, now }) => {
    const { actor } = callerOf(principal);
    const end = async (reason: EndReason): Promise<CapturePasskeyCode> => {
      const ended = await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });
      const over = { to: null, expiresAt: null, guessesLeft: 0, sendsLeft: 0 };
      return { ...over, session: presentCapture(ended, now) };
    };
    if (!account) return end('accountNotUsable');
    const to = findCodeAddress(deps, account);
    const before = await findPasskeyCode(tx, session.id);
    const isOut = before !== undefined && before.expires_at > now;
    const isLast = (before?.sent ?? 0) >= codeSends;
    // Confirmed no more since the session began, or all codes are used up: nothing can stand in.
    if (to === null || (isLast && !isOut)) return end('passkeyNotReplaced');
    const sends = !isOut || (request?.again === true && !isLast);
    const sent = (before?.sent ?? 0) + (sends ? 1 : 0);
    const expiresAt = sends ? await send(deps, tx, session, { to, sent, actor, now }) : before.expires_at;
    return {
      to: maskAddress(to),
      expiresAt: expiresAt.toISOString(),
      guessesLeft: guessesLeft(before),
      sendsLeft: codeSends - sent,
      session: presentCapture(session, now),
    };
  });
