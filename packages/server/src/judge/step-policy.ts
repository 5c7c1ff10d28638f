/**
 * Bounds of the head-turn dialogue. Angles in degrees relative to the person's own neutral pose.
 *
 * Sources. "Clips": three webcam clips of two people who turn their heads at ease (docs/biometrics.md#test-clips), measured with
 * this engine at 480 px: turns reach ±11 to ±21° yaw and 10 to 14° pitch, take 0.2 to 0.4 s, return as fast; beside a
 * yaw turn the pitch stays within 4°, at rest both stay within 2° from one tenth of a second to the next; a turned
 * frame has a cosine of 0.79 or more to the neutral one. Other people: at most 0.1 (docs/biometrics.md#test-clips).
 */
export const stepPolicy = {
  /**
   * A turn counts from here. Nobody in the clips was asked to turn far: the seven yaw turns reach 12, 13, 13, 14, 15, 16
   * and 17° from the neutral pose, the two of pitch 14 and 17°. At 15° four of seven would have been asked again.
   */
  yaw: 12,
  pitch: 10,
  /** Frames in a row that must show the turn asked for: one may be a slip of the landmarks; three make a mean. */
  turnFrames: 3,
  /** Frames in a row of another turn than the one asked, after which it is a wrong answer and no hesitation. */
  wrongFrames: 3,
  /** Back in the middle: this near to the neutral pose in both angles, for so many frames. */
  center: 6,
  centerFrames: 3,
  /** Between two frames of such a rest, in each angle: at rest clips stay within 2. */
  steady: 2.5,
  /** The neutral pose: so many frames within this spread, facing the camera. Cameras below the face read pitch 20. */
  neutralFrames: 3,
  neutralSpread: 4,
  neutralYaw: 18,
  neutralPitch: 25,
  /** A turn that is seen sooner after the prompt than this was under way before: human reaction takes 200 ms and more. */
  soonestMs: 200,
  /** Frames closer together than this are no stream of a camera (60 Hz: 17 ms) through a network that answers each. */
  closestMs: 12,
  /** Such frames, and copies of the one before, are skipped; more than so many in a row are no accident. */
  mostSkipped: 12,
  /**
   * The way of a turn. Clips at ease: at most 100° a second, 0.2 s at least from rest to the asked angle, so that five
   * frames a second just see it. A head may be three times as fast; landmarks slip by some degrees.
   */
  path: {
    /** Angles on the way lie between this one and the asked one; two are different from `distinct` degrees on. */
    fromAngle: 2.5,
    distinct: 0.7,
    /** So many different angles out and back, and so many together. */
    leastEachWay: 1,
    least: 3,
    /** Longest time between two frames while the head moves, and most degrees between them. */
    gapMs: 600,
    /**
     * Longest time between two frames (median) at which `least` is asked. A head that is 0.2 s on its way out and as long
     * back is seen there in 3 frames at 133 ms and in 2 at 200 ms, with luck: of 30 honest turns sent by POST on a busy
     * machine, 150 to 250 ms apart, 9 showed too few. Farther apart, one frame between `slowFromAngle` (a head at rest
     * sways less) and the asked angle does.
     */
    everyAngleMs: 133,
    /** A stream whose frames lie farther apart than this may show none at all: slow networks do that. Such a turn is in doubt. */
    slowMs: 250,
    slowFromAngle: 4,
    degreesPerSec: 300,
    slack: 5,
  },
  /** Turns whose way was not seen count for nothing and are followed by a further one; so many of a dialogue at most. */
  mostSpoiled: 2,
  /** Faces kept of each rest and each peak: their mean has less of a frame's noise. */
  keptFaces: 3,
  /**
   * After the neutral pose second faces are looked for in one frame of so many, and a face on the way from one pose to the next
   * is looked at closely in one of so many. Whose face it is, is asked of every frame.
   */
  look: { surroundingsOneIn: 3, closelyOneIn: 3 },
  /** Movement between two frames that no head makes within `jumpMs`: face sizes, ratio of sizes, degrees of yaw. */
  jump: { ms: 350, distance: 0.6, ratio: 1.45, yaw: 45 },
  /** One jump may be a hand that shifts the phone. */
  mostJumps: 1,
  /** Pictures whose signatures are remembered of a dialogue, spread over its steps. */
  mostSignatures: 8,
} as const;
