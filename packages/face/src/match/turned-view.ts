import { cosine } from './template.ts';

/** A person's face from one side: the mean of some sharp frames at the peak of one turn of the head. */
export interface TurnedView {
  turn: 'left' | 'right' | 'up' | 'down';
  /** Mean angle from the person's own neutral pose, degrees. */
  yaw: number;
  pitch: number;
  /** How many frames the mean is over, at least 1. */
  frames: number;
  /** Unit length, of one embedder. */
  template: Float32Array;
}

/** When a turned view fits with an enrolled one. The numbers belong to an embedder. */
export interface TurnedViewBounds {
  /** Cosine to the enrolled view of the same side above which the two are near enough. */
  near: number;
  /** By how much the view is nearer to the enrolled side than to the enrolled frontal face. */
  nearer: number;
  /** Views farther apart than this in yaw or pitch are not compared, degrees. */
  mostApart: number;
  /** A view over fewer frames than this is not compared. */
  leastFrames: number;
  source: string;
}

/** How one turn of a verification compares with the enrolment. */
export interface ViewComparison {
  turn: TurnedView['turn'];
  /** Cosine to the enrolled view of the same side, −1…1. */
  toTurned: number;
  /** Cosine to the enrolled frontal template, −1…1. */
  toFrontal: number;
}

/**
 * Compares the turned views of a verification with the enrolled ones of the same sides. A picture of a face that is bent
 * into a turn invents the side that it does not show; the enrolment saw it.
 * Views whose angles differ too much, or that rest on too few frames, are left out. All templates are of one embedder.
 * @param bounds of that embedder
 */
export function compareViews(
  seen: readonly TurnedView[],
  enrolled: { frontal: Float32Array; views: readonly TurnedView[] },
  bounds: TurnedViewBounds,
): ViewComparison[] {
  const fits = (view: TurnedView, other: TurnedView): boolean =>
    view.turn === other.turn &&
    Math.min(view.frames, other.frames) >= bounds.leastFrames &&
    Math.abs(view.yaw - other.yaw) <= bounds.mostApart &&
    Math.abs(view.pitch - other.pitch) <= bounds.mostApart;
  return seen.flatMap((view) => {
    const cosines = enrolled.views
      .filter((other) => fits(view, other))
      .map((other) => cosine(view.template, other.template));
    if (cosines.length === 0) return [];
    return [
      {
        turn: view.turn,
        toTurned: Math.max(...cosines),
        toFrontal: cosine(view.template, enrolled.frontal),
      },
    ];
  });
}
