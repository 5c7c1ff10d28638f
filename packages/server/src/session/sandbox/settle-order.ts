import { ConfirmationCredentialType, type SandboxOutcome, sandboxOutcomeOfAccount } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { accountDisabled } from '../../store/account/account-disabled.ts';
import type { SandboxOrder } from '../../store/session/sandbox-order.ts';
import type { NewSession } from '../../store/session/session.ts';
import { isSandbox } from '../../store/tenant/require-open-tenant.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { orderRefused, readOrderHeader } from './read-order-header.ts';

type Draft = Pick<
  NewSession,
  'kind' | 'account_id' | 'account_number' | 'credential_type' | 'check_liveness'
>;

/** What comes about without a capture. All else is ordered of one. */
const withoutCapture: readonly SandboxOutcome[] = ['locked', 'disabled', 'expires', 'beginBusy'];
/** What only a check of liveness can find. */
const ofLiveness: readonly SandboxOutcome[] = ['rejectLiveness', 'rejectBoth'];

const { Biometric } = ConfirmationCredentialType;

/** Whether what is ordered can come about in a session, as far as that depends on a capture. */
const canFollow = ({ credential_type = Biometric }: Draft, outcome: SandboxOutcome): boolean =>
  (credential_type & Biometric) !== 0 || withoutCapture.includes(outcome);

function orderOf(draft: Draft, header: string | undefined): SandboxOrder | null {
  const { kind, account_number } = draft;
  if (header === undefined) {
    const outcome = account_number ? sandboxOutcomeOfAccount(account_number, kind) : null;
    // An account may have passkeys, whatever its number orders of its captures.
    return outcome && canFollow(draft, outcome) ? { outcome } : null;
  }
  const order = readOrderHeader(header, kind);
  if (!canFollow(draft, order.outcome))
    throw orderRefused(`${order.outcome} needs a capture, and there is none.`);
  return order;
}

function requireLiveness({ check_liveness }: Draft, { outcome }: SandboxOrder): void {
  if (check_liveness || !ofLiveness.includes(outcome)) return;
  const why = `${outcome} is ordered, by the account or the request, and liveness is not checked here.`;
  throw new Problem('E_INVALID_ARGUMENT', { args: [why] });
}

/**
 * What is ordered of a session that begins: by its request, else by the number of its account. What is ordered of
 * the account happens now, and refuses what begins.
 * @throws Problem E_SANDBOX_ONLY when a live tenant orders something, E_INVALID_ARGUMENT, E_ACCOUNT_DISABLED and
 *   E_SERVER_BUSY as ordered
 */
export async function settleOrder(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'stopAccount'>,
  { tenantId, order: header }: { tenantId: string; order: string | undefined },
  draft: Draft,
): Promise<{ columns: Pick<NewSession, 'sandbox' | 'sandbox_order'>; timeoutSec: number | null }> {
  const sandbox = await isSandbox(deps.db, tenantId);
  if (!sandbox) {
    if (header !== undefined) throw new Problem('E_SANDBOX_ONLY');
    return { columns: { sandbox }, timeoutSec: null };
  }
  const order = orderOf(draft, header);
  if (order) requireLiveness(draft, order);
  if (order?.outcome === 'beginBusy') throw new Problem('E_SERVER_BUSY', { args: [1], retryAfter: 1 });
  if (order?.outcome === 'locked' || order?.outcome === 'disabled') {
    const { account_id: accountId } = draft;
    if (!accountId) throw orderRefused(`${order.outcome} needs an account.`);
    const way = order.outcome === 'locked' ? 'lockedOut' : 'disabled';
    const stop = { tenantId, accountId, way, now: deps.clock.now() } as const;
    const reason = await transaction(deps.db, (tx) => deps.stopAccount(tx, stop));
    throw accountDisabled(reason);
  }
  return {
    columns: { sandbox, sandbox_order: order && JSON.stringify(order) },
    timeoutSec: order?.outcome === 'expires' ? 1 : null,
  };
}
