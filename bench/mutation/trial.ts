import type { Mutant } from './find-mutants.ts';

/** What is to be tried; no mutant: whether the tests pass as they are. */
export interface Trial {
  file: string;
  mutant: Mutant | null;
  /** Files of the tests. */
  tests: readonly string[];
}
