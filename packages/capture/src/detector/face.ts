/** A point in units of the detector's square: 0…1 from left to right and from top to bottom. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A detected face. Box centre and size are in units of the detector's square picture (0…1); the box runs from the
 * brows to the chin, not over the hair. "Right" and "left" are the person's own.
 */
export interface Face {
  /** 0.5…1 */
  readonly score: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rightEye: Point;
  readonly leftEye: Point;
  readonly nose: Point;
  readonly mouth: Point;
  readonly rightEar: Point;
  readonly leftEar: Point;
}
