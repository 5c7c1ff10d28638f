import type { ChallengeState, FlashColor, LivenessMode, Remedy, StepAsk } from '@selfsame/contract';
import { createFaceEngine } from '@selfsame/face';
import type { Part } from '../../src/platform/handler.ts';
import { Problem } from '../../src/platform/problem.ts';
import { answerStep } from '../../src/session/answer-step.ts';
import { beginSelfie } from '../../src/session/begin-selfie.ts';
import { issueAttempt } from '../../src/session/issue-attempt.ts';
import { submitAttempt } from '../../src/session/submit-attempt.ts';
import { createSessionFixture } from '../session-fixture.ts';

/** How a presentation ended. */
export interface Verdict {
  isAccepted: boolean;
  /** Remedies that the user was told, or the code of the error; what was found out, for the record. */
  answer: string;
  found: string | null;
}

/** What is before the camera: for an ask, the how manieth frame of it, and the colour of the screen, if it has one. */
export type Show = (ask: StepAsk, nth: number, color: FlashColor | null) => Promise<Buffer>;

/** The part of a submission that says how it was taken. */
const metaOf = (frames: number, change: object): Part => ({
  name: 'meta',
  filename: undefined,
  contentType: 'application/json',
  bytes: Buffer.from(
    JSON.stringify({
      frames: Array.from({ length: frames }, (_, i) => ({ atMs: i * 150 })),
      camera: { width: 640, height: 480, label: 'FaceTime HD Camera' },
      detector: 'wasm',
      ...change,
    }),
  ),
});

/** The parts of a submission. */
export const stillsOf = (frames: readonly Buffer[], meta: object = {}): Part[] => [
  metaOf(frames.length, meta),
  ...frames.map((bytes) => ({ name: 'frame', filename: 'f.jpg', contentType: 'image/jpeg', bytes })),
];

/** More frames than any presentation of the kit needs; the colours alone take sixty. */
const mostFrames = 200;

/**
 * The session module with the real engine and a real database, in mode `active` unless an attempt says otherwise. Time is
 * the test's, so that a slow machine is no late answer.
 */
export async function openStage(ending: { after(run: () => Promise<void>): void }) {
  const fixture = await createSessionFixture(ending);
  const engine = await createFaceEngine({ workers: 1 });
  ending.after(() => engine.close());
  const { deps, db, clock, caller } = fixture;
  deps.engine = engine;
  deps.livenessMode = 'active';

  const begin = async () => (await beginSelfie(deps, caller, { TimeoutSec: 3_600 })).OperationId;
  const issue = (id: string) => issueAttempt(deps, fixture.pageOf(id));
  const send = (id: string, attemptId: string, frame: Buffer, afterSec = 0.1): Promise<ChallengeState> => {
    clock.advance(afterSec);
    return answerStep(deps, fixture.pageOf(id), attemptId, frame);
  };

  /** Goes through the dialogue with the frames that a presentation shows for each ask, one every 0.1 s or so. */
  const follow = async (id: string, attemptId: string, show: Show): Promise<ChallengeState> => {
    let state = await send(id, attemptId, await show('center', 0, null));
    let ask: StepAsk = 'center';
    let nth = 1;
    for (let i = 0; i < mostFrames && state.state === 'running'; i++) {
      const { ask: now, color } = state.step!;
      if (now !== ask) nth = 0;
      ask = now;
      // From prompt to movement; whoever gets nowhere is looked at less often, for the test's sake.
      const afterSec = color !== null ? 0.1 : nth === 0 ? 0.3 : nth < 8 ? 0.13 : 0.8;
      state = await send(id, attemptId, await show(ask, nth++, color), afterSec);
    }
    return state;
  };

  const submit = (id: string, attemptId: string, frames: readonly Buffer[], meta: object = {}) => {
    clock.advance(1);
    return submitAttempt(deps, fixture.pageOf(id), attemptId, stillsOf(frames, meta));
  };

  /** What the record says of an attempt. */
  const foundIn = async (attemptId: string): Promise<string | null> => {
    const { evidence } = await db
      .selectFrom('attempt')
      .select('evidence')
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow();
    const kept = evidence as {
      fault: string | null;
      reasons: string[];
      challenge: { fault: string | null } | null;
    };
    return kept && (kept.challenge?.fault ?? kept.fault ?? (kept.reasons.join(', ') || null));
  };

  /** The whole attempt as its user sees it: dialogue, then pictures. Errors of the protocol are verdicts too. */
  const judge = async (run: () => Promise<{ attemptId: string; remedies: Remedy[]; outcome: string }>) => {
    try {
      const { attemptId, remedies, outcome } = await run();
      const isAccepted = outcome === 'accepted';
      return {
        isAccepted,
        answer: isAccepted ? 'accepted' : remedies.join(', '),
        found: await foundIn(attemptId),
      };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { isAccepted: false, answer: error.code, found: null };
    }
  };

  /** An attempt that follows with some pictures and ends with others. */
  const attempt = (
    show: Show,
    stills: () => Promise<Buffer[]>,
    { meta = {}, mode = 'active' }: { meta?: object; mode?: LivenessMode } = {},
  ): Promise<Verdict> =>
    judge(async () => {
      deps.livenessMode = mode;
      const id = await begin();
      const { attemptId } = await issue(id);
      const state = await follow(id, attemptId, show);
      if (state.outcome) return { attemptId, ...state.outcome };
      return { attemptId, ...(await submit(id, attemptId, await stills(), meta)) };
    });

  /** Forgets the pictures of earlier attempts: no species may be found out by what another one showed. */
  const forget = async () => {
    await db.deleteFrom('frame_hash').execute();
  };

  return { ...fixture, begin, issue, send, follow, submit, judge, attempt, forget };
}

/** What {@link openStage} gives. */
export type Stage = Awaited<ReturnType<typeof openStage>>;
