import type { Draft, DraftErrors } from './draft.ts';

/** What each section of the form gets. */
export interface DraftPartProps {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  /** The words about what is wrong with a field; null when nothing is, or nobody has tried to send yet. */
  errorOf: (field: keyof DraftErrors) => string | null;
}
