import type { Db } from '../store/seal/vault.ts';
import type { FaceGallery, FoundTemplate } from './face-gallery.ts';
import type { SearchScale } from './search-scale.ts';

/** A face to look for: how it looks to an embedder. Null where that can't be said, because no picture is left. */
export type ProbeFace = (modelId: string) => Promise<Float32Array | null>;

/** What a search over the templates of several embedders needs. */
export interface SearchModels {
  gallery: Pick<FaceGallery, 'search' | 'modelsOf'>;
  /** The scale of an embedder that runs. */
  searchScale(modelId: string): SearchScale;
}

/** A stored face that was found, with its score on the one scale of all embedders. */
export interface ScoredFace extends FoundTemplate {
  score: number;
}

/**
 * Looks for a face among a tenant's credentials, best first. Each embedder's templates are searched with a probe of that
 * embedder, and never compared with another's; what is compared across embedders is the score, which is an error rate.
 */
export async function searchByModels(
  { gallery, searchScale }: SearchModels,
  db: Db,
  query: { tenantId: string; probe: ProbeFace; score: number; k: number; signal?: AbortSignal },
): Promise<ScoredFace[]> {
  const { tenantId, probe, score, k, signal } = query;
  const found: ScoredFace[] = [];
  for (const modelId of await gallery.modelsOf(db, tenantId)) {
    const template = await probe(modelId);
    if (template === null) continue;
    const scale = searchScale(modelId);
    const minCosine = scale.cosineForScore(Math.max(score, scale.range.min));
    const matches = await gallery.search(db, {
      ...{ tenantId, modelId, template, k, minCosine },
      ...(signal && { signal }),
    });
    found.push(...matches.map((match) => ({ ...match, score: scale.score(match.cosine) })));
  }
  return found.sort((a, b) => b.score - a.score || b.cosine - a.cosine).slice(0, k);
}
