import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';

/** Where load, crash and fuzz write what they found. */
export const performanceDocument = join(repositoryRoot, 'docs/performance.md');

/**
 * Writes a generated part of a document between `<!-- name -->` and `<!-- /name -->`; at the end when it has none yet.
 * @param heading put before a part that is new
 */
export async function replaceSection(
  path: string,
  name: string,
  content: string,
  heading = '',
): Promise<void> {
  const text = await readFile(path, 'utf8');
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const part = `${open}\n${content}\n${close}`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  const written =
    from >= 0 && to > from
      ? text.slice(0, from) + part + text.slice(to + close.length)
      : `${text.trimEnd()}\n\n${heading === '' ? '' : `${heading}\n\n`}${part}\n`;
  await writeFile(path, written);
}
