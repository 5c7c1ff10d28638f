import type { Evidence } from '../evidence.ts';
import { fullRangeDetector, shortRangeDetector } from './blazeface.ts';
import { embedder } from './embedder.ts';
import { faceMesh } from './face-mesh.ts';
import { loadModel, readModelFile } from './load-model.ts';
import { type ModelManifest, manifests } from './manifest.ts';
import type { Model, RunningModel } from './model.ts';
import { padNet } from './pad-net.ts';

const models = { shortRangeDetector, fullRangeDetector, faceMesh, embedder, padNet };

/** The models of one worker, loaded. One call at a time. */
export type FaceModels = {
  [K in keyof typeof models]: (typeof models)[K] extends Model<infer I, infer O> ? RunningModel<I, O> : never;
};

/** The identities that go with every piece of evidence. */
export const modelIdentities: Evidence['models'] = {
  detector: identify(manifests.shortRangeDetector),
  landmarks: identify(manifests.landmarks),
  embedder: identify(manifests.embedder),
  pad: identify(manifests.pad),
};

function identify({ id, sha256 }: ModelManifest) {
  return { id, sha256 };
}

/**
 * Loads every model of the pipeline from `folder`.
 * @throws ModelUnusable when one is absent or is not the one that was measured
 */
export async function loadFaceModels(folder: string): Promise<FaceModels> {
  return {
    shortRangeDetector: await loadModel(shortRangeDetector, folder),
    fullRangeDetector: await loadModel(fullRangeDetector, folder),
    faceMesh: await loadModel(faceMesh, folder),
    embedder: await loadModel(embedder, folder),
    padNet: await loadModel(padNet, folder),
  };
}

/**
 * Checks every model file without loading it.
 * @throws ModelUnusable as `loadFaceModels`
 */
export async function checkModelFiles(folder: string): Promise<void> {
  for (const manifest of Object.values(manifests)) await readModelFile(folder, manifest);
}
