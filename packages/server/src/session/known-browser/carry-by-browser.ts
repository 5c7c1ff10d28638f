import type { Decision } from '../../judge/decide.ts';
import type { Actor, Events } from '../../platform/events.ts';
import { touchAccountBrowser } from '../../store/account/account-browser.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { giveStandIn } from '../passkey/stand-in.ts';

/** Outcomes that nothing but people follows: what carried the face has to be on record. */
const carried: readonly Decision['outcome'][] = ['accepted', 'review'];

/**
 * Writes down that a known browser stood in for the passkey of a locked session, once its face is accepted or goes to
 * operators. Before that nothing is written: another page of the same link must not find the passkey replaced.
 */
export async function carryByBrowser(
  deps: { events: Events<Db> },
  tx: Db,
  session: SessionRow,
  by: { decision: Decision; actor: Actor; now: Date },
): Promise<void> {
  const { passkey_browser_id: browserId } = session;
  if (browserId === null || session.passkey_stood_in_at !== null || !carried.includes(by.decision.outcome))
    return;
  await touchAccountBrowser(tx, browserId, by.now);
  await giveStandIn(deps, tx, session, { kind: 'browser', browserId, actor: by.actor, now: by.now });
}
