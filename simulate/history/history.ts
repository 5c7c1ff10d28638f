import type { ActKind } from '../acts/act-kinds.ts';

/**
 * What goes wrong at one call to the outside (database, blobs, engine, a receiver of webhooks).
 * `fail`: nothing happens there, and the caller gets an error. `lost`: it happens, and the answer is lost. `hang`: it happens
 * or not, and the caller gives up waiting. `deadlock`: PostgreSQL ends the transaction, which may be run again. `slow`: time
 * passes before the answer. `killBefore` and `killAfter`: the node dies before the call, or after it.
 */
export type FaultKind = 'fail' | 'lost' | 'hang' | 'deadlock' | 'slow' | 'killBefore' | 'killAfter';

/** A fault that an act is to meet. */
export interface Fault {
  /**
   * At which of the act's calls, from 0, or at which of its commits: -1 is the first, -2 the second. An act that makes fewer
   * does not meet it.
   */
  at: number;
  kind: FaultKind;
}

/** Something that somebody does. Numbers stand for things; what they name is found when the act is done. */
export interface Act {
  kind: ActKind;
  /** Of the two nodes, the one that is asked. */
  node: 0 | 1;
  /** Of the two tenants, the one it is about. */
  tenant: 0 | 1;
  /** Which of the things there are (account, session, job …). */
  which: number;
  /** Which of the things it is done with (face, account …). */
  with: number;
  /** How it is done; each kind of act reads it in its own way. */
  how: number;
  /** Whether it runs beside the act before it, and does not wait for that. */
  isBeside: boolean;
  faults: Fault[];
}

/** What happens, in its order. */
export interface History {
  /** The seed that it was drawn from; it decides as well who goes on first where acts run beside each other. */
  seed: number;
  acts: Act[];
}

/** While it is done no server runs. */
const isOnlyAlone = ({ kind }: Act): boolean => kind === 'restore';

/** Acts that run beside each other. */
export function groupsOf(acts: readonly Act[]): Act[][] {
  const groups: Act[][] = [];
  for (const act of acts) {
    const last = groups.at(-1);
    if (last && act.isBeside && ![act, ...last].some(isOnlyAlone)) last.push(act);
    else groups.push([act]);
  }
  return groups;
}
