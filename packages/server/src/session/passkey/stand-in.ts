import type { Decision } from '../../judge/decide.ts';
import type { Actor, Events } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { noteStoodIn } from '../../store/session/session-passkey.ts';
import type { StoredStandIn } from '../../store/tables.ts';
import { publishPasskey } from '../life/publish-session.ts';
import { needsPasskey } from './passkey-step.ts';

/**
 * What has to stand in for the passkey of a session before it can be accepted; `none` where nothing has to, or where
 * something did.
 */
export function openStandIn(session: SessionRow): StoredStandIn {
  const isOpen =
    needsPasskey(session) && session.passkey_missing_at !== null && session.passkey_stood_in_at === null;
  return isOpen ? session.passkey_stand_in : 'none';
}

/** An accepted face without the passkey beside it is not accepted yet: operators decide. */
export const holdForStandIn = (session: SessionRow, decision: Decision): Decision =>
  decision.outcome === 'accepted' && openStandIn(session) === 'approval' ? { outcome: 'review' } : decision;

/** Writes down that something stood in for the passkey of a locked, pending session, and says so. */
export async function giveStandIn(
  { events }: { events: Events<Db> },
  tx: Db,
  session: SessionRow,
  { actor, ...standIn }: { kind: StoredStandIn; browserId?: string; actor: Actor; now: Date },
): Promise<SessionRow> {
  const { kind, now } = standIn;
  const noted = await noteStoodIn(tx, { sessionId: session.id, ...standIn });
  await publishPasskey(events, tx, noted, {
    type: 'passkey.stoodIn',
    data: {
      standIn: kind,
      rule: session.passkey_rule,
      ...(noted.passkey_browser_id && { browser: noted.passkey_browser_id }),
    },
    actor,
    now,
  });
  return noted;
}
