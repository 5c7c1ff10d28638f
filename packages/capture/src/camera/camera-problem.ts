/** Why there may be no camera picture. Each has its own help text. */
export const cameraProblems = [
  /** Not https, so the browser hides its cameras. */
  'insecure',
  /** A browser, or an app's built-in one, that knows no camera. */
  'unsupported',
  /** The embedding page does not allow the camera to this frame. */
  'blockedByHost',
  /** The user, or an earlier answer, said no. */
  'refused',
  /** The question was closed without an answer. */
  'dismissed',
  /** The operating system does not allow the camera to the browser. */
  'blockedBySystem',
  'notFound',
  /** Another program holds the camera. */
  'busy',
  /** The camera was unplugged or taken away while it ran. */
  'ended',
  /** The camera opened but sends no picture. */
  'noPicture',
  'unknown',
] as const;
export type CameraProblem = (typeof cameraProblems)[number];

/** Thrown by {@link file://./camera.ts} when no picture can be had. */
export class CameraError extends Error {
  readonly problem: CameraProblem;

  constructor(problem: CameraProblem, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'CameraError';
    this.problem = problem;
  }
}
