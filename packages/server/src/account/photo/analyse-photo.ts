import { EngineOverloaded, type Evidence, type FaceEngine, type Quality } from '@selfsame/face';
import { Problem } from '../../platform/http/problem.ts';

/** The one usable face of a still. */
export interface PhotoFace {
  /** Unit length. */
  template: Float32Array;
  modelId: string;
  /** All models that had a part in it. */
  models: Evidence['models'];
  quality: Quality;
}

/** Whether somebody waits, and by which embedder; that of new templates unless told otherwise. */
export interface AnalysisChoice {
  signal?: AbortSignal | undefined;
  embedder?: string | undefined;
}

/**
 * Finds the one usable face in a still that the caller captured, by an embedder or by the one that makes new templates.
 * @throws Problem E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE with the reasons named, E_SERVER_BUSY
 */
export async function analysePhoto(
  engine: Pick<FaceEngine, 'analyse'>,
  image: Uint8Array,
  choice: AnalysisChoice = {},
): Promise<PhotoFace> {
  const evidence = await analyseOne(engine, image, 'photo', choice);
  const { template, reasons } = evidence;
  const quality = evidence.frames[0]?.quality;
  if (!template || !quality || reasons.length > 0) {
    throw new Problem('E_FACE_NOT_USABLE', { args: [nameReasons(evidence)] });
  }
  const { models } = evidence;
  return { template, modelId: models.embedder.id, models, quality };
}

/**
 * Analyses one image.
 * @throws Problem E_IMAGE_NOT_READABLE, E_SERVER_BUSY
 */
export async function analyseOne(
  engine: Pick<FaceEngine, 'analyse'>,
  image: Uint8Array,
  mode: 'photo' | 'upload',
  { signal, embedder }: AnalysisChoice = {},
): Promise<Evidence> {
  const options = { mode, ...(signal && { signal }), ...(embedder !== undefined && { embedder }) };
  const evidence = await waitForEngine(engine.analyse([image], options));
  if (evidence.frames[0]?.reasons.includes('ImageUnreadable')) {
    throw new Problem('E_IMAGE_NOT_READABLE', {
      args: ['it is damaged, cut short or beyond the size limits.'],
    });
  }
  return evidence;
}

/** What is wrong with the one face of an image, by name, most useful first. */
export function nameReasons({ reasons, frames }: Evidence): string {
  const all = [...new Set([...(frames[0]?.reasons ?? []), ...reasons])];
  // Of one image that is a matter of course, and no advice.
  return all.filter((reason) => reason !== 'TooFewGoodFrames').join(', ') || 'FaceNotDetected';
}

async function waitForEngine(analysis: Promise<Evidence>): Promise<Evidence> {
  try {
    return await analysis;
  } catch (cause) {
    if (!(cause instanceof EngineOverloaded)) throw cause;
    const { retryAfter } = cause;
    throw new Problem('E_SERVER_BUSY', { args: [retryAfter], retryAfter, cause });
  }
}

/**
 * The face of a picture that was usable before, as another embedder sees it; null where that one sees none.
 * @throws Problem E_SERVER_BUSY
 */
export async function embedPicture(
  engine: Pick<FaceEngine, 'analyse'>,
  image: Uint8Array,
  embedder: string,
): Promise<Float32Array | null> {
  return (await waitForEngine(engine.analyse([image], { mode: 'photo', embedder }))).template;
}
