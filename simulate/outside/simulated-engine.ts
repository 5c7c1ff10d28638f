import { builtInEmbedder, EngineOverloaded } from '@selfsame/face';
import type { SharedEngine } from '../../packages/server/src/face/share-engine.ts';
import { evidenceOf, testModels } from '../../packages/server/test/scene.ts';
import { callOutside, failingWith } from './call-outside.ts';

const failAt = failingWith((kind) =>
  kind === 'hang' ? new EngineOverloaded(1) : new Error('The worker of the face engine died'),
);

/** An engine that reads scenes in place of faces; both nodes may have the same one, since it keeps nothing. */
export const simulatedEngine: SharedEngine = {
  analyse: (images) => callOutside(failAt, async () => evidenceOf(images)),
  async compareTextures() {
    throw new Error('This engine compares no textures');
  },
  models: testModels,
  embedders: [builtInEmbedder],
  async close() {},
};
