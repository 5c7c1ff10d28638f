import type { CredentialQuality } from '@selfsame/contract';

/**
 * One word for what was measured. The bounds lie well inside what captures are refused for: a poor one was still good
 * enough to be enrolled, but is worth a new selfie when verifications of its owner fail.
 */
export function gradeQuality({
  EyeDistance,
  Sharpness,
  Brightness,
  Contrast,
}: CredentialQuality): 'good' | 'fair' | 'poor' {
  const doubts = [EyeDistance < 80, Sharpness < 4, Brightness < 70 || Brightness > 200, Contrast < 60];
  const count = doubts.filter(Boolean).length;
  return count === 0 ? 'good' : count === 1 ? 'fair' : 'poor';
}
