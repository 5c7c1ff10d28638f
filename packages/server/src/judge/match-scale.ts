import type { SamePersonNumbers, TurnedViewBounds } from '@selfsame/face';

/** What the cosines of one embedder mean. Those of another mean something else, and the two are never compared. */
export interface MatchScale {
  /** Cosine from which templates count as one person at a false match rate. @throws RateUnsupported */
  cosineForFmr(falseMatchRate: number): number;
  /** Whole-number score of a cosine, −12·log10(FMR); beyond the calibration's evidence it is extrapolated. */
  score(cosine: number): number;
  /** Belief of a cosine, 0…1; says less than the score. */
  matchProbability(cosine: number): number;
  /** False match rates that the embedder's calibration has evidence for. */
  fmrRange: { min: number; max: number };
  samePerson: SamePersonNumbers;
  /** Null where turned views of this embedder are not compared. */
  views: TurnedViewBounds | null;
}

/** The scale of an embedder that runs; null when it does not. */
export type FindScale = (embedderId: string) => MatchScale | null;
