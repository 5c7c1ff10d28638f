import { Problem } from '../platform/problem.ts';

/** Refuses a look with one sentence. @throws Problem E_LOOK_NOT_VALID */
export const refuseLook = (sentence: string): never => {
  throw new Problem('E_LOOK_NOT_VALID', { args: [sentence] });
};
