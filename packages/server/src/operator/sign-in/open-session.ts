import { limits, operatorRoles, type PortalSession } from '@selfsame/contract';
import type { PortalExchange } from '../../platform/access/portal-cookie.ts';
import { describeBrowser } from '../../platform/http/describe-browser.ts';
import { markSeen, type OperatorRow } from '../../store/operator/operator.ts';
import { insertOperatorSession, type OperatorSessionRow } from '../../store/operator/operator-session.ts';
import type { Db } from '../../store/seal/vault.ts';
import { requireOpenTenant } from '../../store/tenant/require-open-tenant.ts';
import { readTenant } from '../../store/tenant/tenant.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { createPortalToken, hashPortalToken } from './portal-token.ts';

/** How somebody proved who it is. */
export type SignInMethod = 'invitation' | 'passkey' | 'password' | 'recoveryCode';

/** A session as its operator sees it. */
export async function presentSession(
  db: Db,
  operator: OperatorRow,
  session: OperatorSessionRow,
): Promise<PortalSession> {
  const { customer_name, customer_number, owns_installation, sandbox } = await readTenant(
    db,
    operator.tenant_id,
  );
  return {
    SessionId: session.id,
    OperatorId: operator.id,
    DisplayName: operator.display_name,
    Email: operator.email,
    Role: operator.role,
    ApiRoles: [...operatorRoles[operator.role]],
    Locale: operator.locale,
    CustomerNumber: customer_number,
    CustomerName: customer_name,
    OwnsInstallation: owns_installation && operator.role === 'owner',
    Sandbox: sandbox,
    SignedInDate: session.created_at.toISOString(),
    ConfirmedDate: session.confirmed_at.toISOString(),
    ExpirationDate: session.expires_at.toISOString(),
  };
}

/** A session that was just made, and the token that only its browser gets. */
export interface OpenedSession {
  token: string;
  tenantId: string;
  answer: PortalSession;
}

/**
 * Opens a session for one who has proved who it is: always a new one, whatever cookie the browser brought.
 * @throws Problem E_TENANT_DISABLED
 */
export async function openSession(
  { clock, events }: Pick<OperatorDependencies, 'clock' | 'events'>,
  tx: Db,
  operator: OperatorRow,
  { userAgent, method }: { userAgent: string; method: SignInMethod },
): Promise<OpenedSession> {
  await requireOpenTenant(tx, operator.tenant_id);
  const now = clock.now();
  const token = createPortalToken();
  const session = await insertOperatorSession(tx, {
    id: crypto.randomUUID(),
    operator_id: operator.id,
    token_hash: hashPortalToken(token),
    browser: describeBrowser(userAgent),
    created_at: now,
    confirmed_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + limits.portal.sessionSec * 1_000),
  });
  await markSeen(tx, operator.id, now);
  await events.publish(tx, {
    tenantId: operator.tenant_id,
    type: 'operator.signedIn',
    actor: { kind: 'operator', operatorId: operator.id },
    references: { operatorId: operator.id },
    data: { method },
    at: now,
  });
  return { token, tenantId: operator.tenant_id, answer: await presentSession(tx, operator, session) };
}

/** Gives the browser its session, once everything is committed. */
export function handOver(portal: PortalExchange, { token, answer }: OpenedSession, now: Date): PortalSession {
  const leftMs = new Date(answer.ExpirationDate).getTime() - now.getTime();
  portal.keepSession(token, Math.max(1, Math.floor(leftMs / 1_000)));
  return answer;
}
