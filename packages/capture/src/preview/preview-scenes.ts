import type { CaptureState, PageLook } from '@selfsame/contract';
import type { End, PageModel, State } from '../machine/states.ts';

/** Screens that a preview can show, in the order in which a user meets them. */
export const sceneNames = [
  'intro',
  'verify',
  'approval',
  'live',
  'retry',
  'success',
  'mismatch',
  'maxAttempts',
  'declined',
  'expired',
] as const;
/** One of them. */
export type SceneName = (typeof sceneNames)[number];

const ended = (end: End): State => ({ name: 'done', end, page: 'verifiedPage' });

const states: Readonly<Record<SceneName, State>> = {
  intro: { name: 'intro' },
  verify: { name: 'intro' },
  approval: { name: 'approval', busy: null },
  live: { name: 'position', hint: 'closer', manual: false },
  retry: { name: 'retry', remedies: ['MoreLight', 'HoldStill'] },
  success: ended('success'),
  mismatch: ended('mismatch'),
  maxAttempts: ended('maxAttempts'),
  declined: ended('declined'),
  expired: ended('expired'),
};

/** A session that exists nowhere. */
const session = (scene: SceneName): CaptureState => ({
  sandbox: false,
  purpose: scene === 'intro' ? 'selfie' : 'verification',
  status: 0,
  expiresAt: '2100-01-01T00:00:00Z',
  serverTime: '2100-01-01T00:00:00Z',
  introductionText: null,
  codeword: null,
  approval: { title: '', items: [] },
  approved: scene !== 'approval',
  needsCapture: true,
  passkey: { step: 'none', answersLeft: 3, standIn: 'none' },
  checkLiveness: true,
  attemptsLeft: 2,
  attemptsMax: 3,
  inReview: false,
  capture: {
    ...{ frames: 6, intervalMs: 150, longSide: 1, jpegQuality: 1 },
    ...{ maxFrameBytes: 1, maxTotalBytes: 1, leastContext: 1 },
  },
  locale: null,
  returnUrl: null,
  controlled: false,
  page: null,
});

/** The page's model in a scene. */
export const modelOf = (scene: SceneName, look: PageLook | null): PageModel => ({
  state: states[scene],
  stuck: false,
  passkeys: 'able',
  look,
  code: null,
  offer: null,
  cameras: [],
  turns: true,
  sound: false,
  keeps: { until: scene === 'intro' ? 'temporary' : 'check', hours: 72, reviewSec: null },
  flashes: false,
  calm: false,
  session: session(scene),
  renewals: 0,
});
