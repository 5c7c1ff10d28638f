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

const refusals = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOENT', 'ENOTDIR', 'EIO'];
/** What fails on a file that is open names no path; a command that calls this has only these files open for writing. */
const writingCalls = ['write', 'fsync', 'close'];

/**
 * Turns the refusal of the file system to write these files into a sentence; gives back any other error, as of a picture
 * that can't be read.
 */
export function explainWriting(error: unknown, files: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  const { code = '', syscall = '', path } = error as NodeJS.ErrnoException;
  const ours = files.flatMap((file) => [file, `${file}.partial`, dirname(file)]);
  const isWriting = path === undefined ? writingCalls.includes(syscall) : ours.includes(path);
  if (!isWriting || !refusals.includes(code)) return error;
  return new VerbFailed(`${files.join(' and ')} can't be written: ${error.message}`, { cause: error });
}
