import type { CheckLivenessRequest, LivenessDetectionResult } from '@selfsame/contract';
import type { FaceEngine } from '@selfsame/face';
import { analyseOne, nameReasons } from './analyse-photo.ts';
import { readImage } from './read-image.ts';

/** How the "live" logit of presentation-attack detection is judged. */
export interface LivenessScale {
  /** Lowest logit that counts as live. */
  acceptFrom: number;
  /** Probability of a logit, 0…1. */
  probability(logit: number): number;
}

/** What the check needs. */
export interface CheckLivenessDependencies {
  engine: FaceEngine;
  liveness: LivenessScale;
}

/**
 * Passive presentation-attack detection on one image, judged as a camera frame: the detector lives on what
 * surrounds the head, so a tight crop is unusable and says so. One image says less than a capture of several;
 * nothing here proves that it was taken just now.
 * @throws Problem for an image that can't be read, and E_SERVER_BUSY; an unusable face is an answer, not an error
 */
export async function checkLiveness(
  deps: CheckLivenessDependencies,
  request: CheckLivenessRequest,
  signal?: AbortSignal,
): Promise<LivenessDetectionResult> {
  const { bytes } = readImage(request.FacialImage);
  const evidence = await analyseOne(deps.engine, bytes, 'capture', signal);
  const frame = evidence.frames[0];
  const version = evidence.models.pad.id;
  if (!frame || frame.padLogit === null || frame.reasons.length > 0) {
    return {
      IsLive: false,
      Version: version,
      Probability: 0,
      Score: 0,
      Quality: 0,
      Error: `The face in the image cannot be used: ${nameReasons(evidence)}.`,
      ErrorId: 'E_FACE_NOT_USABLE',
    };
  }
  return {
    IsLive: frame.padLogit >= deps.liveness.acceptFrom,
    Version: version,
    Probability: deps.liveness.probability(frame.padLogit),
    Score: frame.padLogit,
    Quality: 1,
    Error: null,
    ErrorId: null,
  };
}
