import type { EventSubscriber } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import { deletePasskeyCode } from '../../store/session/passkey-code.ts';

/** Forgets the code of a session that ended, however it did, in the transaction of that end. */
export const forgetCode: EventSubscriber<Db> = async (tx, event) => {
  if (event.type === 'transaction.finished' && event.references.sessionId)
    await deletePasskeyCode(tx, event.references.sessionId);
};
