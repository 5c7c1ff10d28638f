import type { ChallengeState, FlashColor, LivenessMode, Remedy, StepAsk } from '@selfsame/contract';
import { builtInEmbedder, cosine, createFaceEngine } from '@selfsame/face';
import { createFaceScales } from '../../src/open-face.ts';
import type { Part } from '../../src/platform/http/handler.ts';
import { Problem } from '../../src/platform/http/problem.ts';
import { beginSelfie } from '../../src/session/begin/begin-selfie.ts';
import { beginVerification } from '../../src/session/begin/begin-verification.ts';
import { approveSession } from '../../src/session/capture/approve-session.ts';
import { issueAttempt } from '../../src/session/capture/issue-attempt.ts';
import { submitAttempt } from '../../src/session/capture/submit-attempt.ts';
import { answerStep } from '../../src/session/dialogue/answer-step.ts';
import { readCaptureRecord } from '../../src/store/session/attempt.ts';
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
const stillsOf = (frames: readonly Buffer[], meta: object = {}): Part[] => [
  metaOf(frames.length, meta),
  ...frames.map((bytes) => ({ name: 'frame', filename: 'f.jpg', contentType: 'image/jpeg', bytes })),
];

/** The tenant's own when nothing was set (`settings/matching`). */
const defaultFalseMatchRate = 1e-5;

/** A doubt asks for one more turn once; more rounds than that are a fault of the server. */
const mostRounds = 3;

const builtInScale = createFaceScales([builtInEmbedder]).primary;

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
  deps.findScale = createFaceScales(engine.embedders).find;

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
    const attempt = db.selectFrom('attempt').select(['id', 'evidence']).where('id', '=', attemptId);
    const kept = readCaptureRecord(await attempt.executeTakeFirstOrThrow());
    if (!kept) return null;
    const spoke = (kept.signals ?? [])
      .filter(({ countedAs }) => countedAs !== 'nothing')
      .map(({ name }) => name);
    return (
      kept.challenge?.fault ?? (spoke.join(', ') || null) ?? kept.fault ?? (kept.reasons.join(', ') || null)
    );
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

  /** Dialogue and pictures, and again as often as one more turn is asked for. */
  const answer = async (
    id: string,
    attemptId: string,
    { show, stills, meta = {} }: { show: Show; stills: () => Promise<Buffer[]>; meta?: object },
  ) => {
    for (let round = 1; ; round++) {
      const state = await follow(id, attemptId, show);
      if (state.outcome) return { attemptId, ...state.outcome };
      const submitted = await submit(id, attemptId, await stills(), meta);
      if (submitted.outcome !== 'continue' || round === mostRounds) return { attemptId, ...submitted };
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
      return answer(id, attemptId, { show, stills, meta });
    });

  /** An attempt in the passive mode: the pictures alone. */
  const attemptPassive = (stills: readonly Buffer[]): Promise<Verdict> =>
    judge(async () => {
      deps.livenessMode = 'passive';
      const id = await begin();
      const { attemptId } = await issue(id);
      return { attemptId, ...(await submit(id, attemptId, stills)) };
    });

  /** Two photos from elsewhere, as an enrolment and a comparison take them: accepted when they count as one person. */
  const compare = async (one: Buffer, other: Buffer): Promise<Verdict> => {
    const [a, b] = [
      await engine.analyse([one], { mode: 'photo' }),
      await engine.analyse([other], { mode: 'photo' }),
    ];
    const refusal = [...a.reasons, ...b.reasons][0];
    if (!a.template || !b.template)
      return { isAccepted: false, answer: refusal ?? 'no template', found: null };
    const isAccepted = cosine(a.template, b.template) >= builtInScale.cosineForFmr(defaultFalseMatchRate);
    return { isAccepted, answer: isAccepted ? 'match' : 'no match', found: null };
  };

  let accounts = 0;
  /** The same against an account that was enrolled with a picture: the answer to whether its owner is here. */
  const attemptAgainst = async (
    enrolled: Buffer,
    show: Show,
    stills: () => Promise<Buffer[]>,
  ): Promise<Verdict> => {
    const { template } = await engine.analyse([enrolled], { mode: 'photo' });
    if (!template) throw new Error('The enrolled picture shows no face');
    const account = await fixture.createAccountWith(
      `victim-${accounts++}`,
      template,
      engine.models.embedder.id,
    );
    return judge(async () => {
      deps.livenessMode = 'active';
      const { TransactionId: id } = await beginVerification(
        deps,
        caller,
        {
          FacialImageAccountNumber: account.account_number,
          TransportType: 0,
          CheckLiveness: true,
          TimeoutSec: 3_600,
        },
        AbortSignal.timeout(60_000),
      );
      await approveSession(deps, fixture.pageOf(id));
      const { attemptId } = await issue(id);
      return answer(id, attemptId, { show, stills });
    });
  };

  /** Forgets the pictures of earlier attempts: no species may be found out by what another one showed. */
  const forget = async () => {
    await db.deleteFrom('frame_hash').execute();
  };

  return {
    ...fixture,
    begin,
    issue,
    send,
    follow,
    submit,
    judge,
    attempt,
    attemptAgainst,
    attemptPassive,
    compare,
    forget,
  };
}

/** What {@link openStage} gives. */
export type Stage = Awaited<ReturnType<typeof openStage>>;
