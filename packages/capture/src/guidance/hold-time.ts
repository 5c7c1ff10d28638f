import type { Challenge } from '@selfsame/contract';

const PASSIVE_MS = 500;
/** The server waits for a steady face itself. */
const FIRST_TURNS_MS = 250;
/** A head that was cut off in a turn takes a second to come back; taken for the neutral pose, all turns would be wrong. */
const LATER_TURNS_MS = 1_200;

/**
 * How long all must be right before the pictures are taken, or before an active challenge begins, ms.
 * @param kind of the challenge to come; null when it is not known yet
 * @param wasAsked whether this page has asked for a turn of the head before
 */
export function holdMs(kind: Challenge['kind'] | null, wasAsked: boolean): number {
  if (kind !== 'head-turn') return PASSIVE_MS;
  return wasAsked ? LATER_TURNS_MS : FIRST_TURNS_MS;
}
