export type { FaceEngineOptions } from './engine.ts';
export { createFaceEngine, mostImages } from './engine.ts';
export type {
  AnalyseOptions,
  Box,
  Evidence,
  FaceEngine,
  FrameEvidence,
  ModelIdentity,
  Pose,
  Quality,
  RefusalReason,
} from './evidence.ts';
export { EngineOverloaded, refusalReasons } from './evidence.ts';
export {
  cosineForFmr,
  fmrForCosine,
  fnmrForCosine,
  matchProbability,
  RateUnsupported,
  supportedFmr,
  wireScore,
} from './match/calibration.ts';
export type { Calibration, CalibrationRow } from './match/calibration-lfw.ts';
export { lfwCalibration } from './match/calibration-lfw.ts';
export { cosine, meanTemplate } from './match/template.ts';
export type { Interval } from './match/wilson-interval.ts';
export { wilsonInterval } from './match/wilson-interval.ts';
export { ModelUnusable, readModelFile } from './model/load-model.ts';
export { manifests } from './model/manifest.ts';
export { defaultModelFolder } from './model/model-folder.ts';
export type { Tint } from './pipeline/face-tint.ts';
export { signatureDistance } from './pipeline/frame-signature.ts';
export type { Match } from './search/gallery.ts';
export type { SearchErrorCode } from './search/search-error.ts';
export { SearchError } from './search/search-error.ts';
export type { SearchEntry, SearchIndexOptions, SearchQuery } from './search/search-index.ts';
export { SearchIndex } from './search/search-index.ts';
export type { SearchStats } from './search/tenant-galleries.ts';
