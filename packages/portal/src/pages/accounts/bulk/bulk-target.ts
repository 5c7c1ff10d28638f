import type { AccountListItem } from '@selfsame/contract';
import type { Narrowing } from './collect-accounts.ts';

/** The users that something is done with. */
export interface BulkTarget {
  /** Those chosen on the page. */
  chosen: readonly AccountListItem[];
  /** What all that match are found by, where all are meant; null: only the chosen. */
  all: Narrowing | null;
  count: number;
}
