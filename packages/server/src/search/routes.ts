import type { Clock } from '../platform/clock.ts';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { type IdentifyDependencies, identify } from './identify.ts';

/** What 1:N search needs of the rest. */
export interface SearchDependencies extends IdentifyDependencies {
  clock: Clock;
}

/** Answers 1:N search. */
export const searchHandlers = (deps: SearchDependencies): Handlers<'Identify'> => ({
  Identify: ({ principal, parts, signal }) =>
    identify(deps, { ...callerOf(principal), parts, now: deps.clock.now(), signal }),
});
