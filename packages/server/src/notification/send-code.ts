import type { Db } from '../store/seal/vault.ts';
import type { SessionRow } from '../store/session/session.ts';
import { sendWords, type WordsDependencies, type WordsTarget } from './send/send-words.ts';
import { pickCodeTexts } from './text/code-texts.ts';

/** A code that is to travel to a confirmed address. */
export interface CodeToSend extends WordsTarget {
  session: SessionRow;
  code: string;
  expiresAt: Date;
}

/**
 * Takes a code on its way by SMS or e-mail, inside the transaction that makes it. Its message has no link: whoever reads
 * it can do nothing with it but on the page that asked for it.
 * @throws Problem E_RATE_LIMITED
 */
export const sendCode = (
  deps: WordsDependencies,
  tx: Db,
  { session, channel, address, code, expiresAt }: CodeToSend,
): Promise<void> =>
  sendWords(deps, tx, {
    session,
    targets: [{ channel, address }],
    purpose: 'code',
    picked: pickCodeTexts([session.locale, deps.messageLocale]),
    values: { code },
    until: expiresAt,
    link: '',
  });
