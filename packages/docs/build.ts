/**
 * Builds the documentation site into the server, which serves it at `/docs/`, unless it is there already for the same inputs.
 * `node packages/docs/build.ts FOLDER [BASE]` builds it into a folder of its own, for any server of files that answers `NAME` with
 * `NAME.html`; BASE is the path it is served under.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stampInputs } from '@selfsame/capture/input-stamp';
import { root } from './build/read-pages.ts';
import { siteInputs } from './build/site-inputs.ts';

const [folder, base = '/docs/'] = process.argv.slice(2);
const served = join(root, 'packages/server/dist/docs');
const stampFile = `${served}.stamp`;

async function build(target: string): Promise<void> {
  // Imported late: most starts find nothing to do.
  const { writeSite } = await import('./build/write-site.ts');
  const began = performance.now();
  const pages = await writeSite(target, base);
  console.log(`docs: ${pages} pages in ${Math.round(performance.now() - began)} ms`);
}

if (folder) await build(resolve(folder));
else {
  const stamp = await stampInputs(root, siteInputs);
  const isBuilt = existsSync(join(served, 'index.html'));
  if (isBuilt && (await readFile(stampFile, 'utf8').catch(() => '')) === stamp)
    console.log('docs: up to date');
  else {
    await build(served);
    await writeFile(stampFile, stamp);
  }
}
