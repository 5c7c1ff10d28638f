import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors, operationIds } from '../packages/contract/src/index.ts';

/**
 * What of the contract no test reached, from the notes of `record-contract.ts`.
 * @param folder where the test processes left their notes
 */
export async function findUnreached(folder: string): Promise<{ operations: string[]; errors: string[] }> {
  const files = await readdir(folder).catch(() => []);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const reached = new Set(texts.flatMap((text) => text.split('\n')));
  return {
    operations: operationIds.filter((id) => !reached.has(`operation ${id}`)),
    errors: Object.keys(errors).filter((code) => !reached.has(`error ${code}`)),
  };
}
