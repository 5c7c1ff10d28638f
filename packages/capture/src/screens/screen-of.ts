import { isWaiting } from '../machine/is-waiting.ts';
import { isLive } from '../machine/machine.ts';
import type { PageModel } from '../machine/states.ts';

/** Whether the way to the phone stands beside the screen: wherever a phone may take over, but for three narrow screens. */
export const hasPhonePanel = ({ state }: PageModel): boolean =>
  isWaiting(state) && !['code', 'paused', 'leaving'].includes(state.name);

/** Screens between which the focus moves; the live states are one. */
export function screenOf({ state }: PageModel): string {
  if (state.name === 'passkey') return `passkey ${state.phase === 'busy' ? 'ask' : state.phase}`;
  if (state.name === 'code') return state.sent === null ? 'code ask' : 'code enter';
  if (state.name === 'starting' && state.slow) return 'starting slow';
  return isLive(state) ? 'live' : state.name;
}
