import type { CaptureEvidence } from '@selfsame/contract';

/** What became of a signal: it spoke for a living person, against, neither, or nobody asked it. */
export type SignalState = 'passed' | 'failed' | 'unsure' | 'notAsked';

/** The signals that stand against tricks before the camera. */
export type SignalName = 'detector' | 'turns' | 'samePerson' | 'replay' | 'flash';

/** One signal of one capture. */
export interface Signal {
  name: SignalName;
  state: SignalState;
}

/** Faults of a challenge that speak of its turns; the others have a signal of their own. */
const turnFaults = ['late', 'wrongTurn', 'tooSoon', 'repeated', 'jump', 'burst', 'tooManyFrames'];

const detectorState = ({ Liveness }: CaptureEvidence): SignalState => {
  if (!Liveness) return 'notAsked';
  if (Liveness.Zone === null) return 'unsure';
  if (!Liveness.IsLive) return 'failed';
  return Liveness.Zone === 'live' ? 'passed' : 'unsure';
};

const turnsState = ({ Challenge }: CaptureEvidence): SignalState => {
  if (!Challenge) return 'notAsked';
  if (Challenge.Fault !== null && turnFaults.includes(Challenge.Fault)) return 'failed';
  return Challenge.TurnsDone >= Challenge.Turns.length ? 'passed' : 'unsure';
};

const samePersonState = (evidence: CaptureEvidence): SignalState => {
  const { Challenge, IdentityFloor, QualityReasons } = evidence;
  if (Challenge?.Fault === 'otherPerson' || QualityReasons.includes('IdentityInconsistent')) return 'failed';
  if (IdentityFloor === null && Challenge?.Likeness == null) return 'unsure';
  return 'passed';
};

const replayState = ({ Challenge }: CaptureEvidence): SignalState => {
  if (!Challenge) return 'notAsked';
  return Challenge.ReplayOf === null ? 'passed' : 'failed';
};

const flashStates = { pass: 'passed', fail: 'failed', inconclusive: 'unsure' } as const;

const flashState = ({ Challenge }: CaptureEvidence): SignalState =>
  Challenge?.Flash ? flashStates[Challenge.Flash.Result] : 'notAsked';

/** How each signal stands for one capture, in the order of the threat table of `docs/security.md`. */
export const livenessSignals = (evidence: CaptureEvidence): Signal[] => [
  { name: 'detector', state: detectorState(evidence) },
  { name: 'turns', state: turnsState(evidence) },
  { name: 'samePerson', state: samePersonState(evidence) },
  { name: 'replay', state: replayState(evidence) },
  // Most tenants never ask for it.
  ...(evidence.Challenge?.Flash ? [{ name: 'flash', state: flashState(evidence) } as const] : []),
];
