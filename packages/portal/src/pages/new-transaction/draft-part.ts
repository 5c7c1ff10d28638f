import type { PasskeyFacts } from './credential.ts';
import type { Draft, DraftErrors } from './draft.ts';

/** What each section of the form gets. */
export interface DraftPartProps {
  /** With the product and the credential that can be had. */
  draft: Draft;
  passkeys: PasskeyFacts;
  change: (changes: Partial<Draft>) => void;
  /** The words about what is wrong with a field; null when nothing is, or nobody has tried to send yet. */
  errorOf: (field: keyof DraftErrors) => string | null;
}
