import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Rows of a CSV file by column name. */
export interface CsvTable {
  rows: Record<string, string>[];
  /** Resolves a path of a cell: relative ones are relative to the file. */
  resolvePath(path: string): string;
}

/** Thrown when a file isn't the table it should be. */
export class CsvUnusable extends Error {}

/**
 * Reads a plain comma-separated file with a header line (no quoting).
 * @throws CsvUnusable when a column is missing or a line has another number of cells
 */
export async function readCsv(path: string, columns: readonly string[]): Promise<CsvTable> {
  const text = await readFile(path, 'utf8');
  return { rows: parseCsv(text, columns), resolvePath: (cell) => resolve(dirname(path), cell) };
}

/**
 * Parses the text of such a file.
 * @throws CsvUnusable as `readCsv`
 */
export function parseCsv(text: string, columns: readonly string[]): Record<string, string>[] {
  if (text.includes('"')) throw new CsvUnusable('Quoted cells are not understood');
  const [header = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const names = header.split(',').map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new CsvUnusable(`The header has no ${missing.join(', ')}: ${header}`);
  return lines.map((line, i) => {
    const cells = line.split(',').map((cell) => cell.trim());
    if (cells.length !== names.length)
      throw new CsvUnusable(`Line ${i + 2} has ${cells.length} cells, not ${names.length}`);
    return Object.fromEntries(names.map((name, k) => [name, cells[k]!]));
  });
}
