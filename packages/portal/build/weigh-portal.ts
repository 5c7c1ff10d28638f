import type { FileSize } from '@selfsame/capture/compress-folder';

/** An entry of Vite's `manifest.json`. */
export interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

/** The files a chunk needs before it runs: itself, its static imports, their styles. */
function closureOf(chunks: Readonly<Record<string, Chunk>>, ids: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string) => {
    const chunk = chunks[id];
    if (!chunk || seen.has(id)) return;
    seen.add(id);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const id of ids) visit(id);
  return files;
}

const textFile = /\/texts\/([a-z]{2})\.ts$/;

/** What a visitor's first page loads, by page. */
export interface Weights {
  /** Bytes after brotli: shell, texts of the heaviest language, the heaviest page with its texts. */
  brotliFirst: number;
  /** Source path of that page. */
  heaviestPage: string;
}

/**
 * Weighs the first visit: everything the entry, the shell's texts, one page and its texts load. Parts that a page
 * loads after it stands (charts) are left out.
 * @param sizes sizes after brotli by file
 */
export function weighFirstVisit(
  chunks: Readonly<Record<string, Chunk>>,
  files: readonly FileSize[],
): Weights {
  const sizes = new Map(files.map(({ file, brotli }) => [file, brotli]));
  const weigh = (set: Iterable<string>) => [...set].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  const entries = Object.keys(chunks).filter((id) => chunks[id]!.isEntry);
  const english = (ids: readonly string[]) => ids.filter((id) => textFile.exec(id)?.[1] === 'en');
  const heaviestLanguage = (ids: readonly string[]): string[] =>
    english(ids).map((id) => {
      const folder = id.slice(0, -'en.ts'.length);
      const rivals = ids.filter((other) => other.startsWith(folder));
      return rivals.reduce((worst, other) =>
        weigh(closureOf(chunks, [other])) > weigh(closureOf(chunks, [worst])) ? other : worst,
      );
    });
  const dynamicOf = (ids: Iterable<string>) => [...ids].flatMap((id) => chunks[id]?.dynamicImports ?? []);
  const pages = Object.keys(chunks).filter((id) => /^src\/pages\/.+-page\.tsx$/.test(id));
  const shellTexts = heaviestLanguage(dynamicOf(entries));
  const base = [...entries, ...shellTexts];
  let worst: Weights = { brotliFirst: weigh(closureOf(chunks, base)), heaviestPage: '(none)' };
  for (const page of pages) {
    const loaded = closureOf(chunks, [...base, page]);
    const ids = Object.keys(chunks).filter((id) => loaded.has(chunks[id]!.file));
    const all = closureOf(chunks, [...base, page, ...heaviestLanguage(dynamicOf(ids))]);
    const brotliFirst = weigh(all);
    if (brotliFirst > worst.brotliFirst) worst = { brotliFirst, heaviestPage: page };
  }
  return worst;
}
