import { SearchIndex } from '@selfsame/face';
import type { FaceIndex } from '../src/search/face-gallery.ts';

/** The real index, small. */
export const openTestIndex = (dimension: number): Promise<FaceIndex> =>
  SearchIndex.open({ dimension, maxTombstones: 1_000 });
