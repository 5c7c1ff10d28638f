import { fileURLToPath } from 'node:url';

/** What `npm run build` makes for the engine: the converted models and the compiled search kernel. */
export const builtFolder = fileURLToPath(new URL('../dist', import.meta.url));

/** What to do when something of it is missing or changed; the package of `npm run pack:server` can't build. */
export const builtRemedy = 'Run `npm run build`, or install the package again when there is no source code.';
