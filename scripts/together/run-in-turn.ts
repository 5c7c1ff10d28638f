import { suite } from 'node:test';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { noteCpuOf } from '../cpu/note-cpu.ts';
import { beginTurns, endTurns, noteWhatIsLeft } from './hung-process.ts';

/**
 * Runs test files one after the other in this process. Each is a suite of its own with its path as name, so that its hooks
 * are its own, the report names it, and the next is not loaded before its last hook has run.
 * @param files paths from the repository's root
 */
export async function runInTurn(files: readonly string[]): Promise<void> {
  beginTurns();
  for (const file of files) {
    await suite(file, async () => {
      await import(pathToFileURL(`${repositoryRoot}/${file}`).href);
    });
    noteCpuOf(`${repositoryRoot}/${file}`);
    noteWhatIsLeft(file);
  }
  endTurns();
}
