import { limits, Status } from '@selfsame/contract';
import type { EventSubscriber } from '../../platform/events.ts';
import {
  confirmBrowserOfSession,
  deleteAccountBrowsers,
  deleteUnconfirmedBrowser,
  trimAccountBrowsers,
} from '../../store/account/account-browser.ts';
import type { Db } from '../../store/seal/vault.ts';

/**
 * Forgets the known browsers of an account whose owner disowned a face. The database itself forgets them with a passkey that is
 * deleted, a face that is deleted or replaced, and an account that is disabled (migration 0041).
 */
export const forgetBrowsers: EventSubscriber<Db> = async (tx, { type, references }) => {
  if (type === 'passkey.delayStopped' && references.accountId)
    await deleteAccountBrowsers(tx, references.accountId);
};

/** Has the browser of a session count once the session is accepted; of one that ended otherwise nothing stays. */
export const settleBrowser: EventSubscriber<Db> = async (tx, event) => {
  const { sessionId } = event.references;
  if (event.type !== 'transaction.finished' || !sessionId) return;
  if (event.data.status !== Status.Accepted) return deleteUnconfirmedBrowser(tx, sessionId);
  const confirmed = await confirmBrowserOfSession(tx, sessionId, event.at);
  if (confirmed) await trimAccountBrowsers(tx, confirmed.account_id, limits.passkeys.browsers.perAccount);
};
