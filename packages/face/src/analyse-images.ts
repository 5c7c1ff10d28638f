import { assembleEvidence } from './assemble-evidence.ts';
import type { AnalyseOptions, Evidence } from './evidence.ts';
import type { FaceModels } from './model/face-models.ts';
import { type FrameObservation, observeFrame } from './observe-frame.ts';

/**
 * Analyses one capture on the calling thread: what every worker of the engine does, and the bench.
 * @param isCancelled asked before each image; when true the rest is not looked at
 * @returns null when cancelled
 */
export async function analyseImages(
  models: FaceModels,
  images: readonly Uint8Array[],
  options: Pick<AnalyseOptions, 'mode' | 'look'>,
  isCancelled: () => boolean = () => false,
): Promise<Evidence | null> {
  const start = performance.now();
  const observations: FrameObservation[] = [];
  for (const image of images) {
    if (isCancelled()) return null;
    observations.push(await observeFrame(models, image, options));
  }
  return assembleEvidence(observations, options.mode, models.embedder.definition, performance.now() - start);
}
