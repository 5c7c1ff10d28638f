import type { AnalyseOptions } from '../../evidence.ts';
import type { Calibration } from '../../match/calibration.ts';
import type { TurnedViewBounds } from '../../match/turned-view.ts';

/** From which cosine on pictures of one sitting count as one person. */
export interface SamePersonNumbers {
  /** Two pictures that face the camera, −1…1. */
  facing: number;
  /** A picture of a turned head against one that faces the camera: a turned head keeps less of its likeness. */
  turned: number;
  source: string;
}

/** Bounds of the length of a raw embedding (`Quality.embeddingNorm`), which drops when a face is covered. */
export interface OcclusionNumbers {
  /** Below this a frame is refused, by mode; an upload is held to what a capture is. */
  least: Record<Exclude<AnalyseOptions['mode'], 'upload'>, number>;
  /** Below this a frame of a capture is refused as long as there are better ones. */
  leastPreferred: number;
  source: string;
}

/**
 * All numbers that belong to one embedder: another one has others. What was not measured is null, on purpose and said
 * so; then that check is not made with this embedder.
 */
export interface EmbedderNumbers {
  calibration: Calibration;
  samePerson: SamePersonNumbers;
  /** Null: covered faces are not refused by the length of the embedding. */
  occlusion: OcclusionNumbers | null;
  /** Null: turned views are not compared with enrolled ones. */
  views: TurnedViewBounds | null;
}
