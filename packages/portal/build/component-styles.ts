import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const mantine = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'));
const classMap = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/;

/**
 * Gives every Mantine component that is used its own style sheet, in the chunk that uses it, instead of all 250 kB in
 * the first. They lie in the layer `mantine`, so that ours win in whatever order chunks arrive; those that others build
 * upon are imported by `src/theme/base-styles.ts`, in Mantine's order.
 */
export const componentStyles = (): Plugin => ({
  name: 'selfsame-component-styles',
  transform(code, id) {
    const name = classMap.exec(id)?.[1];
    if (name === undefined) return null;
    const file = join(mantine, 'styles', `${name}.layer.css`);
    return existsSync(file) ? { code: `import ${JSON.stringify(file)};\n${code}`, map: null } : null;
  },
});
