export type { CalibratedEmbedder } from './calibrate/calibrate-embedder.ts';
export { calibrateEmbedder } from './calibrate/calibrate-embedder.ts';
export type { MeasuredCalibration, MeasuredRow } from './calibrate/make-calibration.ts';
export { PairsUnusable } from './calibrate/measure-pairs.ts';
export { CsvUnusable } from './calibrate/read-csv.ts';
export { createFaceEngine } from './engine.ts';
export type {
  AnalyseOptions,
  Box,
  Evidence,
  FaceEngine,
  FrameEvidence,
  Pose,
  Quality,
  RefusalReason,
  StepLook,
  WorkOptions,
} from './evidence.ts';
export { EngineOverloaded, refusalReasons } from './evidence.ts';
export {
  cosineForFmr,
  fmrForCosine,
  fnmrForCosine,
  matchProbability,
  supportedFmr,
  wireScore,
} from './match/calibration.ts';
export { cosine, meanTemplate } from './match/template.ts';
export type { TurnedView, TurnedViewBounds, ViewComparison } from './match/turned-view.ts';
export { compareViews } from './match/turned-view.ts';
export { wilsonInterval } from './match/wilson-interval.ts';
export type { EmbedderDefinition } from './model/embedder.ts';
export { builtInEmbedder } from './model/embedder.ts';
export { readModelFile } from './model/load-model.ts';
export type { ModelManifest } from './model/manifest.ts';
export { manifests } from './model/manifest.ts';
export { defaultModelFolder } from './model/model-folder.ts';
export { ModelUnusable } from './model/model-unusable.ts';
export type {
  EmbedderNumbers,
  SamePersonNumbers,
} from './model/numbers/embedder-numbers.ts';
export type { PadNumbers } from './model/numbers/pad-numbers.ts';
export { padNumbers, padNumbersOf } from './model/numbers/pad-numbers.ts';
export { readEmbedder, readUncalibrated } from './model/read-embedder.ts';
export type { Tint } from './pipeline/face-tint.ts';
export { mirrorSignature, signatureDistance, signatureVersion } from './pipeline/frame-signature.ts';
export { leastCaptureContext } from './quality-rules.ts';
export type {
  DialogueTextures,
  TextureComparison,
} from './residue/compare-textures.ts';
export { frameHeight, frameWidth } from './residue/face-frame.ts';
export type { FaceTexture } from './residue/face-texture.ts';
export { meanTexture } from './residue/face-texture.ts';
export { residueBounds } from './residue/residue-bounds.ts';
export { readKernel } from './search/kernel/read-kernel.ts';
export { SearchIndex } from './search/search-index.ts';
export {
  simulatedFace,
  simulatedLikeness,
  simulateEvidence,
} from './simulate/simulate-evidence.ts';
export { simulatedEngine } from './simulate/simulated-engine.ts';
export { simulatedPicture } from './simulate/simulated-picture.ts';
