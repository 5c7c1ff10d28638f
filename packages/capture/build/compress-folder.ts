import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Sizes of one file in bytes. */
export interface FileSize {
  readonly file: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/**
 * Puts a `.br` (quality 11) and a `.gz` (level 9) beside every file of a folder.
 * @returns one row per file, largest first
 */
export async function compressFolder(folder: string): Promise<FileSize[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name));
  const rows = await Promise.all(
    files.map(async (entry): Promise<FileSize> => {
      const path = join(entry.parentPath, entry.name);
      const raw = await readFile(path);
      const brotli = brotliCompressSync(raw, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: 24,
          [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
        },
      });
      const gzip = gzipSync(raw, { level: 9 });
      await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzip)]);
      return { file: relative(folder, path), raw: raw.length, gzip: gzip.length, brotli: brotli.length };
    }),
  );
  return rows.sort((a, b) => b.brotli - a.brotli);
}
