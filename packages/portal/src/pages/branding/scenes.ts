import type { LookTextKey } from '@selfsame/contract';

/** Screens that the preview page can show (packages/capture/src/preview/preview-scenes.ts). */
export const scenes = [
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
export type Scene = (typeof scenes)[number];

/** The screen on which each text stands. */
export const sceneOf: Record<LookTextKey, Scene> = {
  introTitle: 'intro',
  introBody: 'intro',
  consentEnrol: 'intro',
  consentVerify: 'verify',
  agree: 'intro',
  approvalTitle: 'approval',
  approvalBody: 'approval',
  successTitle: 'success',
  successBody: 'success',
  expiredBody: 'expired',
  maxAttemptsBody: 'maxAttempts',
  declinedBody: 'declined',
  mismatchBody: 'mismatch',
};

/** Languages that the capture page speaks. */
export const captureLanguages = [
  ...['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr', 'ar', 'he', 'ja', 'zh'],
] as const;
