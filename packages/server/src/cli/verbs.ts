import { backupVerb } from './backup.ts';
import { restoreVerb } from './restore.ts';
import type { Verb } from './verb.ts';

/** Every verb, in the order of the help. */
export const verbs: readonly Verb[] = [backupVerb, restoreVerb];
