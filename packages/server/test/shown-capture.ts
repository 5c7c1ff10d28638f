import {
  builtInEmbedder,
  type Evidence,
  manifests,
  type RefusalReason,
  simulateEvidence,
} from '@selfsame/face';
import type { ChallengeFault } from '../src/judge/challenge-fault.ts';
import { type CapturePolicy, type Decision, decide } from '../src/judge/decide.ts';
import { type ChallengeFacts, type LivenessFacts, notMeasured } from '../src/judge/liveness-facts.ts';
import { judgeSignals } from '../src/judge/signals.ts';
import { weighVerdicts } from '../src/judge/weigh-verdicts.ts';

const identity = (id: string) => ({ id, sha256: '0' });

/** The models of the product, by name. */
const models: LivenessFacts['models'] = {
  detector: identity(manifests.shortRangeDetector.id),
  landmarks: identity(manifests.landmarks.id),
  embedder: identity(manifests.embedder.id),
  pad: identity(manifests.pad.id),
};

const answered: ChallengeFacts = {
  ...{ fault: null, turns: 3, turnsDone: 3, turnsUnseen: 0, frames: 40, likeness: 0.8 },
  ...{ flash: null, residue: null, views: null },
};

/** What a capture showed where nothing speaks against it, passive unless said otherwise. */
export const factsAs = (facts: Partial<LivenessFacts> = {}): LivenessFacts => ({
  ...notMeasured,
  setting: facts.challenge ? 'active' : 'passive',
  models,
  embedder: builtInEmbedder.numbers,
  pad: { meanLogit: 6, frames: 6 },
  identityFloor: 0.9,
  ...facts,
});

/** An answered challenge, as its signals see it. */
export const challengeAs = (facts: Partial<ChallengeFacts> = {}): ChallengeFacts => ({
  ...answered,
  ...facts,
});

/** One picture of a capture: what is wrong with it, what the detector says of it and what surrounds the face. */
export interface ShownPicture {
  reasons?: readonly RefusalReason[];
  padLogit?: number | null;
  /** Null: its quality was not measured. */
  context?: number | null;
}

/** Evidence of pictures, alive and good unless said otherwise, as the engine sums it up. */
export function evidenceAs(pictures: readonly ShownPicture[], change: Partial<Evidence> = {}): Evidence {
  const template = Float32Array.of(1);
  const evidence = simulateEvidence(models, {
    template,
    reasons: [],
    isLive: true,
    pictures: pictures.length,
  });
  const frames = evidence.frames.map((frame, i) => {
    const { reasons = [], padLogit = frame.padLogit, context = 2.4 } = pictures[i]!;
    const quality = context === null ? null : { ...frame.quality!, context };
    return { ...frame, reasons: [...reasons], padLogit, quality };
  });
  return { ...evidence, frames, ...change };
}

/** A capture in the few numbers that a decision hangs on. */
export interface Shown {
  reasons: readonly RefusalReason[];
  hasTemplate: boolean;
  pad: { meanLogit: number | null; frames: number };
  challenge: { fault: ChallengeFault | null; canExtend: boolean } | null;
  cosine: number | null;
}

/** What is asked of it. */
export type Asked = Omit<CapturePolicy, 'doubt'> &
  Partial<Pick<CapturePolicy, 'doubt'>> & { checkLiveness: boolean };

/** Holds a capture against every signal, weighs them and decides, as a judged capture goes. */
export function decideAsShown(shown: Shown, { checkLiveness, ...policy }: Asked): Decision {
  const { challenge, reasons, hasTemplate, cosine } = shown;
  const canGoOn = challenge?.canExtend ?? false;
  const facts = factsAs({
    pad: checkLiveness ? shown.pad : null,
    challenge: challenge && challengeAs({ fault: challenge.fault }),
  });
  const liveness = weighVerdicts(judgeSignals(facts), canGoOn);
  return decide({ reasons, hasTemplate, liveness, canGoOn, cosine }, { doubt: 'reject', ...policy });
}
