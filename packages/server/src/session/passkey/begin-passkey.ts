import { type BeginCapturePasskeyRequest, type CapturePasskeyCeremony, limits } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { askKeyOptions, createKeyOptions } from '../../platform/webauthn.ts';
import { findAccountById } from '../../store/account/account.ts';
import { listAccountPasskeys } from '../../store/account/account-passkey.ts';
import type { Db } from '../../store/seal/vault.ts';
import { readResult } from '../../store/session/session-json.ts';
import { putPasskeyCeremony } from '../../store/session/session-passkey.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { passkeyPolicyOf } from '../begin/passkey-policy-of.ts';
import { requireApproval } from '../capture/agreement.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { faultOfOrigin } from './fault-of-origin.ts';
import { type AtPasskeyStep, withPasskeyStep } from './with-passkey-step.ts';

const timeoutSec = limits.passkeys.ceremonySec;

async function makeOptions(
  { relyingParty }: Pick<SessionDependencies, 'relyingParty'>,
  tx: Db,
  { session, step }: AtPasskeyStep,
) {
  const account = session.account_id && (await findAccountById(tx, session.tenant_id, session.account_id));
  if (!account) throw new Problem('E_PASSKEY_STEP_NOT_OPEN');
  const all = await listAccountPasskeys(tx, account.id);
  // A key of another RP id is one that no browser would show here.
  const keys = all.filter(({ rp_id: rpId }) => rpId === relyingParty.id);
  const policy = passkeyPolicyOf(await readMatchingPolicy(tx, session.tenant_id));
  if (step !== 'assert')
    return createKeyOptions(relyingParty, {
      rpName: account.customer_name,
      userId: account.id,
      userName: account.display_name,
      displayName: account.display_name,
      existing: keys,
      residentKey: 'preferred',
      attestation: policy.Attestation ?? 'none',
      timeoutSec,
    });
  const accepted = keys.filter((key) => session.passkey_synced || !key.backup_eligible);
  // With no key named, the browser would offer keys of other accounts.
  if (accepted.length === 0) throw new Problem('E_PASSKEY_STEP_NOT_OPEN');
  return askKeyOptions(relyingParty, { keys: accepted, timeoutSec });
}

/**
 * Begins the step with a passkey that a session is at. The challenge is random, of this session and this ceremony, works
 * once, and takes the place of the one before it.
 * @throws Problem E_PASSKEY_STEP_NOT_OPEN (also for an offer to a page that did not take the accepted pictures),
 *   E_PASSKEY_ORIGIN_NOT_LISTED, E_APPROVAL_REQUIRED, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export const beginPasskey = (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events' | 'relyingParty' | 'relatedOrigins'>,
  principal: CapturePrincipal,
  request: BeginCapturePasskeyRequest | undefined,
): Promise<CapturePasskeyCeremony> =>
  withPasskeyStep(deps, principal, async (tx, at) => {
    const { session, step, now } = at;
    if (step === 'assert') requireApproval(session);
    // Whoever merely holds the link did not take these pictures, and does not know which attempt it was.
    if (step === 'offer' && request?.attemptId?.toLowerCase() !== readResult(session)?.attemptId)
      throw new Problem('E_PASSKEY_STEP_NOT_OPEN');
    const origin = request?.origin ?? null;
    const fault = await faultOfOrigin(deps, tx, session, origin);
    if (fault) throw fault;
    const options = await makeOptions(deps, tx, at);
    const id = crypto.randomUUID();
    const expiresAt = new Date(now.getTime() + timeoutSec * 1_000);
    await putPasskeyCeremony(tx, {
      session_id: session.id,
      tenant_id: session.tenant_id,
      id,
      step,
      challenge: options.challenge,
      origin,
      expires_at: expiresAt,
    });
    return { ceremonyId: id, step, options, expiresAt: expiresAt.toISOString() };
  });
