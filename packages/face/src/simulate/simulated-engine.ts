import { createHash } from 'node:crypto';
import type { FaceEngine } from '../evidence.ts';
import { simulatedFace, simulateEvidence } from './simulate-evidence.ts';

/**
 * Sees in every image a living person whom its bytes alone decide: the same file is the same face, any other another. For
 * images that a sandbox is sent. Looks at none of them, and costs no analysis.
 * @param engine whose models it answers by
 */
export const simulatedEngine = (
  engine: Pick<FaceEngine, 'models' | 'embedders'>,
): Pick<FaceEngine, 'analyse'> => ({
  async analyse(images, { embedder: wanted = engine.models.embedder.id }) {
    const embedder = engine.embedders.find(({ id }) => id === wanted);
    if (!embedder) throw new RangeError(`The embedder ${wanted} does not run`);
    const bytes = createHash('sha256');
    for (const image of images) bytes.update(image);
    const { id, sha256 } = embedder;
    return simulateEvidence(
      { ...engine.models, embedder: { id, sha256 } },
      {
        template: simulatedFace(`${id}/${bytes.digest('hex')}`, embedder.dimension),
        ...{ reasons: [], isLive: true, pictures: images.length },
      },
    );
  },
});
