import type { Effect, PageModel, State, Transition } from './states.ts';

/** To another state, with what must be done there. */
export function go(model: PageModel, state: State, ...effects: Effect[]): Transition {
  return { model: { ...model, state }, effects };
}

/** Where the camera is asked for. */
export const starting: State = { name: 'starting', slow: false };

/** Nothing to be done. */
export function stay(model: PageModel): Transition {
  return { model, effects: [] };
}
