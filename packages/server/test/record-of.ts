import type { Db } from '../src/store/seal/vault.ts';
import { findAttempt, readCaptureRecord } from '../src/store/session/attempt.ts';
import type { CaptureRecord } from '../src/store/session/capture-record.ts';

/** What is kept of the capture of an attempt; null when nothing was judged. */
export async function recordOf(db: Db, sessionId: string, attemptId: string): Promise<CaptureRecord | null> {
  const attempt = await findAttempt(db, { sessionId, id: attemptId });
  return attempt ? readCaptureRecord(attempt) : null;
}
