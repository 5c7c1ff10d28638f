import type { CaptureState } from '@selfsame/contract';

/** A pending selfie session with the server's usual plan. */
export function pendingSession(changes: Partial<CaptureState> = {}): CaptureState {
  return {
    purpose: 'selfie',
    status: 0,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    serverTime: new Date().toISOString(),
    introductionText: null,
    codeword: null,
    approval: null,
    needsCapture: true,
    checkLiveness: true,
    attemptsLeft: 3,
    attemptsMax: 3,
    capture: {
      frames: 6,
      intervalMs: 150,
      longSide: 1280,
      jpegQuality: 0.9,
      maxFrameBytes: 3_000_000,
      maxTotalBytes: 24_000_000,
    },
    locale: 'en',
    page: null,
    ...changes,
  };
}
