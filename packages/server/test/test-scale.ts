import { builtInEmbedder } from '@selfsame/face';
import type { MatchScale } from '../src/judge/match-scale.ts';

/** One bound for all rates, and the numbers of the product for the rest. */
export const testScale: MatchScale = {
  fmrRange: { min: 1e-6, max: 0.1 },
  cosineForFmr: () => 0.48,
  score: (cosine) => Math.round(cosine * 100),
  matchProbability: (cosine) => Math.max(0, cosine),
  samePerson: builtInEmbedder.numbers.samePerson,
  views: builtInEmbedder.numbers.views,
};
