import { limits, Status } from '@selfsame/contract';
import type { DomainEvent, EventSubscriber } from '../../platform/events.ts';
import {
  confirmBrowserOfSession,
  deleteAccountBrowsers,
  deleteUnconfirmedBrowser,
  trimAccountBrowsers,
} from '../../store/account/account-browser.ts';
import type { Db } from '../../store/seal/vault.ts';

/**
 * What ends every known browser of an account: the key that it was known by is gone, the face is another one, the account was
 * disabled, or somebody disowned a face.
 */
const forgetting: ReadonlySet<DomainEvent['type']> = new Set([
  'passkey.deleted',
  'credential.created',
  'credential.replaced',
  'credential.deleted',
  'account.disabled',
  'passkey.delayStopped',
]);

/** Forgets the known browsers of an account, in the transaction of what they are forgotten for. */
export const forgetBrowsers: EventSubscriber<Db> = async (tx, { type, references }) => {
  if (forgetting.has(type) && references.accountId) await deleteAccountBrowsers(tx, references.accountId);
};

/** Has the browser of a session count once the session is accepted; of one that ended otherwise nothing stays. */
export const settleBrowser: EventSubscriber<Db> = async (tx, event) => {
  const { sessionId } = event.references;
  if (event.type !== 'transaction.finished' || !sessionId) return;
  if (event.data.status !== Status.Accepted) return deleteUnconfirmedBrowser(tx, sessionId);
  const confirmed = await confirmBrowserOfSession(tx, sessionId, event.at);
  if (confirmed) await trimAccountBrowsers(tx, confirmed.account_id, limits.passkeys.browsers.perAccount);
};
