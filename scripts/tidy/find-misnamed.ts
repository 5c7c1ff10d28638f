import { basename } from 'node:path/posix';
import { exportedNames } from './exported-names.ts';
import { type Finding, isTestFile, isText, type Source } from './source.ts';

/** Files whose name says their part in a folder, not their export; CONTRIBUTING says what each is. */
const parts = /^(?:module|routes|main|cli|index|define|react|build|.*-routes)\.tsx?$/;

/**
 * Files with one or two exports, none of which shares a word with the file's name: `read-page.ts` exports `readPage`,
 * `pageOf` or `Page`. A file with more exports is named after what they have in common.
 */
export function findMisnamed(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => {
    const name = basename(source.path).replace(/\.tsx?$/, '');
    const names = [...exportedNames(source)].filter((each) => each !== 'default');
    if (names.length === 0 || names.length > 2 || parts.test(basename(source.path)) || isText(source.path))
      return [];
    if (isTestFile(source.path) || names.some((each) => shareWords(name, each))) return [];
    const message = `exports ${names.slice(0, 4).join(', ')}, but is called ${name}: name it after what it exports`;
    return [{ path: source.path, line: 1, subject: 'file name', message }];
  });
}

/** Whether the file's name and the export's have a word in common; `erase` and `erasure`, `view` and `views` are one. */
function shareWords(file: string, exported: string): boolean {
  const ours = wordsOf(file.replaceAll(/[-.]/g, ' '));
  const theirs = wordsOf(exported.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' '));
  return ours.some((word) => theirs.some((other) => word.startsWith(other) || other.startsWith(word)));
}

/** Stems of the words: four letters are enough to tell them apart. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(' ')
    .map((word) => word.slice(0, 4));
}
