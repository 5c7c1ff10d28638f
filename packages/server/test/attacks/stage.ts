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
import { createSessionFixture, type SessionFixture } from '../session-fixture.ts';

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

type Engine = Awaited<ReturnType<typeof createFaceEngine>>;

/** The calls of a capture page, each a moment after the one before. */
function createPage({ deps, clock, caller, pageOf }: SessionFixture) {
  const send = (id: string, attemptId: string, frame: Buffer, afterSec = 0.1): Promise<ChallengeState> => {
    clock.advance(afterSec);
    return answerStep(deps, pageOf(id), attemptId, frame);
  };
  return {
    begin: async () => (await beginSelfie(deps, caller, { TimeoutSec: 3_600 })).OperationId,
    issue: (id: string) => issueAttempt(deps, pageOf(id)),
    send,
    /** Goes through the dialogue with the frames that a presentation shows for each ask, one every 0.1 s or so. */
    async follow(id: string, attemptId: string, show: Show): Promise<ChallengeState> {
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
    },
    submit(id: string, attemptId: string, frames: readonly Buffer[], meta: object = {}) {
      clock.advance(1);
      return submitAttempt(deps, pageOf(id), attemptId, stillsOf(frames, meta));
    },
  };
}

/** What the record says of an attempt. */
async function foundIn({ db }: SessionFixture, attemptId: string): Promise<string | null> {
  const attempt = db.selectFrom('attempt').select(['id', 'evidence']).where('id', '=', attemptId);
  const kept = readCaptureRecord(await attempt.executeTakeFirstOrThrow());
  if (!kept) return null;
  const spoke = (kept.signals ?? [])
    .filter(({ countedAs }) => countedAs !== 'nothing')
    .map(({ name }) => name);
  return (
    kept.challenge?.fault ?? (spoke.join(', ') || null) ?? kept.fault ?? (kept.reasons.join(', ') || null)
  );
}

/** How an attempt ended, for its user. */
interface Ended {
  attemptId: string;
  remedies: Remedy[];
  outcome: string;
}

/** The whole attempt as its user sees it: dialogue, then pictures. Errors of the protocol are verdicts too. */
async function judge(fixture: SessionFixture, run: () => Promise<Ended>): Promise<Verdict> {
  try {
    const { attemptId, remedies, outcome } = await run();
    const isAccepted = outcome === 'accepted';
    return {
      isAccepted,
      answer: isAccepted ? 'accepted' : remedies.join(', '),
      found: await foundIn(fixture, attemptId),
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { isAccepted: false, answer: error.code, found: null };
  }
}

/** What is shown in an attempt: in the dialogue, and on the pictures. */
interface Presentation {
  show: Show;
  stills: () => Promise<Buffer[]>;
  meta?: object;
}

/** Attempts of a selfie. */
function createSelfieAttempts(fixture: SessionFixture, page: ReturnType<typeof createPage>) {
  const { deps } = fixture;
  return {
    /** An attempt that follows with some pictures and ends with others. */
    attempt: (
      show: Show,
      stills: () => Promise<Buffer[]>,
      { meta = {}, mode = 'active' }: { meta?: object; mode?: LivenessMode } = {},
    ): Promise<Verdict> =>
      judge(fixture, async () => {
        deps.livenessMode = mode;
        const id = await page.begin();
        const { attemptId } = await page.issue(id);
        return answer(page, id, attemptId, { show, stills, meta });
      }),
    /** An attempt in the passive mode: the pictures alone. */
    attemptPassive: (stills: readonly Buffer[]): Promise<Verdict> =>
      judge(fixture, async () => {
        deps.livenessMode = 'passive';
        const id = await page.begin();
        const { attemptId } = await page.issue(id);
        return { attemptId, ...(await page.submit(id, attemptId, stills)) };
      }),
  };
}

/** Dialogue and pictures, and again as often as one more turn is asked for. */
async function answer(
  page: ReturnType<typeof createPage>,
  id: string,
  attemptId: string,
  { show, stills, meta = {} }: Presentation,
): Promise<Ended> {
  for (let round = 1; ; round++) {
    const state = await page.follow(id, attemptId, show);
    if (state.outcome) return { attemptId, ...state.outcome };
    const submitted = await page.submit(id, attemptId, await stills(), meta);
    if (submitted.outcome !== 'continue' || round === mostRounds) return { attemptId, ...submitted };
  }
}

/** Attempts against an account that was enrolled with a picture: the answer to whether its owner is here. */
function createAttemptsAgainst(fixture: SessionFixture, page: ReturnType<typeof createPage>, engine: Engine) {
  const { deps, caller } = fixture;
  let accounts = 0;
  const enrol = async (picture: Buffer): Promise<string> => {
    const { template } = await engine.analyse([picture], { mode: 'photo' });
    if (!template) throw new Error('The enrolled picture shows no face');
    const name = `victim-${accounts++}`;
    return (await fixture.createAccountWith(name, template, engine.models.embedder.id)).account_number;
  };
  return async (enrolled: Buffer, show: Show, stills: () => Promise<Buffer[]>): Promise<Verdict> => {
    const FacialImageAccountNumber = await enrol(enrolled);
    return judge(fixture, async () => {
      deps.livenessMode = 'active';
      const { TransactionId: id } = await beginVerification(
        deps,
        caller,
        { FacialImageAccountNumber, TransportType: 0, CheckLiveness: true, TimeoutSec: 3_600 },
        AbortSignal.timeout(60_000),
      );
      await approveSession(deps, fixture.pageOf(id));
      const { attemptId } = await page.issue(id);
      return answer(page, id, attemptId, { show, stills });
    });
  };
}

/** Compares two photos from elsewhere, as an enrolment and a comparison take them: accepted when they count as one person. */
async function compare(engine: Engine, one: Buffer, other: Buffer): Promise<Verdict> {
  const [a, b] = [
    await engine.analyse([one], { mode: 'photo' }),
    await engine.analyse([other], { mode: 'photo' }),
  ];
  const refusal = [...a.reasons, ...b.reasons][0];
  if (!a.template || !b.template) return { isAccepted: false, answer: refusal ?? 'no template', found: null };
  const isAccepted = cosine(a.template, b.template) >= builtInScale.cosineForFmr(defaultFalseMatchRate);
  return { isAccepted, answer: isAccepted ? 'match' : 'no match', found: null };
}

/**
 * The session module with the real engine and a real database, in mode `active` unless an attempt says otherwise. Time is
 * the test's, so that a slow machine is no late answer.
 */
export async function openStage(ending: { after(run: () => Promise<void>): void }) {
  const fixture = await createSessionFixture(ending);
  const engine = await createFaceEngine({ workers: 1 });
  ending.after(() => engine.close());
  const { deps, db } = fixture;
  deps.engine = engine;
  deps.livenessMode = 'active';
  deps.findScale = createFaceScales(engine.embedders).find;
  const page = createPage(fixture);
  return {
    ...fixture,
    ...page,
    ...createSelfieAttempts(fixture, page),
    attemptAgainst: createAttemptsAgainst(fixture, page, engine),
    judge: (run: () => Promise<Ended>) => judge(fixture, run),
    compare: (one: Buffer, other: Buffer) => compare(engine, one, other),
    /** Forgets the pictures of earlier attempts: no species may be found out by what another one showed. */
    async forget() {
      await db.deleteFrom('frame_hash').execute();
    },
  };
}

/** What {@link openStage} gives. */
export type Stage = Awaited<ReturnType<typeof openStage>>;
