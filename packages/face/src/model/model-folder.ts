import { join } from 'node:path';
import { builtFolder } from '../built-folder.ts';

/** Where `npm run build` puts the model files unless told otherwise: `packages/face/dist/models`. */
export const defaultModelFolder = join(builtFolder, 'models');
