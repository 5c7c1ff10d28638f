import { limits } from '@selfsame/contract';
import { deleteExpiredBrowsers } from '../store/account/account-browser.ts';
import { listDueTempIds } from '../store/account/temp-capture.ts';
import { deleteExpiredPortalRows } from '../store/operator/portal-expiry.ts';
import { eraseStaleReferences } from '../store/session/challenge-dialogue.ts';
import { deleteFrameHashes } from '../store/session/frame-hash.ts';
import { closeStrandedReviews } from '../store/session/review.ts';
import { eraseSessionSecrets } from '../store/session/session.ts';
import { deleteDuePasskeyCeremonies } from '../store/session/session-passkey.ts';
import { deleteEndedWindows } from '../store/tenant/rate-window.ts';
import { deleteExpiredRefreshTokens } from '../store/tenant/refresh-token.ts';
import { joinUsage } from '../store/tenant/tenant-usage.ts';
import { type PurgeDependencies, purgeTempCapture } from './purge-temp-capture.ts';

/** What a sweep needs. */
export interface SweepDependencies extends PurgeDependencies {
  /** Life of the hashes by which pictures are known again, s. */
  replaySec: number;
  /** Ends every session whose time is over; how many. */
  expireSessions(now: Date): Promise<number>;
}

/** How much one sweep did. */
export interface SweepCounts {
  expiredSessions: number;
  purgedCaptures: number;
  erasedSecrets: number;
  deletedTokens: number;
  erasedReferences: number;
  forgottenHashes: number;
  portalRows: number;
}

const pageSize = 200;
/** A link may be looked at for a while after its end: it then says how it ended. */
const secretLifeMs = 72 * 3_600_000;
/** Longer than any challenge lives: whoever goes on with one has done so. */
const referenceLifeMs = 15 * 60_000;

/**
 * Does what is due by time, whether or not a job was there for it: ends sessions, destroys captures past their
 * expiry, erases secrets (and with their key any reference image's template) of sessions that ended 72 h ago, and
 * deletes refresh tokens and counts of calls past their expiry. Faces of challenges that were given up, and the hashes by which a replay is
 * known again, go too, as do captures that wait for the decision on a session that is over, and sessions, links and ceremonies of the portal that are over.
 */
export async function sweep(deps: SweepDependencies): Promise<SweepCounts> {
  const now = deps.clock.now();
  const expiredSessions = await deps.expireSessions(now);
  let purgedCaptures = 0;
  for (;;) {
    const due = await listDueTempIds(deps.db, now, pageSize);
    for (const tempId of due) if (await purgeTempCapture(deps, tempId)) purgedCaptures += 1;
    if (due.length < pageSize) break;
  }
  const erasedSecrets = await eraseSessionSecrets(deps.db, new Date(now.getTime() - secretLifeMs));
  const deletedTokens = await deleteExpiredRefreshTokens(deps.db, now);
  const erasedReferences = await eraseStaleReferences(deps.db, new Date(now.getTime() - referenceLifeMs));
  const forgottenHashes = await deleteFrameHashes(deps.db, new Date(now.getTime() - deps.replaySec * 1_000));
  await deleteEndedWindows(deps.db);
  await joinUsage(deps.db, now);
  await deleteDuePasskeyCeremonies(deps.db, now);
  await deleteExpiredBrowsers(deps.db, now);
  await closeStrandedReviews(deps.db, now);
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
  const portalRows = await deleteExpiredPortalRows(deps.db, {
    now,
    seenAfter: ago(limits.portal.sessionIdleSec),
    failedAfter: ago(
      Math.max(
        ...Object.values(limits.portal.failures).flatMap((bounds) =>
          bounds.map(({ withinSec }) => withinSec),
        ),
      ),
    ),
  });
  return {
    expiredSessions,
    purgedCaptures,
    erasedSecrets,
    deletedTokens,
    erasedReferences,
    forgottenHashes,
    portalRows,
  };
}
