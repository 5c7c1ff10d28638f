import { AsyncLocalStorage } from 'node:async_hooks';
import type { Fault } from '../history/history.ts';
import type { Turns } from './turns.ts';

/** A node, as far as what it calls is concerned. */
export interface Mortal {
  /** Whether its process is there. */
  isAlive: boolean;
  /** Ends it between two statements: connections break off, and nothing of it goes on. */
  kill(): Promise<void>;
}

/** An act that is being done: whose calls are counted, and meet its faults. */
export interface ActContext {
  id: number;
  node: Mortal;
  faults: readonly Fault[];
  /** Calls to the outside so far. */
  calls: number;
  /** Commits among them. */
  commits: number;
  /** Faults that it met. */
  met: Fault[];
  turns: Turns;
  /** Lets time pass, s. */
  pass(seconds: number): void;
}

const storage = new AsyncLocalStorage<ActContext>();

/** Runs what an act does; all that it calls finds the act again. */
export const runAct = <T>(context: ActContext, run: () => Promise<T>): Promise<T> =>
  storage.run(context, run);

/** The act behind a call; undefined for what the simulator itself does. */
export const currentAct = (): ActContext | undefined => storage.getStore();
