import type { Remedy } from '@selfsame/contract';
import type { Evidence } from '@selfsame/face';
import { type ChallengeFault, challengeFaults, type FaultRule } from './challenge-fault.ts';
import type { LivenessFacts, LivenessSetting } from './liveness-facts.ts';

/**
 * The bounds of a signal's value, in its own unit. Worse than `fail` is a failure; what is no failure and not better
 * than `doubt` is in doubt. Null bounds nothing.
 */
export interface Bounds {
  /** Which values speak for a living person. */
  better: 'higher' | 'lower';
  fail: number | null;
  doubt: number | null;
  /**
   * Operating point once nothing further can be asked for: a doubtful value that is not worse passes. Null: a doubt
   * stays one.
   */
  settle: number | null;
}

/** How a signal came out. `unknown`: it was asked and could not be measured. */
export type VerdictResult = 'passed' | 'doubted' | 'failed' | 'unknown' | 'notAsked';

/** What a result counts as when the capture is decided. `nothing`: it is evidence for those who review, no more. */
export type Weight = 'liveness' | 'quality' | 'doubt' | 'nothing';

/** One way to tell a living person from a picture of one: a row of the table in `signals.ts`. */
export interface Signal {
  /** Stored with every verdict, and the key of the signal's texts in the portal. */
  name: string;
  /** Whether it is asked of a capture at all. */
  isAsked(facts: LivenessFacts): boolean;
  /** Its value; null when it could not be measured. */
  measure(facts: LivenessFacts): number | null;
  /**
   * Its bounds, by setting. `role` names the model that they belong to, where the value is a model's. A function where
   * they depend on that model or on the capture.
   */
  bounds: {
    role: keyof Evidence['models'] | null;
    in: Record<LivenessSetting, Bounds | ((facts: LivenessFacts) => Bounds | null) | null>;
  };
  /** The result where the value alone does not give it; undefined leaves it to the bounds. */
  readResult?(facts: LivenessFacts): VerdictResult | undefined;
  countsAs: Record<Exclude<VerdictResult, 'passed' | 'notAsked'>, Weight>;
  /** What the person is told when it did not pass; of what could not be measured, to hold still. */
  remedies: Remedy[];
  /** What it shows when it passed, and what it can't show; in English, for the API. */
  shows: string;
  doesNotShow: string;
  /** Where its bounds come from. */
  source: string;
}

/** How one signal came out for one capture. Stored with the attempt and in the receipt: the value and its bounds. */
export interface Verdict {
  name: string;
  result: VerdictResult;
  value: number | null;
  bounds: Bounds | null;
  /** The model that the bounds belong to; null when they belong to none. */
  model: string | null;
  /** The fault of a challenge that this signal speaks of; null without. */
  fault: ChallengeFault | null;
  /** What it counted as; `nothing` for what passed. */
  countedAs: Weight;
  /** What the person can do about it. */
  remedies: Remedy[];
}

/** Bounds with one edge: worse than it fails. */
export const atLeast = (fail: number): Bounds => ({ better: 'higher', fail, doubt: null, settle: null });
export const atMost = (fail: number): Bounds => ({ better: 'lower', fail, doubt: null, settle: null });

/** Places a value within bounds. NaN, which only a broken model gives, fails. */
export function placeValue(value: number, { better, fail, doubt }: Bounds): 'passed' | 'doubted' | 'failed' {
  if (Number.isNaN(value)) return 'failed';
  const sign = better === 'higher' ? 1 : -1;
  if (fail !== null && sign * value < sign * fail) return 'failed';
  if (doubt !== null && sign * value <= sign * doubt) return 'doubted';
  return 'passed';
}

/** The bounds that hold for a capture, and the model that they belong to. */
function findBounds(
  { bounds: { role, in: settings } }: Signal,
  facts: LivenessFacts,
): { model: string | null; bounds: Bounds | null } {
  const bounds = settings[facts.setting];
  return {
    model: role === null ? null : facts.models[role].id,
    bounds: typeof bounds === 'function' ? bounds(facts) : bounds,
  };
}

/** The rule of a challenge's fault, if it is this signal's. */
function faultOf(signal: Signal, facts: LivenessFacts): (FaultRule & { name: ChallengeFault }) | null {
  const fault = facts.challenge?.fault ?? null;
  if (fault === null || challengeFaults[fault].signal !== signal.name) return null;
  return { ...challengeFaults[fault], name: fault };
}

const notAsked = (name: string): Verdict => ({
  ...{ name, result: 'notAsked', value: null, bounds: null, model: null },
  ...{ fault: null, countedAs: 'nothing', remedies: [] },
});

/** Measures one signal of one capture and holds it against its bounds. Pure. */
export function judgeSignal(signal: Signal, facts: LivenessFacts): Verdict {
  const fault = faultOf(signal, facts);
  if (!signal.isAsked(facts) && !fault) return notAsked(signal.name);
  const value = signal.measure(facts);
  const { model, bounds } = findBounds(signal, facts);
  const measured = { name: signal.name, value, bounds, model };
  if (fault) {
    const { countsAs, remedies } = fault;
    return { ...measured, result: 'failed', fault: fault.name, countedAs: countsAs, remedies };
  }
  const result = signal.readResult?.(facts) ?? resultOf(value, bounds);
  if (result === 'passed' || result === 'notAsked')
    return { ...measured, result, fault: null, countedAs: 'nothing', remedies: [] };
  const remedies: Remedy[] = result === 'unknown' ? ['HoldStill'] : signal.remedies;
  return { ...measured, result, fault: null, countedAs: signal.countsAs[result], remedies };
}

function resultOf(value: number | null, bounds: Bounds | null): VerdictResult {
  if (bounds === null) return 'notAsked';
  return value === null ? 'unknown' : placeValue(value, bounds);
}
