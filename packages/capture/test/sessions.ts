import type { CaptureState } from '@selfsame/contract';

/** A pending selfie session with the server's usual plan. */
export function pendingSession(changes: Partial<CaptureState> = {}): CaptureState {
  return {
    sandbox: false,
    purpose: 'selfie',
    status: 0,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    serverTime: new Date().toISOString(),
    introductionText: null,
    codeword: null,
    approval: null,
    approved: true,
    needsCapture: true,
    passkey: { step: 'none', answersLeft: 3, standIn: 'none' },
    checkLiveness: true,
    attemptsLeft: 3,
    attemptsMax: 3,
    inReview: false,
    capture: {
      frames: 6,
      intervalMs: 150,
      longSide: 1280,
      jpegQuality: 0.9,
      maxFrameBytes: 3_000_000,
      maxTotalBytes: 24_000_000,
      leastContext: 1.8,
    },
    locale: 'en',
    returnUrl: null,
    controlled: false,
    page: null,
    ...changes,
  };
}
