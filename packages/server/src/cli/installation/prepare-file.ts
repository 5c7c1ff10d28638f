import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { VerbFailed } from '../verb.ts';

/**
 * Makes the folder of a file that a command is about to write, for its owner only.
 * @throws VerbFailed with the folder and why, when it can't be made or written to
 */
export async function prepareFile(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new VerbFailed(`${file} can't be written: the folder ${folder} can't be made or used (${code}).`, {
      cause,
    });
  }
}

/** Turns the refusal of the file system into a sentence; gives back any other error. */
export function explainWriting(error: unknown, files: readonly string[]): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || syscall === undefined) return error;
  if (!['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOENT', 'ENOTDIR', 'EIO'].includes(code))
    return error;
  return new VerbFailed(`${files.join(' and ')} can't be written: ${error.message}`, { cause: error });
}
