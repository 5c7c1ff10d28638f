import { type CaptureState, ConfirmationCredentialType, limits } from '@selfsame/contract';
import type { SessionRow } from '../store/session.ts';
import { lastPage } from './session-end.ts';

/** What the capture page asks of the camera. */
const capture: CaptureState['capture'] = {
  frames: limits.captureFrames.default,
  intervalMs: limits.captureIntervalMs,
  longSide: limits.captureLongSide,
  jpegQuality: limits.captureJpegQuality,
  maxFrameBytes: limits.frameBytes,
  maxTotalBytes: limits.captureBytes,
};

/** Every verification first shows what is asked, to be accepted or declined. */
const presentApproval = (session: SessionRow): CaptureState['approval'] =>
  session.kind === 'verification'
    ? {
        title: session.title ?? session.name.replaceAll('_', ' '),
        items: session.custom_data.map(({ Key, Value }) => ({ key: Key, value: Value })),
      }
    : null;

/** Whether a session can be accepted by a capture only. */
export const needsCapture = (session: SessionRow): boolean =>
  session.credential_type !== ConfirmationCredentialType.None;

/** Captures the user still has. */
export const attemptsLeft = (session: SessionRow): number =>
  Math.max(0, limits.captureAttempts - session.attempts_used);

/** All a capture page may know of its session. */
export const presentCapture = (session: SessionRow, now: Date): CaptureState => ({
  purpose: session.kind,
  status: session.status,
  expiresAt: session.expires_at.toISOString(),
  serverTime: now.toISOString(),
  introductionText: session.introduction_text,
  codeword: session.codeword,
  approval: presentApproval(session),
  needsCapture: needsCapture(session),
  checkLiveness: session.check_liveness,
  attemptsLeft: attemptsLeft(session),
  attemptsMax: limits.captureAttempts,
  capture,
  locale: session.locale,
  page: lastPage(session),
});
