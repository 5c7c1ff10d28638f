import type { PasskeyStandIn } from '@selfsame/contract';
import type { Decision } from '../../judge/decide.ts';
import type { Actor, Events } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { noteStoodIn } from '../../store/session/session-passkey.ts';
import { publishPasskey } from '../life/publish-session.ts';
import { needsPasskey } from './passkey-step.ts';

/**
 * What has to stand in for the passkey of a session before it can be accepted; `none` where nothing has to, or where
 * something did.
 */
export function openStandIn(session: SessionRow): PasskeyStandIn {
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
  { kind, actor, now }: { kind: PasskeyStandIn; actor: Actor; now: Date },
): Promise<SessionRow> {
  const noted = await noteStoodIn(tx, { sessionId: session.id, kind, now });
  await publishPasskey(events, tx, noted, {
    type: 'passkey.stoodIn',
    data: { standIn: kind, rule: session.passkey_rule },
    actor,
    now,
  });
  return noted;
}
