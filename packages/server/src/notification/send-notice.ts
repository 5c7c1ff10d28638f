import type { Db } from '../store/seal/vault.ts';
import type { SessionRow } from '../store/session/session.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { sendWords, type WordsDependencies, type WordsTarget } from './send/send-words.ts';
import { pickNoticeTexts } from './text/notice-texts.ts';

/** A notice that a face was accepted without the passkey, and will let in unless somebody stops it. */
export interface NoticeToSend {
  session: SessionRow;
  targets: readonly WordsTarget[];
  /** What stops the wait. */
  secret: string;
  dueAt: Date;
}

/**
 * Takes a notice on its way to all known addresses of an account. Its link opens a page on which the wait can be
 * stopped, behind a button: programs that look into mail open links, and press nothing. What stops it stands behind `#`,
 * which no browser sends to a server. It stands before the id, for the reason of `linkOf`.
 * @throws Problem E_RATE_LIMITED
 */
export const sendNotice = (
  deps: WordsDependencies & Pick<NotificationDependencies, 'baseUrl'>,
  tx: Db,
  { session, targets, secret, dueAt }: NoticeToSend,
): Promise<void> =>
  sendWords(deps, tx, {
    session,
    targets,
    purpose: 'notice',
    picked: pickNoticeTexts([session.locale, deps.messageLocale]),
    values: {},
    until: dueAt,
    link: `${deps.baseUrl}/stop.html#${encodeURIComponent(secret)}.${session.id}`,
  });
