import type { State } from './states.ts';

/** Whether this page waits for the user, so that a phone may take over without cutting anything off. */
export function isWaiting(state: State): boolean {
  const { name } = state;
  return (
    (name === 'starting' && state.slow) ||
    name === 'approval' ||
    name === 'passkey' ||
    name === 'code' ||
    name === 'intro' ||
    (name === 'leaving' && !state.busy) ||
    name === 'retry' ||
    name === 'camera-error' ||
    name === 'paused'
  );
}
