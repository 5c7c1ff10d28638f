import {
  cosineForFmr,
  type EmbedderDefinition,
  type EmbedderNumbers,
  fmrForCosine,
  fnmrForCosine,
  matchProbability,
  supportedFmr,
  wireScore,
} from '@selfsame/face';

/** Makes the scale of 1:N search; the search module has it. */
export type MakeSearchScale<Search> = (calibration: {
  cosineForFmr(falseMatchRate: number): number;
  fmrRange: { min: number; max: number };
}) => Search;

/** Everything that the numbers of one embedder say of its cosines, in the words of the modules that judge them. */
export interface FaceScale<Search> {
  /** Id of the embedder. */
  model: string;
  fmrRange: { min: number; max: number };
  cosineForFmr(falseMatchRate: number): number;
  /** Whole-number score of a cosine; one scale for 1:1 and 1:N, since clients hold both against one number (decision 0147). */
  score(cosine: number): number;
  matchProbability(cosine: number): number;
  samePerson: EmbedderNumbers['samePerson'];
  views: EmbedderNumbers['views'];
  search: Search;
  /** What the error rates rest on. */
  calibration: {
    model: string;
    source: string;
    caveat: string;
    genuinePairs: number;
    impostorPairs: number;
    cosineForFmr(falseMatchRate: number): number;
    fnmrForCosine(cosine: number): number;
    /** −12·log10(FMR), no higher than the evidence reaches. */
    score(cosine: number): number;
  };
}

/** The scale of an embedder, from the numbers that it carries. */
export function createFaceScale<Search extends { score(cosine: number): number }>(
  { id, numbers }: Pick<EmbedderDefinition, 'id' | 'numbers'>,
  makeSearchScale: MakeSearchScale<Search>,
): FaceScale<Search> {
  const { calibration, samePerson, views } = numbers;
  const { least, most } = supportedFmr(calibration);
  const fmrRange = { min: least, max: most };
  const cosineOf = (rate: number) => cosineForFmr(rate, calibration);
  const search = makeSearchScale({ cosineForFmr: cosineOf, fmrRange });
  const { source, caveat, genuinePairs, impostorPairs } = calibration;
  return {
    ...{ model: id, fmrRange, samePerson, views, search, cosineForFmr: cosineOf },
    score: (cosine) => search.score(cosine),
    matchProbability: (cosine) => matchProbability(cosine, calibration),
    calibration: {
      ...{ model: id, source, caveat, genuinePairs, impostorPairs, cosineForFmr: cosineOf },
      fnmrForCosine: (cosine) => fnmrForCosine(cosine, calibration),
      score: (cosine) => wireScore(fmrForCosine(cosine, calibration), calibration),
    },
  };
}
