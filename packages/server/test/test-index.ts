import { SearchIndex } from '@selfsame/face';
import type { FaceIndex } from '../src/search/face-gallery.ts';

/** The real index, small. */
export const openTestIndex = (): Promise<FaceIndex> => SearchIndex.open({ maxTombstones: 1_000 });
