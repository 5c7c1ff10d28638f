import { fileURLToPath } from 'node:url';

/** Where `build-models.ts` puts the model files unless told otherwise: `.cache/models` of the repository. */
export const defaultModelFolder = fileURLToPath(new URL('../../../../.cache/models', import.meta.url));
