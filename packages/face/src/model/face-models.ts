import type { Evidence } from '../evidence.ts';
import { requireResidueBounds } from '../residue/residue-bounds.ts';
import { fullRangeDetector, shortRangeDetector } from './blazeface.ts';
import { type AlignedFace, builtInEmbedder, createEmbedder, type EmbedderDefinition } from './embedder.ts';
import { faceMesh } from './face-mesh.ts';
import { loadModel, readModelFile } from './load-model.ts';
import { type ModelManifest, manifests } from './manifest.ts';
import type { Model, RunningModel } from './model.ts';
import { padNumbersOf } from './numbers/pad-numbers.ts';
import { padNet } from './pad-net.ts';

const shared = { shortRangeDetector, fullRangeDetector, faceMesh, padNet };

/** An embedder that is loaded, with all that is known of it. */
export interface RunningEmbedder extends RunningModel<AlignedFace, Float32Array> {
  definition: EmbedderDefinition;
}

/** The models that one analysis runs, loaded. One call at a time. */
export type FaceModels = {
  [K in keyof typeof shared]: (typeof shared)[K] extends Model<infer I, infer O> ? RunningModel<I, O> : never;
} & { embedder: RunningEmbedder };

const identify = ({ id, sha256 }: ModelManifest) => ({ id, sha256 });

/** The identities that go with every piece of evidence that an embedder had a part in. */
export const modelIdentities = (embedder: EmbedderDefinition): Evidence['models'] => ({
  detector: identify(manifests.shortRangeDetector),
  landmarks: identify(manifests.landmarks),
  embedder: identify(embedder),
  pad: identify(manifests.pad),
});

/**
 * Loads every model of the pipeline from `folder`.
 * @throws ModelUnusable when one is absent, is not the one that was measured, or an embedder does not answer as defined
 */
export async function loadFaceModels(
  folder: string,
  embedder: EmbedderDefinition = builtInEmbedder,
): Promise<FaceModels> {
  return {
    shortRangeDetector: await loadModel(shortRangeDetector, folder),
    fullRangeDetector: await loadModel(fullRangeDetector, folder),
    faceMesh: await loadModel(faceMesh, folder),
    padNet: await loadModel(padNet, folder),
    embedder: await loadEmbedder(embedder, folder),
  };
}

/** Loads one embedder, to run with models that are loaded already. @throws ModelUnusable as `loadFaceModels` */
export async function loadEmbedder(definition: EmbedderDefinition, folder: string): Promise<RunningEmbedder> {
  const running = await loadModel(createEmbedder(definition), folder, [definition.dimension]);
  return { ...running, definition };
}

/**
 * Checks every model before the engine starts: its file, that its numbers are known, and that each embedder answers as its
 * definition says.
 * @throws ModelUnusable as `loadFaceModels`, and when a model has no numbers
 */
export async function checkModels(folder: string, embedders: readonly EmbedderDefinition[]): Promise<void> {
  padNumbersOf(manifests.pad.id);
  requireResidueBounds(manifests.landmarks.id);
  for (const { manifest } of Object.values(shared)) await readModelFile(folder, manifest);
  for (const definition of embedders) await (await loadEmbedder(definition, folder)).release();
}
