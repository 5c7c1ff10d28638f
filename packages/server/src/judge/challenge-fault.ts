import type { Remedy } from '@selfsame/contract';
import type { DialogueFault } from './dialogue.ts';

/** What can be wrong with a challenge: in its dialogue, or with the pictures that came after it. */
export type ChallengeFault =
  | DialogueFault
  /** The pictures were shown to this tenant before. */
  | 'replayed';

/** What a fault of a challenge counts as, what the person can do about it, and the signal that speaks of it. */
export interface FaultRule {
  signal: 'detector' | 'turns' | 'stream' | 'samePerson' | 'replay' | 'flash';
  countsAs: 'quality' | 'liveness';
  remedies: Remedy[];
}

/** The rule of every fault. A fault refuses the capture at once, whatever else was measured. */
export const challengeFaults: Record<ChallengeFault, FaultRule> = {
  late: { signal: 'turns', countsAs: 'quality', remedies: ['FollowPrompts'] },
  wrongTurn: { signal: 'turns', countsAs: 'liveness', remedies: ['FollowPrompts'] },
  tooSoon: { signal: 'turns', countsAs: 'liveness', remedies: ['FollowPrompts'] },
  path: { signal: 'turns', countsAs: 'quality', remedies: ['FollowPrompts', 'HoldStill'] },
  tooManyFrames: { signal: 'stream', countsAs: 'quality', remedies: ['FollowPrompts'] },
  repeated: { signal: 'stream', countsAs: 'liveness', remedies: ['UseLiveCamera'] },
  jump: { signal: 'stream', countsAs: 'liveness', remedies: ['HoldStill', 'UseLiveCamera'] },
  burst: { signal: 'stream', countsAs: 'liveness', remedies: ['UseLiveCamera'] },
  otherPerson: { signal: 'samePerson', countsAs: 'liveness', remedies: ['SamePersonThroughout'] },
  spoof: { signal: 'detector', countsAs: 'liveness', remedies: ['UseLiveCamera'] },
  flash: { signal: 'flash', countsAs: 'liveness', remedies: ['LessLight', 'UseLiveCamera'] },
  replayed: { signal: 'replay', countsAs: 'liveness', remedies: ['UseLiveCamera'] },
};
