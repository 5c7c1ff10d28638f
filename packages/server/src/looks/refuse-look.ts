import { Problem } from '../platform/http/problem.ts';

/** Refuses a look with one sentence. @throws Problem E_LOOK_NOT_VALID */
export function refuseLook(sentence: string): never {
  throw new Problem('E_LOOK_NOT_VALID', { args: [sentence] });
}
