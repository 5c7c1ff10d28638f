/**
 * Bounds of the head-turn dialogue. Angles in degrees relative to the person's own neutral pose.
 *
 * Sources. "Clips": three webcam clips of two people who turn their heads at ease (biometrics.md §11), measured with
 * this engine at 480 px: turns reach ±11 to ±21° yaw and 10 to 14° pitch, take 0.2 to 0.4 s, return as fast; beside a
 * yaw turn the pitch stays within 4°, at rest both stay within 2° from one tenth of a second to the next; a turned
 * frame has a cosine of 0.79 or more to the neutral one. Other people: at most 0.1 (biometrics.md §11).
 */
export const stepPolicy = {
  /** A turn counts from here. Clips reach 11° and more; pitch moves less and is noisier. */
  yaw: 10,
  pitch: 7,
  /** Frames in a row that must show the turn asked for: one may be a slip of the landmarks. */
  turnFrames: 2,
  /** Frames in a row of another turn than the one asked, after which it is a wrong answer and no hesitation. */
  wrongFrames: 3,
  /** Back in the middle: this near to the neutral pose in both angles, for so many frames. */
  center: 6,
  centerFrames: 2,
  /** The neutral pose: so many frames within this spread, facing the camera. Cameras below the face read pitch 20. */
  neutralFrames: 3,
  neutralSpread: 4,
  neutralYaw: 18,
  neutralPitch: 25,
  /** A turn that is seen sooner after the prompt than this was under way before: human reaction takes 200 ms and more. */
  soonestMs: 200,
  /** Frames closer together than this are no stream of a camera (60 Hz: 17 ms) through a network that answers each. */
  closestMs: 12,
  /** Such frames, and exact copies of the one before, are skipped; more than so many are no accident. */
  mostSkipped: 12,
  /** Movement between two frames that no head makes within `jumpMs`: face sizes, ratio of sizes, degrees of yaw. */
  jump: { ms: 350, distance: 0.6, ratio: 1.45, yaw: 45 },
  /** One jump may be a hand that shifts the phone. */
  mostJumps: 1,
  /** Cosine to the neutral frame under which it is somebody else; as between a mean and a turned face in `face`. */
  sameFace: 0.3,
  /** The same for the still pictures, which face the camera; as between two frames of a capture in `face`. */
  sameFaceStill: 0.4,
  /** Pictures whose signatures are remembered of a dialogue, spread over its steps. */
  mostSignatures: 8,
} as const;
