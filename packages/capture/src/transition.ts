import type { Effect, Model, State, Transition } from './states.ts';

/** To another state, with what must be done there. */
export function go(model: Model, state: State, ...effects: Effect[]): Transition {
  return { model: { ...model, state }, effects };
}

/** Nothing to be done. */
export function stay(model: Model): Transition {
  return { model, effects: [] };
}
