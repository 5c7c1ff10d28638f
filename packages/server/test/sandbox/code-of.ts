import { Problem } from '../../src/platform/http/problem.ts';

/** The code with which something is refused; `done` when it is not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
