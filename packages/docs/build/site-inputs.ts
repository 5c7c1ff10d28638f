import { join } from 'node:path';
import { root } from './read-pages.ts';

/** Files and folders that the site is made of, absolute: as long as none of them changes, a built site is up to date. */
export const siteInputs: readonly string[] = [
  ...[
    'README.md',
    'CHANGELOG.md',
    'package.json',
    'package-lock.json',
    'docs',
    'sdk/python/README.md',
    'NOTICE',
  ],
  ...[
    'packages/client/README.md',
    'packages/embed/README.md',
    'examples/README.md',
    'examples/shop',
    'packages/portal/assets/icon.svg',
  ],
  ...['packages/contract/src', 'packages/docs/build', 'packages/docs/build.ts', 'packages/docs/src'],
  ...['packages/server/src/platform/http/escape-html.ts', 'scripts/python-sdk'],
].map((name) => join(root, name));
