import { type CaptureState, ConfirmationCredentialType, limits, Status } from '@selfsame/contract';
import { leastCaptureContext } from '@selfsame/face';
import type { SessionRow } from '../../store/session/session.ts';
import { readCustomData } from '../../store/session/session-json.ts';
import { lastPage } from '../life/session-end.ts';
import { answersLeft, passkeyStep } from '../passkey/passkey-step.ts';
import { isApproved } from './agreement.ts';

/** What the capture page asks of the camera. */
const capture: CaptureState['capture'] = {
  frames: limits.captureFrames.default,
  intervalMs: limits.captureIntervalMs,
  longSide: limits.captureLongSide,
  jpegQuality: limits.captureJpegQuality,
  maxFrameBytes: limits.frameBytes,
  maxTotalBytes: limits.captureBytes,
  leastContext: leastCaptureContext,
};

/** Every verification first shows what is asked, to be accepted or declined. */
const presentApproval = (session: SessionRow): CaptureState['approval'] =>
  session.kind === 'verification'
    ? {
        title: session.title ?? session.name.replaceAll('_', ' '),
        items: readCustomData(session).map(({ Key, Value }) => ({ key: Key, value: Value })),
      }
    : null;

/** Whether a session can be accepted by a capture only. */
export const needsCapture = (session: SessionRow): boolean =>
  (session.credential_type & ConfirmationCredentialType.Biometric) !== 0;

/** Whether operators are looking at a capture of a pending session. */
export const isInReview = (session: SessionRow): boolean =>
  session.status === Status.Pending && session.review_at !== null;

/** Captures the user still has. */
export const attemptsLeft = (session: SessionRow): number =>
  Math.max(0, limits.captureAttempts - session.attempts_used);

/** All a capture page may know of its session. */
export const presentCapture = (session: SessionRow, now: Date): CaptureState => ({
  sandbox: session.sandbox,
  purpose: session.kind,
  status: session.status,
  expiresAt: session.expires_at.toISOString(),
  serverTime: now.toISOString(),
  introductionText: session.introduction_text,
  codeword: session.codeword,
  approval: presentApproval(session),
  approved: isApproved(session),
  needsCapture: needsCapture(session),
  passkey: {
    step: passkeyStep(session, now),
    answersLeft: answersLeft(session),
    // A known browser stands in by itself: the page has nothing to say of it.
    standIn: session.passkey_stand_in === 'browser' ? 'none' : session.passkey_stand_in,
    ...(session.passkey_due_at && { dueAt: session.passkey_due_at.toISOString() }),
  },
  checkLiveness: session.check_liveness,
  attemptsLeft: attemptsLeft(session),
  attemptsMax: limits.captureAttempts,
  inReview: isInReview(session),
  capture,
  locale: session.locale,
  returnUrl: session.return_url,
  controlled: session.control_at !== null,
  page: lastPage(session),
});
